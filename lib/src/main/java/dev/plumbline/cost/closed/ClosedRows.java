package dev.plumbline.cost.closed;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * Puts rows of closed billing periods back as they stand, and says what differs from them as rows
 * dated tonight:
 *
 * <ol>
 *   <li>a fresh row of an open period stands as it was computed, and so does one of a period that
 *       tonight closes;
 *   <li>a published row of a closed period is carried over, every column of it;
 *   <li>what was computed anew − (what was carried over + the differences that earlier nights saw),
 *       by everything that a row is about, is a row dated tonight, unless all of it is 0. What
 *       moves to another stage, owner or invoice thus is a pair of rows that add up to 0;
 *   <li>differences that earlier nights saw are carried over; those that an earlier run of tonight
 *       saw are carried over where the date they are about is not computed now, else found anew. So
 *       a rerun gives the same rows;
 *   <li>an amount that is not known counts as nothing in a difference, and a difference between two
 *       unknown ones is unknown.
 * </ol>
 *
 * @param ledger the table's columns
 * @param dates the dates that are computed
 * @param closing which nights there are
 */
public record ClosedRows(Ledger ledger, NavigableSet<LocalDate> dates, Closing closing)
    implements PairKernel {

  /**
   * The table's rows of the dates.
   *
   * @param table the table
   * @param fresh the rows as they are computed today, as if nothing were closed
   * @param standing what is published of the dates, and of later dates what corrects them; empty
   *     where nothing can be closed
   */
  public Frame of(TableSpec table, Frame fresh, Optional<Frame> standing) {
    if (standing.isEmpty()) {
      return fresh;
    }
    Frame published = standing.orElseThrow();
    if (closing.oldDates().isEmpty()) {
      return fresh.union(published.where(ledger.difference().of().isNotNull()));
    }
    Side side = new Side(ledger.group(), List.of());
    return fresh
        .conform(table)
        .eachGroup(side, published.conform(table), side, table.schema(), this);
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> fresh, Iterator<Row> standing) {
    RowLayout layout = RowLayout.of(ledger.columns().toArray(Col[]::new));
    List<Row> rows = new ArrayList<>();
    Map<List<Object>, Difference> differences = new LinkedHashMap<>();
    while (fresh.hasNext()) {
      Row row = fresh.next();
      LocalDate closed = layout.date(row, ledger.closed());
      if (closed == null || closing.isNewNight() && closed.equals(closing.tonight())) {
        rows.add(row);
      } else {
        difference(differences, layout, row).now(row);
      }
    }
    while (standing.hasNext()) {
      Row row = standing.next();
      stand(layout, row, rows, differences);
    }
    differences.values().stream()
        .filter(Difference::isThere)
        .map(difference -> difference.row(ledger, closing.tonight()))
        .forEach(rows::add);
    return rows.iterator();
  }

  private void stand(
      RowLayout layout, Row row, List<Row> rows, Map<List<Object>, Difference> differences) {
    boolean isDifference = layout.value(row, ledger.difference()) != null;
    if (!isDifference && layout.date(row, ledger.closed()) == null) {
      return; // of an open period: what is fresh replaces it
    }
    boolean isComputed = isComputed(layout, row);
    if (isDifference && isComputed && seen(layout, row).equals(closing.tonight())) {
      return; // found anew
    }
    if (isDated(layout, row)) {
      rows.add(row);
    }
    if (isComputed) {
      difference(differences, layout, row).then(row);
    }
  }

  /** True where the hour that the row is about is computed now. */
  private boolean isComputed(RowLayout layout, Row row) {
    Col hour = ledger.dating().hour();
    return hour == null
        || dates.contains(
            closing.nightOf(
                LocalDate.ofEpochDay(Math.floorDiv(layout.milliseconds(row, hour), 86_400_000L))));
  }

  /** True where the row itself lies in what is replaced. */
  private boolean isDated(RowLayout layout, Row row) {
    Col date = ledger.dating().date();
    return date == null || dates.contains(layout.date(row, date));
  }

  private LocalDate seen(RowLayout layout, Row row) {
    Col seen = ledger.dating().seen();
    return layout.date(row, seen == null ? ledger.dating().date() : seen);
  }

  private Difference difference(
      Map<List<Object>, Difference> differences, RowLayout layout, Row row) {
    List<Object> key = new ArrayList<>();
    ledger.key().forEach(column -> key.add(layout.value(row, column)));
    LocalDate about = about(layout, row);
    key.add(about);
    return differences.computeIfAbsent(key, k -> new Difference(row, about, ledger, layout));
  }

  /** The date that a row is about; null in a table that is cut by billing periods. */
  private LocalDate about(RowLayout layout, Row row) {
    Col date = ledger.dating().date();
    if (date == null) {
      return null;
    }
    LocalDate corrects = layout.date(row, ledger.dating().corrects());
    return corrects == null ? layout.date(row, date) : corrects;
  }
}
