package dev.plumbline.attention;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.KnownSum;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.AttentionDaily;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The rows of every kind, each with the first date of its unbroken run of dates.
 *
 * <ol>
 *   <li>rows of one date, kind, subject and currency are one; what is known of their money and time
 *       is summed, and the words of the first in their order stand;
 *   <li>since is what the day before says of the same kind and subject, else the date itself;
 *   <li>what the table holds of other dates only tells since when.
 * </ol>
 *
 * @param dates the dates to compute
 */
public record AttentionDays(NavigableSet<LocalDate> dates) implements GroupKernel {
  private static final RowLayout ROW =
      RowLayout.of(AttentionDaily.SINCE_DATE).and(Found.LAYOUT.columns());

  /**
   * The rows of the dates.
   *
   * @param published what the table holds of the days before
   */
  public Frame of(Facts facts, Frame published) {
    Frame all =
        published
            .where(functions.not(AttentionDaily.ATTENTION_DATE.of().isin(dates.toArray())))
            .select(ROW.columns());
    for (Finding finding : Findings.ALL) {
      all =
          all.union(
              finding
                  .rows(facts)
                  .where(AttentionDaily.ATTENTION_DATE.of().isin(dates.toArray()))
                  .select(Found.LAYOUT.columns())
                  .with(AttentionDaily.SINCE_DATE.is(functions.lit(null)))
                  .select(ROW.columns()));
    }
    return all.eachGroup(
        List.of(AttentionDaily.KIND, AttentionDaily.SUBJECT),
        List.of(
            AttentionDaily.ATTENTION_DATE,
            AttentionDaily.CURRENCY,
            AttentionDaily.DETAIL,
            AttentionDaily.REMEDY),
        AttentionDaily.TABLE.schema(),
        this);
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> group) {
    Map<LocalDate, LocalDate> since = new HashMap<>();
    TreeMap<LocalDate, TreeMap<String, Line>> found = new TreeMap<>();
    while (group.hasNext()) {
      Row row = group.next();
      LocalDate date = ROW.date(row, AttentionDaily.ATTENTION_DATE);
      if (dates.contains(date)) {
        String currency = ROW.text(row, AttentionDaily.CURRENCY);
        found
            .computeIfAbsent(date, d -> new TreeMap<>())
            .computeIfAbsent(currency == null ? "" : currency, c -> new Line(row))
            .add(row);
      } else {
        since.put(date, ROW.date(row, AttentionDaily.SINCE_DATE));
      }
    }
    List<Row> rows = new ArrayList<>();
    for (LocalDate date : new TreeSet<>(found.keySet())) {
      LocalDate first = since.getOrDefault(date.minusDays(1), date);
      since.put(date, first);
      found.get(date).values().forEach(line -> rows.add(line.row(first)));
    }
    return rows.iterator();
  }

  /** Rows of one date and currency. */
  private static final class Line {
    private final Row first;
    private final KnownSum cost = KnownSum.ofKnown();
    private final KnownSum seconds = KnownSum.ofKnown();

    Line(Row first) {
      this.first = first;
    }

    void add(Row row) {
      cost.add(ROW.decimal(row, AttentionDaily.COST_AT_STAKE));
      seconds.add(ROW.decimal(row, AttentionDaily.GPU_SECONDS_AT_STAKE));
    }

    Row row(LocalDate since) {
      RowLayout.Draft draft = RowLayout.of(AttentionDaily.TABLE).draft();
      for (Col column : ROW.columns()) {
        draft.set(column, ROW.value(first, column));
      }
      return draft
          .set(AttentionDaily.COST_AT_STAKE, cost.value())
          .set(AttentionDaily.GPU_SECONDS_AT_STAKE, seconds.value())
          .set(AttentionDaily.SINCE_DATE, since)
          .row();
    }
  }
}
