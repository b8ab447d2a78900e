package dev.plumbline.run.idle;

import dev.plumbline.report.PriceBasis;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/**
 * What nobody knows of a date, and so the interval in which its idle waste lies: from what was
 * measured to that with all unobserved and unknown time. It is about the whole fleet.
 *
 * @param measured idle waste in GPU-seconds, unused commitments with known time among it
 * @param unmeasured GPU-seconds that were unobserved or unknown
 * @param isMoreUnknown true where some of either has a cost, and its time is not known
 * @param unjoined GPU-seconds that may stand twice, as seen without a bill and as billed without
 *     being seen; null where telemetry and bills are joined
 * @param costs the interval under each basis of the price
 */
public record NotMeasured(
    BigDecimal measured,
    BigDecimal unmeasured,
    boolean isMoreUnknown,
    BigDecimal unjoined,
    List<Interval> costs) {
  /**
   * Money of idle waste.
   *
   * @param least what was measured
   * @param most with what was unobserved or unknown
   */
  public record Interval(PriceBasis basis, BigDecimal least, BigDecimal most) {
    private Interval and(Interval other) {
      return new Interval(basis, least.add(other.least), most.add(other.most));
    }
  }

  /** Sums one date. */
  static NotMeasured on(Export export, LocalDate date) {
    BigDecimal measured = BigDecimal.ZERO;
    BigDecimal unmeasured = BigDecimal.ZERO;
    boolean isMoreUnknown = false;
    TreeMap<PriceBasis, Interval> costs = new TreeMap<>();
    for (Cells row :
        export.rows(GpuWaterfallDaily.TABLE, GpuWaterfallDaily.USAGE_DATE, date).stream()
            .filter(row -> !row.has(GpuWaterfallDaily.CORRECTS_DATE))
            .toList()) {
      Stage.Group group = Term.of(Stage.class, row.text(GpuWaterfallDaily.STAGE)).group();
      if (group == Stage.Group.WASTE || group == Stage.Group.UNMEASURED) {
        boolean isWaste = group == Stage.Group.WASTE;
        BigDecimal seconds = row.decimal(GpuWaterfallDaily.GPU_SECONDS);
        isMoreUnknown |= seconds == null || row.has(GpuWaterfallDaily.UNQUANTIFIED_COST);
        BigDecimal known = seconds == null ? BigDecimal.ZERO : seconds;
        measured = isWaste ? measured.add(known) : measured;
        unmeasured = isWaste ? unmeasured : unmeasured.add(known);
        add(costs, row, isWaste);
      }
    }
    return new NotMeasured(
        measured, unmeasured, isMoreUnknown, unjoined(export, date), List.copyOf(costs.values()));
  }

  private static void add(TreeMap<PriceBasis, Interval> costs, Cells row, boolean isWaste) {
    BigDecimal cost = row.decimal(GpuWaterfallDaily.COST);
    PriceBasis basis =
        PriceBasis.of(
            row,
            GpuWaterfallDaily.CURRENCY,
            GpuWaterfallDaily.PRICE_SOURCE,
            GpuWaterfallDaily.PRICE_STATE);
    if (cost != null && basis.isPriced()) {
      costs.merge(
          basis, new Interval(basis, isWaste ? cost : BigDecimal.ZERO, cost), Interval::and);
    }
  }

  private static BigDecimal unjoined(Export export, LocalDate date) {
    return export.rows(AttentionDaily.TABLE, AttentionDaily.ATTENTION_DATE, date).stream()
        .filter(row -> AttentionKind.UNJOINED_TIME.text().equals(row.text(AttentionDaily.KIND)))
        .map(row -> row.decimal(AttentionDaily.GPU_SECONDS_AT_STAKE))
        .findFirst()
        .orElse(null);
  }

  /** True where all accounted time of the date was measured. */
  public boolean isNothing() {
    return unmeasured.signum() == 0
        && costs.stream().allMatch(cost -> cost.least().compareTo(cost.most()) == 0);
  }
}
