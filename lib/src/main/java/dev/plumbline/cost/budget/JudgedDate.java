package dev.plumbline.cost.budget;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.CostAnomalyDaily;
import dev.plumbline.terms.CostJudgement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * The newest date of a history beside what was expected of it. It is out of the ordinary where it
 * is further from that than {@value #ERRORS} typical errors of the same method on past dates, and
 * than 5 % of it: where every date costs the same, a typical error is 0, and one cent is no news.
 *
 * @param cost what it cost; null where that is not known
 * @param expected what the 8 weeks before let expect; null with fewer than {@value
 *     WeekdayMeans#FEWEST} known dates
 * @param either how far from it is usual; null where nothing is judged
 * @param history known dates behind the expectation
 * @param tested past dates behind the typical error
 */
record JudgedDate(
    BigDecimal cost, BigDecimal expected, BigDecimal either, int history, int tested) {
  private static final RowLayout ROW = RowLayout.of(CostAnomalyDaily.TABLE);
  private static final int ERRORS = 3;
  private static final BigDecimal FIVE_PER_CENT = new BigDecimal("0.05");
  private static final int PLACES = 12;

  /** The newest date of this history. */
  static JudgedDate of(History history) {
    LocalDate date = history.last();
    LocalDate before = date.minusDays(1);
    BigDecimal cost = history.cost(date);
    WeekdayMeans means = history.through(before);
    PastErrors errors = PastErrors.of(history, before);
    if (means.dates() < WeekdayMeans.FEWEST) {
      return new JudgedDate(cost, null, null, means.dates(), errors.dates());
    }
    BigDecimal expected = means.expected(date);
    BigDecimal either =
        cost == null || !errors.isEnough()
            ? null
            : errors
                .typical(BigDecimal.valueOf(ERRORS), BigDecimal.ONE)
                .max(expected.abs().multiply(FIVE_PER_CENT));
    return new JudgedDate(
        cost,
        expected,
        either == null ? null : either.setScale(PLACES, RoundingMode.HALF_EVEN),
        means.dates(),
        errors.dates());
  }

  CostJudgement judgement() {
    if (cost == null) {
      return CostJudgement.NOT_KNOWN;
    }
    if (either == null) {
      return CostJudgement.NOT_ENOUGH_HISTORY;
    }
    if (cost.compareTo(expected.add(either)) > 0) {
      return CostJudgement.ABOVE;
    }
    boolean isBelow = cost.compareTo(expected.subtract(either)) < 0;
    return isBelow ? CostJudgement.BELOW : CostJudgement.USUAL;
  }

  /** As the table has it. */
  Row row(SpendKey key, LocalDate date) {
    boolean isJudged = either != null;
    return ROW.draft()
        .set(CostAnomalyDaily.USAGE_DATE, date)
        .set(CostAnomalyDaily.TEAM, key.team())
        .set(CostAnomalyDaily.CURRENCY, key.currency())
        .set(CostAnomalyDaily.COST, cost)
        .set(CostAnomalyDaily.EXPECTED_COST, expected)
        .set(CostAnomalyDaily.LOW_COST, isJudged ? expected.subtract(either) : null)
        .set(CostAnomalyDaily.HIGH_COST, isJudged ? expected.add(either) : null)
        .set(
            CostAnomalyDaily.DEVIATION_COST,
            cost == null || expected == null ? null : cost.subtract(expected))
        .set(CostAnomalyDaily.JUDGEMENT, judgement().text())
        .set(CostAnomalyDaily.IS_ANOMALY, isJudged ? judgement() != CostJudgement.USUAL : null)
        .set(CostAnomalyDaily.HISTORY_DATES, (long) history)
        .set(CostAnomalyDaily.TESTED_DATES, (long) tested)
        .row();
  }
}
