package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the rows that the sections need, each need once and never more rows than it states. */
public final class NeedReader {
  private final Function<TableSpec, Frame> tables;
  private final ReportedNight night;
  private final NavigableSet<LocalDate> published;
  private final Map<Need, Rows> known = new HashMap<>();

  /**
   * A reader for one report.
   *
   * @param tables the rows of a table
   * @param night what the report is about
   * @param published every published date
   */
  public NeedReader(
      Function<TableSpec, Frame> tables, ReportedNight night, NavigableSet<LocalDate> published) {
    this.tables = tables;
    this.night = night;
    this.published = published;
  }

  /** What the report draws. */
  public Figures figures() {
    Map<Need, Rows> rows = new LinkedHashMap<>();
    Report.needs().forEach(need -> rows.put(need, rows(need)));
    return new Figures(night, rows);
  }

  /** The rows of one need, read when they are asked for the first time. */
  Rows rows(Need need) {
    Rows rows = known.get(need);
    if (rows == null) {
      rows = read(need);
      known.put(need, rows);
    }
    return rows;
  }

  private Rows read(Need need) {
    Frame scope = need.scope().rows(need.table(), this);
    Dataset<Row> sorted =
        Frame.of(scope.rows().orderBy(need.sorting()))
            .select(need.columns().toArray(Col[]::new))
            .rows();
    List<Row> first = sorted.takeAsList(need.limit() + 1);
    return first.size() <= need.limit()
        ? Rows.all(need, first)
        : Rows.firstOf(
            need, first.subList(0, need.limit()), scope.rows().count(), sorted::toLocalIterator);
  }

  ReportedNight night() {
    return night;
  }

  Frame read(TableSpec table) {
    return tables.apply(table);
  }

  /** The shown date and the published ones before it, newest first; none before the first. */
  List<LocalDate> newestDates(int count) {
    return night.figuresDate() == null
        ? List.of()
        : published.headSet(night.figuresDate(), true).descendingSet().stream()
            .limit(count)
            .toList();
  }
}
