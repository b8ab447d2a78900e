package dev.plumbline.ingest;

import dev.plumbline.ingest.secrets.MaskingSink;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.reject.RejectReasons;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps everything an ingester says. */
public final class RecordingSink implements Sink {

  /** A canonical row and the dates it touches. */
  public record Row(TableSpec table, Object[] values, LocalDate from, LocalDate through) {
    public Object of(Col column) {
      return values[table.position(column)];
    }
  }

  /** A refused record. */
  public record Refused(long line, String raw, List<String> reasons) {}

  private final TableSpec table;
  public final List<Row> rows = new ArrayList<>();
  public final List<Row> sideRows = new ArrayList<>();
  public final List<Refused> rejects = new ArrayList<>();
  public final Map<String, Long> ignored = new TreeMap<>();
  public final Map<String, Long> absent = new TreeMap<>();
  public final Set<String> unmapped = new TreeSet<>();
  public final List<String> warnings = new ArrayList<>();
  public long accepted;
  public long duplicates;

  private RecordingSink(TableSpec table) {
    this.table = table;
  }

  /** Reads a text to its end. */
  public static RecordingSink read(Ingester ingester, SourceFile file, String text) {
    return read(ingester, file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads bytes to their end. */
  public static RecordingSink read(Ingester ingester, SourceFile file, byte[] bytes) {
    RecordingSink sink = new RecordingSink(ingester.rows());
    try {
      sink.readAll(ingester, file, new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return sink;
  }

  /** A sink for this ingester's rows. */
  public static RecordingSink of(Ingester ingester) {
    return new RecordingSink(ingester.rows());
  }

  /** Reads a stream to its end, or to where it breaks. */
  public void readAll(Ingester ingester, SourceFile file, InputStream bytes) throws IOException {
    Ingester.Cursor cursor = ingester.open(file, bytes);
    Sink masking = new MaskingSink(this, table, file.settings().privacy());
    while (cursor.read(masking)) {
      continue;
    }
  }

  /** All records, however they ended. */
  public long records() {
    return accepted
        + rejects.size()
        + duplicates
        + ignored.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void row(Object[] values, LocalDate from, LocalDate through) {
    rows.add(new Row(table, values, from, through));
  }

  @Override
  public void sideRow(TableSpec side, Object[] values) {
    sideRows.add(new Row(side, values, null, null));
  }

  @Override
  public void accepted(long records) {
    accepted += records;
  }

  @Override
  public void reject(long lineNumber, String raw, List<String> reasons) {
    for (String reason : reasons) {
      if (RejectReasons.told(reason).isEmpty()) {
        throw new AssertionError(
            "\"" + reason + "\" is no declared reason: add it to dev.plumbline.terms.reject");
      }
    }
    rejects.add(new Refused(lineNumber, raw, reasons));
  }

  @Override
  public void duplicate() {
    duplicates++;
  }

  @Override
  public void ignored(String reason, long records) {
    ignored.merge(reason, records, Long::sum);
  }

  @Override
  public void absent(String reason) {
    absent.merge(reason, 1L, Long::sum);
  }

  @Override
  public void warning(String text) {
    warnings.add(text);
  }

  @Override
  public void unmapped(String column) {
    unmapped.add(column);
  }
}
