package dev.plumbline.report;

import dev.plumbline.metrics.Quotient;
import dev.plumbline.metrics.QuotientParts;
import dev.plumbline.metrics.Roofline;
import dev.plumbline.report.Html.Tag;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.Stage;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How near the fleet ran to its nearest roof: by GPU-hours, and by cost. The cost of a cluster,
 * team, project and GPU model that was seen weighs the roofline of the same four; a part without a
 * roofline, or without a price, is in neither sum.
 */
final class RooflineShare {
  private static final Quotient ROOFLINE = new Roofline();

  private final List<Cells> efficiency;
  private final List<Cells> waterfall;

  /**
   * The share.
   *
   * @param efficiency rows of the efficiency section
   * @param waterfall rows of the waterfall section, of the same date
   */
  RooflineShare(List<Cells> efficiency, List<Cells> waterfall) {
    this.efficiency = efficiency;
    this.waterfall = waterfall;
  }

  static RooflineShare of(Figures figures) {
    return new RooflineShare(
        figures.ofShownDate(EfficiencySection.ROWS), figures.ofShownDate(WaterfallSection.ROWS));
  }

  /** Fills the tile of the headline: by cost under each basis, and by GPU-hours beside it. */
  Html tile(Tag tile, List<PriceBasis> bases) {
    QuotientParts hours = byHours();
    boolean isPriced = false;
    for (PriceBasis basis : bases) {
      Double byCost = byCost(basis);
      if (byCost != null) {
        tile.add(HeadlineSection.value(Numbers.percent(byCost)));
        tile.add(HeadlineSection.note("weighted by cost: " + basis.title()));
        isPriced = true;
      }
    }
    if (!isPriced) {
      tile.add(HeadlineSection.value(Numbers.percent(hours.quotient())));
    }
    String said =
        hours.quotient() == null
            ? "no exporter gives tensor and memory activity together"
            : "%s of the %s in which it was measured: the busiest pipe or memory, each against its"
                    .formatted(
                        Numbers.percent(hours.quotient()), Numbers.gpuHours(hours.denominator()))
                + " practical roof";
    return tile.add(HeadlineSection.note(said));
  }

  /** By GPU-hours in which it was measured. */
  QuotientParts byHours() {
    return ROOFLINE.over(efficiency);
  }

  /** By the cost under one basis; null where no part has both. */
  Double byCost(PriceBasis basis) {
    Map<List<String>, BigDecimal> costs = new HashMap<>();
    for (Cells row : waterfall) {
      if (isOf(basis, row) && isSeen(row) && row.has(GpuWaterfallDaily.COST)) {
        costs.merge(
            key(
                row,
                GpuWaterfallDaily.CLUSTER,
                GpuWaterfallDaily.TEAM,
                GpuWaterfallDaily.PROJECT,
                GpuWaterfallDaily.GPU_MODEL),
            row.decimal(GpuWaterfallDaily.COST),
            BigDecimal::add);
      }
    }
    double weighted = 0;
    double weights = 0;
    for (Cells row : efficiency) {
      BigDecimal cost =
          costs.get(
              key(
                  row,
                  GpuEfficiencyDaily.CLUSTER,
                  GpuEfficiencyDaily.TEAM,
                  GpuEfficiencyDaily.PROJECT,
                  GpuEfficiencyDaily.GPU_MODEL));
      Double roofline = ROOFLINE.over(List.of(row)).quotient();
      if (cost != null && roofline != null) {
        weighted += roofline * cost.doubleValue();
        weights += cost.doubleValue();
      }
    }
    return weights == 0 ? null : weighted / weights;
  }

  private static boolean isOf(PriceBasis basis, Cells row) {
    return basis.equals(
        PriceBasis.of(
            row,
            GpuWaterfallDaily.CURRENCY,
            GpuWaterfallDaily.PRICE_SOURCE,
            GpuWaterfallDaily.PRICE_STATE));
  }

  private static boolean isSeen(Cells row) {
    String stage = row.text(GpuWaterfallDaily.STAGE);
    return Stage.OBSERVED.stream().anyMatch(observed -> observed.text().equals(stage));
  }

  private static List<String> key(Cells row, Col... columns) {
    return Arrays.stream(columns).map(row::text).toList();
  }
}
