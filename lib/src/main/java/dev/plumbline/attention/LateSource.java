package dev.plumbline.attention;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.terms.AttentionKind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Sources whose newest rows, as far as a date, are older than expected, and those of which no row
 * was ever read. A source that only began after the date is not late on it; one that never began
 * stands on every date.
 */
public final class LateSource implements Finding {
  private static final RowLayout DAY = RowLayout.of(IngestFileDay.SOURCE, IngestFileDay.ROW_DATE);

  @Override
  public List<AttentionKind> kinds() {
    return List.of(AttentionKind.LATE_SOURCE, AttentionKind.UNREAD_SOURCE);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(IngestFileDay.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    List<ExpectedSource> sources = List.copyOf(facts.sources());
    NavigableSet<LocalDate> dates = new TreeSet<>(facts.dates());
    return facts
        .of(IngestFileDay.TABLE)
        .groupBy(IngestFileDay.SOURCE, IngestFileDay.ROW_DATE)
        .values(IngestFileDay.ROWS_OUT.is(functions.sum(IngestFileDay.ROWS_OUT.of())))
        .select(DAY.columns())
        .together(Found.LAYOUT.schema(), days -> found(days, sources, dates));
  }

  private static Iterator<Row> found(
      Iterator<Row> days, List<ExpectedSource> sources, NavigableSet<LocalDate> dates) {
    Map<String, TreeSet<LocalDate>> read = new HashMap<>();
    while (days.hasNext()) {
      Row day = days.next();
      read.computeIfAbsent(DAY.text(day, IngestFileDay.SOURCE), s -> new TreeSet<>())
          .add(DAY.date(day, IngestFileDay.ROW_DATE));
    }
    List<Row> rows = new ArrayList<>();
    for (ExpectedSource source : sources) {
      TreeSet<LocalDate> own = read.getOrDefault(source.name(), new TreeSet<>());
      for (LocalDate date : dates) {
        if (own.isEmpty()) {
          rows.add(unread(source, date));
        } else if (isLate(source, date, own.floor(date))) {
          rows.add(late(source, date, own.floor(date)));
        }
      }
    }
    return rows.iterator();
  }

  private static boolean isLate(ExpectedSource source, LocalDate date, LocalDate newest) {
    return newest != null
        && source.lateAfterDays() > 0
        && ChronoUnit.DAYS.between(newest, date) >= source.lateAfterDays();
  }

  private static Row unread(ExpectedSource source, LocalDate date) {
    String remedy =
        "deliver "
            + source.place()
            + ", correct path: at the source if its files lie elsewhere, or take the source out";
    return new Found(
            AttentionKind.UNREAD_SOURCE,
            date,
            source.name(),
            "no row of it was ever read",
            remedy + Words.rerun(date))
        .row(null);
  }

  private static Row late(ExpectedSource source, LocalDate date, LocalDate newest) {
    String detail =
        "its newest rows are of %s, %s before; it is late after %d"
            .formatted(
                newest,
                Words.count(ChronoUnit.DAYS.between(newest, date), "day", "days"),
                source.lateAfterDays());
    String remedy =
        "deliver "
            + source.place()
            + ", or write late_after_days: at the source if it comes more rarely (0: never late)";
    return new Found(AttentionKind.LATE_SOURCE, date, source.name(), detail, remedy).row(null);
  }
}
