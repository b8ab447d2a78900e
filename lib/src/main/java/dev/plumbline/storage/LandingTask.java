package dev.plumbline.storage;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.secrets.MaskingSink;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.tables.Reject;
import dev.plumbline.terms.reject.FileReject;
import dev.plumbline.terms.reject.RejectReasons;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads one group of landing files, a buffer at a time, as an iterator of canonical rows. */
final class LandingTask implements Iterator<InternalRow>, Sink {
  private final Iterator<ReadPlan.Item> items;
  private final SideFiles side;
  private final Configuration hadoop;
  private final java.util.function.Consumer<TaskFigures> done;
  private final ReadCount count;
  private final Deque<InternalRow> ready = new ArrayDeque<>();
  private final TextHashes texts = new TextHashes();
  private final List<FileFigures> finished = new ArrayList<>();
  private ReadPlan.Item item;
  private FileReading reading;
  private MaskingSink masking;
  private FileFigures figures;
  private InternalValues internal;
  private int periodPosition;
  private boolean exhausted;

  LandingTask(
      List<ReadPlan.Item> items,
      SideFiles side,
      Configuration hadoop,
      java.util.function.Consumer<TaskFigures> done) {
    this(items, side, hadoop, done, ReadCount.unseen());
  }

  /** A task whose reading is counted while it goes on. */
  LandingTask(
      List<ReadPlan.Item> items,
      SideFiles side,
      Configuration hadoop,
      java.util.function.Consumer<TaskFigures> done,
      ReadCount count) {
    this.items = items.iterator();
    this.side = side;
    this.hadoop = hadoop;
    this.done = done;
    this.count = count;
  }

  @Override
  public boolean hasNext() {
    try {
      while (ready.isEmpty() && !exhausted) {
        advance();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !ready.isEmpty();
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.poll();
  }

  private void advance() throws IOException {
    if (reading != null) {
      readOn();
    } else if (items.hasNext()) {
      start(items.next());
    } else {
      side.close();
      exhausted = true;
      done.accept(new TaskFigures(finished, side.paths()));
    }
  }

  private void start(ReadPlan.Item next) throws IOException {
    item = next;
    masking = new MaskingSink(this, next.ingester().rows(), next.source().settings().privacy());
    figures = new FileFigures(next.file(), texts);
    TableSpec table = next.ingester().rows();
    internal = internal == null ? new InternalValues(table) : internal;
    periodPosition =
        table
            .partition()
            .filter(c -> c.name().equals(IngestFileDay.BILLING_PERIOD_START.name()))
            .map(table::position)
            .orElse(-1);
    try {
      reading = new FileReading(next, hadoop);
    } catch (MalformedFile e) {
      refuse(e);
    } catch (FileNotFoundException e) {
      figures.gone();
      finished.add(figures);
      count.file(item.file().bytes());
    } catch (IOException e) {
      stop(e);
    }
  }

  private void readOn() throws IOException {
    try {
      if (!reading.cursor().read(masking)) {
        finish();
        return;
      }
      count.at(reading.position());
    } catch (MalformedFile e) {
      refuse(e);
    } catch (IOException e) {
      stop(e);
    }
  }

  /** What the file holds beyond this point cannot be read; what came before counts. */
  private void stop(IOException e) throws IOException {
    String why =
        FileReject.UNREADABLE.with(
            e.getMessage() == null ? e.getClass().getName() : e.getMessage());
    figures.stopped(SecretText.masked(why), unread(), e instanceof EOFException || isCut(e));
    masking.reject(figures.recordsIn() + 1, null, List.of(why));
    finish();
  }

  private long unread() {
    return reading == null
        ? item.file().bytes()
        : Math.max(0, item.file().bytes() - reading.consumed());
  }

  /** How the decompressors say that the file ended too early. */
  private static boolean isCut(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("Unexpected end of") || message.contains("Truncated source");
  }

  /**
   * Nothing of the file is used; where rows of it may share a data file with others', they stay.
   */
  private void refuse(MalformedFile e) throws IOException {
    if (periodPosition < 0 && figures.rowsOut() > 0) {
      stop(e);
      return;
    }
    figures.refuse(SecretText.masked(String.valueOf(e.getMessage())));
    masking.reject(1, null, List.of(FileReject.MALFORMED_FILE.with(e.getMessage())));
    finish();
  }

  private void finish() throws IOException {
    if (reading == null) {
      // It could not even be opened as its format.
      figures.digest(Digests.of(item.file(), hadoop));
    } else {
      figures.digest(reading.digest());
      if (reading.isMoved()) {
        figures.moved();
      }
      reading.close();
      reading = null;
    }
    figures.hid(masking.hidden());
    finished.add(figures);
    count.file(item.file().bytes());
  }

  @Override
  public void row(Object[] values, LocalDate from, LocalDate through) {
    LocalDate period = periodPosition < 0 ? null : (LocalDate) values[periodPosition];
    figures.row(values, from, through, period);
    ready.add(internal.row(values));
  }

  @Override
  public void sideRow(TableSpec table, Object[] values) {
    writeSide(table, values);
  }

  @Override
  public void accepted(long records) {
    figures.accept(records);
  }

  @Override
  public void reject(long lineNumber, String raw, List<String> reasons) {
    figures.reject();
    Object[] values = new Object[Reject.TABLE.columns().size()];
    values[Reject.TABLE.position(Reject.SOURCE)] = item.source().settings().name();
    values[Reject.TABLE.position(Reject.SOURCE_FILE)] = item.source().path();
    values[Reject.TABLE.position(Reject.LINE_NUMBER)] = lineNumber;
    values[Reject.TABLE.position(Reject.FORMAT)] = item.ingester().format();
    values[Reject.TABLE.position(Reject.REASONS)] = reasons;
    values[Reject.TABLE.position(Reject.REMEDY)] = RejectReasons.remedy(reasons);
    values[Reject.TABLE.position(Reject.RAW)] =
        raw == null || raw.length() <= 2000 ? raw : raw.substring(0, 2000);
    writeSide(Reject.TABLE, values);
  }

  @Override
  public void rejectedCharge(long lineNumber, Object[] values, boolean isUnreadable) {
    figures.rejectedCharge(lineNumber, values, isUnreadable);
  }

  private void writeSide(TableSpec table, Object[] values) {
    try {
      side.write(table, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void duplicate() {
    figures.duplicated();
  }

  @Override
  public void ignored(String reason, long records) {
    figures.ignore(reason, records);
  }

  @Override
  public void absent(String reason) {
    figures.lack(reason);
  }

  @Override
  public void warning(String text) {
    figures.warn(text);
  }

  @Override
  public void unmapped(String column) {
    figures.unmapped(column);
  }
}
