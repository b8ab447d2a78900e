package dev.plumbline.cost.recommendation;

import dev.plumbline.policies.RecommendationPolicy;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.AbsentSaving;
import dev.plumbline.terms.Confidence;
import dev.plumbline.terms.RecommendationRule;
import dev.plumbline.terms.RecommendationState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * What is recommended about the work of one date:
 *
 * <ol>
 *   <li>of what is recommended about one use of GPUs, the greatest saving counts, the rest are 0:
 *       no time is moved twice;
 *   <li>moves claim on what is no idle waste, which has rows of its own;
 *   <li>a commitment counts for the GPUs that neither waste nor a counted move is about.
 * </ol>
 */
final class DayOfWork {
  private static final BigDecimal MONTH = BigDecimal.valueOf(30);

  private final LocalDate date;
  private final RecommendationPolicy policy;
  private final Standing before;
  private final Map<Basis, Map<String, Long>> moved = new HashMap<>();
  private final Set<Standing.Key> keys = new HashSet<>();
  private final List<Row> rows = new ArrayList<>();

  /**
   * A date.
   *
   * @param before what was open on the date before
   */
  DayOfWork(LocalDate date, RecommendationPolicy policy, Standing before) {
    this.date = date;
    this.policy = policy;
    this.before = before;
  }

  /** Every row that is open. */
  List<Row> open() {
    return rows;
  }

  /** What these rows are about. */
  Set<Standing.Key> keys() {
    return keys;
  }

  /** What is recommended about one use. */
  void add(Use use, PaidPrices prices) {
    if (!use.isEvident(policy.evidence())) {
      return;
    }
    List<Move> moves =
        MoveRule.all(policy).stream()
            .flatMap(rule -> rule.of(use, prices).stream())
            .filter(move -> isWorthIt(move, use))
            .sorted(Comparator.comparing(Move::saved).reversed())
            .toList();
    for (int i = 0; i < moves.size(); i++) {
      rows.add(row(moves.get(i), use, i == 0));
    }
    if (!moves.isEmpty() && use.isOnDemand()) {
      moved
          .computeIfAbsent(Basis.of(use.cells()), basis -> new HashMap<>())
          .merge(use.model(), use.gpus(), Long::sum);
    }
  }

  private boolean isWorthIt(Move move, Use use) {
    return move.saved().compareTo(use.cost().multiply(BigDecimal.valueOf(policy.leastSaving())))
        >= 0;
  }

  private Row row(Move move, Use use, boolean counts) {
    Cells from = use.cells();
    RowLayout.Draft draft = Standing.ROW.draft();
    Use.SHOWN.forEach(column -> draft.set(column, from.value(column)));
    if (use.gpus() != 1) {
      draft
          .set(RecommendationDaily.DEVICE_ID, null)
          .set(RecommendationDaily.BILLING_RESOURCE_ID, null)
          .set(RecommendationDaily.NODE, null)
          .set(RecommendationDaily.GPU_INDEX, null);
    }
    BigDecimal claimed = move.saved().multiply(MONTH);
    draft
        .set(RecommendationDaily.RULE, move.rule())
        .set(RecommendationDaily.TARGET, move.target())
        .set(RecommendationDaily.CLAIMED_SAVING, claimed)
        .set(RecommendationDaily.COUNTED_SAVING, counts ? claimed : BigDecimal.ZERO.setScale(12))
        .set(RecommendationDaily.EVIDENCE_TABLE, "silver.gpu_segment")
        .set(
            RecommendationDaily.EVIDENCE,
            "segment_date = DATE '%s' AND owner = '%s' AND gpu_model = '%s'"
                .formatted(date, quoted(use.owner()), quoted(use.model())));
    Standing.Key key =
        new Standing.Key(
            move.rule().text(),
            use.owner(),
            from.text(RecommendationDaily.PROVIDER),
            from.text(RecommendationDaily.CLUSTER),
            use.model());
    return opened(draft, key, move.rule() == RecommendationRule.MOVE_TO_SPOT);
  }

  /** What is recommended about the hours on demand, after everything about its uses. */
  void addCommitments(Basis basis, PaidPrices prices) {
    for (SteadyUse use : SteadyUse.of(prices)) {
      Standing.Key key =
          new Standing.Key(
              RecommendationRule.BUY_COMMITMENT.text(), null, use.provider(), null, use.model());
      long gpus =
          before.of(key).stream()
              .mapToLong(row -> row.whole(RecommendationDaily.GPU_COUNT))
              .reduce(use.gpus(), Math::min);
      long others = moved.getOrDefault(basis, Map.of()).getOrDefault(use.model(), 0L);
      long counted = Math.max(0, Math.min(gpus, use.working() - others));
      rows.add(commitment(key, basis, prices, use, gpus, counted));
    }
  }

  private Row commitment(
      Standing.Key key, Basis basis, PaidPrices prices, SteadyUse use, long gpus, long counted) {
    BigDecimal seconds = SteadyUse.DAY.multiply(BigDecimal.valueOf(gpus)).setScale(12);
    RowLayout.Draft draft =
        Standing.ROW
            .draft()
            .set(RecommendationDaily.USAGE_DATE, date)
            .set(RecommendationDaily.RULE, RecommendationRule.BUY_COMMITMENT)
            .set(RecommendationDaily.PROVIDER, use.provider())
            .set(RecommendationDaily.GPU_MODEL, use.model())
            .set(RecommendationDaily.CURRENCY, basis.currency())
            .set(RecommendationDaily.PRICE_SOURCE, basis.source())
            .set(RecommendationDaily.PRICE_STATE, basis.state())
            .set(RecommendationDaily.GPU_COUNT, gpus)
            .set(RecommendationDaily.GPU_SECONDS, seconds)
            .set(RecommendationDaily.COST, use.price().times(seconds))
            .set(RecommendationDaily.EVIDENCE_TABLE, "silver.gpu_hour_cost")
            .set(
                RecommendationDaily.EVIDENCE,
                "cost_date = DATE '%s' AND gpu_model = '%s' AND corrects_date IS NULL"
                    .formatted(date, quoted(use.model())));
    long dates = ChronoUnit.DAYS.between(firstSeen(key), date) + 1;
    if (dates < policy.steadyDates()) {
      draft.set(RecommendationDaily.ABSENT_REASON, AbsentSaving.TOO_FEW_DATES);
    } else {
      SteadyUse.saved(gpus, use.price(), prices, use.model())
          .ifPresentOrElse(
              saved ->
                  claim(
                      draft,
                      saved,
                      SteadyUse.saved(counted, use.price(), prices, use.model()).orElseThrow()),
              () -> draft.set(RecommendationDaily.ABSENT_REASON, AbsentSaving.NO_COMMITTED_PRICE));
    }
    return opened(draft, key, false);
  }

  private static void claim(RowLayout.Draft draft, BigDecimal saved, BigDecimal counted) {
    draft
        .set(RecommendationDaily.CLAIMED_SAVING, saved.multiply(MONTH))
        .set(RecommendationDaily.COUNTED_SAVING, counted.multiply(MONTH));
  }

  private Row opened(RowLayout.Draft draft, Standing.Key key, boolean isUnsure) {
    keys.add(key);
    LocalDate first = firstSeen(key);
    Confidence sure = Confidence.of(ChronoUnit.DAYS.between(first, date) + 1);
    return draft
        .set(RecommendationDaily.STATE, RecommendationState.OPEN)
        .set(RecommendationDaily.FIRST_SEEN_DATE, first)
        .set(RecommendationDaily.CONFIDENCE, isUnsure ? Confidence.LOW : sure)
        .row();
  }

  private LocalDate firstSeen(Standing.Key key) {
    return before.of(key).stream()
        .map(row -> row.date(RecommendationDaily.FIRST_SEEN_DATE))
        .min(Comparator.naturalOrder())
        .orElse(date);
  }

  private static String quoted(String text) {
    return text.replace("'", "''");
  }
}
