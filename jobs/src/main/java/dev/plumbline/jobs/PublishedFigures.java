package dev.plumbline.jobs;

import dev.plumbline.attention.AttentionOnDate;
import dev.plumbline.job.Published;
import dev.plumbline.jobs.told.RunFigures;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** What the metrics say of the newest published date. */
final class PublishedFigures {
  private static final RowLayout KIND = RowLayout.of(AttentionDaily.KIND);
  private static final RowLayout IDLE = RowLayout.of(IdleWasteDaily.CURRENCY, IdleWasteDaily.COST);

  private PublishedFigures() {}

  /** Reads them; nothing but that where nothing is published. */
  static RunFigures.Published of(Published published) {
    if (published.isEmpty()) {
      return new RunFigures.Published(null, null, Map.of(), Map.of());
    }
    LocalDate date = published.nights().lastKey();
    return new RunFigures.Published(
        date, published.at(), attention(published, date), idle(published, date));
  }

  /** A kind of which there is nothing is zero: an alert on it has something to look at. */
  private static Map<String, Long> attention(Published published, LocalDate date) {
    Map<String, Long> counts = new TreeMap<>();
    Term.texts(AttentionKind.class).forEach(kind -> counts.put(kind, 0L));
    published
        .read(AttentionDaily.TABLE)
        .where(AttentionOnDate.isShown(date, published.nights().navigableKeySet()))
        .select(KIND.columns())
        .rows()
        .collectAsList()
        .forEach(row -> counts.merge(KIND.read(row).text(AttentionDaily.KIND), 1L, Long::sum));
    return counts;
  }

  /** Summed in Spark: there is a row for each device, owner and cause. */
  private static Map<String, BigDecimal> idle(Published published, LocalDate date) {
    Map<String, BigDecimal> costs = new TreeMap<>();
    published
        .read(IdleWasteDaily.TABLE)
        .where(
            IdleWasteDaily.USAGE_DATE
                .of()
                .equalTo(date)
                .and(IdleWasteDaily.CORRECTS_DATE.of().isNull()))
        .groupBy(IdleWasteDaily.CURRENCY)
        .sums(IdleWasteDaily.COST)
        .select(IDLE.columns())
        .rows()
        .collectAsList()
        .stream()
        .map(IDLE::read)
        .filter(row -> row.has(IdleWasteDaily.COST))
        .forEach(
            (Cells row) ->
                costs.put(row.text(IdleWasteDaily.CURRENCY), row.decimal(IdleWasteDaily.COST)));
    return costs;
  }
}
