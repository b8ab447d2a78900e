package dev.plumbline.attention;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_contains_key;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.ExportStanding;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Files that lack something, and sources whose files gave nothing.
 *
 * <ol>
 *   <li>a version of a file that a later one replaced is none;
 *   <li>a file that gave rows stands on their dates: theirs are the figures that lack the rest;
 *   <li>one that gave none stands on the newest date that was known when it was read, charges left
 *       aside (they reach into the future): nobody knows what it is about;
 *   <li>so does a source whose newest reading gave nothing.
 * </ol>
 */
public final class LandingFiles implements Finding {
  private static final Col FILES = Col.temporary("files", DataTypes.LongType);
  private static final Col GAVE = Col.temporary("files_with_records", DataTypes.LongType);

  /** A file with its dates, a reading of a source without a path, or a known date alone. */
  private static final RowLayout ROW =
      RowLayout.of(
          IngestFile.SOURCE,
          IngestFile.PATH,
          IngestFile.INGESTED_AT,
          IngestFile.PROBLEM,
          IngestFile.WARNINGS,
          IngestFile.RECORDS_IN,
          FILES,
          GAVE,
          IngestFileDay.ROW_DATE);

  private static final List<FileLook> LOOKS = List.of(new UnreadableFile(), new FileWarning());

  /** One kind of what a file lacks. */
  interface FileLook extends Serializable {
    /** The word for it. */
    AttentionKind kind();

    /** Its row of a date of the file; none where the file does not lack it. */
    Stream<Row> rows(LocalDate date, String name, Cells file);
  }

  @Override
  public List<AttentionKind> kinds() {
    return List.of(
        AttentionKind.UNREADABLE_FILE, AttentionKind.FILE_WARNING, AttentionKind.BARREN_SOURCE);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(IngestFile.TABLE, IngestFileDay.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    Frame files = facts.of(IngestFile.TABLE).where(functions.not(IngestFile.isReplaced()));
    Frame days = facts.of(IngestFileDay.TABLE);
    Frame known =
        days.where(IngestFileDay.BILLING_PERIOD_START.of().isNull())
            .groupBy(IngestFileDay.INGESTED_AT)
            .values(IngestFileDay.ROW_DATE.is(functions.max(IngestFileDay.ROW_DATE.of())));
    return lacking(files, days)
        .union(readings(files))
        .union(known)
        .select(ROW.columns())
        .together(Found.LAYOUT.schema(), new Kernel(BarrenSource.sources(facts.sources())));
  }

  /** Files that say or show that they are incomplete, once for each date that they have rows of. */
  private static Frame lacking(Frame files, Frame days) {
    return files
        .where(IngestFile.PROBLEM.of().isNotNull().or(IngestFile.WARNINGS.of().isNotNull()))
        .select(
            IngestFile.SOURCE,
            IngestFile.PATH,
            IngestFile.INGESTED_AT,
            IngestFile.PROBLEM,
            IngestFile.WARNINGS,
            IngestFile.RECORDS_IN)
        .leftJoin(
            days.select(
                IngestFileDay.SOURCE,
                IngestFileDay.PATH,
                IngestFileDay.INGESTED_AT,
                IngestFileDay.ROW_DATE),
            IngestFile.SOURCE,
            IngestFile.PATH,
            IngestFile.INGESTED_AT);
  }

  /** How many files of each source a night read, and how many of them gave anything. */
  private static Frame readings(Frame files) {
    Column gave =
        IngestFile.RECORDS_ACCEPTED
            .of()
            .plus(IngestFile.RECORDS_DUPLICATE.of())
            .gt(lit(0))
            .or(left(ExportStanding.SUPERSEDED))
            .or(left(ExportStanding.COPY));
    return files
        .groupBy(IngestFile.SOURCE, IngestFile.INGESTED_AT)
        .values(
            FILES.is(functions.count(lit(1))),
            GAVE.is(functions.count(functions.when(gave, lit(1)))),
            IngestFile.RECORDS_IN.is(functions.sum(IngestFile.RECORDS_IN.of())));
  }

  private static Column left(ExportStanding reason) {
    return functions.coalesce(
        map_contains_key(IngestFile.IGNORED_REASONS.of(), reason.text()), lit(false));
  }

  private record Kernel(TreeSet<String> sources) implements GroupKernel {
    @Override
    public Iterator<Row> rows(Iterator<Row> rows) {
      TreeMap<Instant, LocalDate> known = new TreeMap<>();
      TreeMap<String, Cells> newest = new TreeMap<>();
      TreeMap<String, Cells> files = new TreeMap<>();
      TreeMap<String, TreeSet<LocalDate>> dates = new TreeMap<>();
      while (rows.hasNext()) {
        Cells row = ROW.read(rows.next());
        Instant at = row.instant(IngestFile.INGESTED_AT);
        if (!row.has(IngestFile.SOURCE)) {
          known.put(at, row.date(IngestFileDay.ROW_DATE));
        } else if (!row.has(IngestFile.PATH)) {
          newest.merge(row.text(IngestFile.SOURCE), row, Kernel::later);
        } else {
          String name = row.text(IngestFile.SOURCE) + ": " + row.text(IngestFile.PATH);
          files.put(name, row);
          TreeSet<LocalDate> own = dates.computeIfAbsent(name, file -> new TreeSet<>());
          if (row.has(IngestFileDay.ROW_DATE)) {
            own.add(row.date(IngestFileDay.ROW_DATE));
          }
        }
      }
      Stream<Row> ofFiles =
          files.entrySet().stream()
              .flatMap(
                  file -> {
                    TreeSet<LocalDate> own = dates.get(file.getKey());
                    return (own.isEmpty() ? known(known, file.getValue()) : own.stream())
                        .flatMap(date -> rows(date, file.getKey(), file.getValue()));
                  });
      Stream<Row> ofSources =
          newest.values().stream()
              .filter(reading -> sources.contains(reading.text(IngestFile.SOURCE)))
              .filter(reading -> reading.whole(GAVE) == 0)
              .flatMap(
                  reading -> known(known, reading).map(date -> BarrenSource.row(date, reading)));
      return Stream.concat(ofFiles, ofSources).iterator();
    }

    private static Stream<Row> rows(LocalDate date, String name, Cells file) {
      return LOOKS.stream().flatMap(look -> look.rows(date, name, file));
    }

    private static Cells later(Cells one, Cells other) {
      return one.instant(IngestFile.INGESTED_AT).isAfter(other.instant(IngestFile.INGESTED_AT))
          ? one
          : other;
    }

    /** The newest date that was known when this was read. */
    private static Stream<LocalDate> known(TreeMap<Instant, LocalDate> known, Cells read) {
      return known.headMap(read.instant(IngestFile.INGESTED_AT), true).values().stream()
          .max(LocalDate::compareTo)
          .stream();
    }
  }

  /** How many files a reading of a source had. */
  static long files(Cells reading) {
    return reading.whole(FILES);
  }
}
