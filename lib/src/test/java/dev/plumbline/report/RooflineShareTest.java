package dev.plumbline.report;

import static dev.plumbline.report.Nights.CHARGED;
import static dev.plumbline.report.Nights.LISTED;
import static dev.plumbline.report.Nights.cells;
import static dev.plumbline.report.Nights.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.StagePart;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class RooflineShareTest {
  private static final RowLayout EFFICIENCY = EfficiencySection.ROWS.layout();

  /** One project of the cluster, team and model that {@link Nights#stage} gives its rows. */
  private static RowLayout.Draft line(String project, Double sum, String measured) {
    return EFFICIENCY
        .draft()
        .set(GpuEfficiencyDaily.USAGE_DATE, Nights.DAY)
        .set(GpuEfficiencyDaily.CLUSTER, "train-east")
        .set(GpuEfficiencyDaily.TEAM, "foundation")
        .set(GpuEfficiencyDaily.PROJECT, project)
        .set(GpuEfficiencyDaily.GPU_MODEL, "NVIDIA H100 80GB HBM3")
        .set(GpuEfficiencyDaily.OBSERVED_GPU_SECONDS, new BigDecimal(measured))
        .set(GpuEfficiencyDaily.ROOFLINE_GPU_SECONDS, sum)
        .set(GpuEfficiencyDaily.ROOFLINE_MEASURED_GPU_SECONDS, new BigDecimal(measured));
  }

  private static Row of(String project, String stage, String cost) {
    RowLayout layout = WaterfallSection.ROWS.layout();
    Row row = stage(stage, "3600", cost, CHARGED);
    RowLayout.Draft draft = layout.draft();
    for (Col column : layout.columns()) {
      draft.set(column, row.get(layout.position(column)));
    }
    return draft.set(GpuWaterfallDaily.PROJECT, project).row();
  }

  @Test
  void costWeighsWhatHoursWouldHide() {
    // atlas 0.9 over 1,000 s, echo 0.3 over 3,000 s: by hours 1,800 ÷ 4,000 = 0.45.
    // Seen cost of atlas 2 + 7 = 9 USD, of echo 3 USD: (0.9 × 9 + 0.3 × 3) ÷ 12 = 0.75. What is
    // unobserved, or of a project without a roofline, weighs nothing.
    RooflineShare share =
        new RooflineShare(
            cells(
                EfficiencySection.ROWS,
                line("atlas", 900.0, "1000").row(),
                line("echo", 900.0, "3000").row(),
                line("blind", null, "0").row()),
            cells(
                WaterfallSection.ROWS,
                of("atlas", "delivered", "2"),
                of("atlas", "sm_idle", "7"),
                of("atlas", "unobserved", "50"),
                of("echo", "delivered", "3"),
                of("blind", "active_unresolved", "40")));
    assertThat(share.byHours().quotient()).isCloseTo(0.45, within(1e-12));
    assertThat(share.byCost(CHARGED)).isCloseTo(0.75, within(1e-12));
    assertThat(share.byCost(LISTED)).isNull();
  }

  @Test
  void partsOfStagesStandBesideTheWaterfall() {
    Row row =
        line("atlas", null, "0")
            .set(GpuEfficiencyDaily.time(StagePart.EMPTY_MEMORY_UNMEASURED), new BigDecimal("7200"))
            .set(GpuEfficiencyDaily.time(StagePart.CLOCK_LOSS_THERMAL), new BigDecimal("1800"))
            .set(GpuEfficiencyDaily.time(StagePart.CLOCK_LOSS_POWER), BigDecimal.ZERO)
            .set(GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS, new BigDecimal("3600"))
            .set(GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS, new BigDecimal("900"))
            .row();
    Figures figures =
        Nights.with(
            Nights.waterfall(stage("standby", "3600", "2.10", CHARGED)),
            Rows.all(EfficiencySection.ROWS, List.of(row)));
    String waterfall = SectionsTest.text(new WaterfallSection(), figures);
    assertThat(waterfall)
        .contains("Empty: of it 2.00 GPU-h, nobody held it, and whether memory is held is not")
        .contains("Clock loss: of it 0.50 GPU-h, the clock event mask names a temperature")
        .doesNotContain("names power")
        .contains("Standby idle for an owner declared a warm replica standby, declared 1.00");
    String missing = SectionsTest.text(new NotMeasuredSection(), figures);
    assertThat(missing)
        .contains("Memory of GPUs that nobody held NVIDIA H100 80GB HBM3 2.00 GPU-h")
        .contains("part of its GPU (device time) NVIDIA H100 80GB HBM3 1.00 GPU-h")
        .contains("Which of several scrapers sampled the GPU cluster train-east 0.25 GPU-h")
        .contains("replica_labels: of the source, or declare its interval_seconds");
  }
}
