package dev.plumbline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuEfficiencyDaily;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void everyMetricIsReadFromColumnsOfItsTable() {
    for (Metric metric : Metrics.ALL) {
      assertThat(metric.table().columns())
          .as(metric.name())
          .containsAll(metric.numerators())
          .containsAll(metric.denominators());
      assertThat(metric.numerators()).as(metric.name()).isNotEmpty();
      for (String text : List.of(metric.doc(), metric.formula(), metric.source(), metric.grain())) {
        assertThat(text).as(metric.name()).isNotBlank();
      }
    }
    assertThat(Metrics.ALL.stream().map(Metric::name)).doesNotHaveDuplicates();
  }

  @Test
  void aQuotientHasTheUnitAndTheNameOfItsColumn() {
    for (Quotient quotient : Metrics.QUOTIENTS) {
      Col result = quotient.result();
      assertThat(quotient.table().columns()).contains(result);
      assertThat(quotient.unit()).as(quotient.name()).isEqualTo(result.unit());
      assertThat(quotient.name()).isEqualTo(result.name());
    }
  }

  @Test
  void nothingMeasuredGivesNoQuotient() {
    assertThat(Quotient.of(3.0, new BigDecimal("4"))).isEqualTo(0.75);
    assertThat(Quotient.of(null, new BigDecimal("4"))).isNull();
    assertThat(Quotient.of(0.0, BigDecimal.ZERO)).isNull();
  }

  @Test
  void aMetricOverRowsIsSumOverSumOfWhatWasMeasured() {
    RowLayout layout =
        RowLayout.of(
            GpuEfficiencyDaily.ACTIVITY_GPU_SECONDS,
            GpuEfficiencyDaily.ACTIVITY_MEASURED_GPU_SECONDS);
    List<RowLayout.Cells> rows =
        List.of(
            activity(layout, 90.0, "100"),
            activity(layout, 0.0, "200"),
            activity(layout, null, "400"));
    // 90 ÷ (100 + 200), not the mean of 0.9 and 0; the third row was not measured
    QuotientParts measured = new Activity().over(rows);
    assertThat(measured.quotient()).isEqualTo(0.3);
    assertThat(measured.denominator()).isEqualByComparingTo("300");
    assertThat(new Activity().over(rows.subList(2, 3)).quotient()).isNull();
  }

  private static RowLayout.Cells activity(RowLayout layout, Double integral, String time) {
    return layout.read(
        layout
            .draft()
            .set(GpuEfficiencyDaily.ACTIVITY_GPU_SECONDS, integral)
            .set(GpuEfficiencyDaily.ACTIVITY_MEASURED_GPU_SECONDS, new BigDecimal(time))
            .row());
  }

  @Test
  void wasteAndGapShareNoStage() {
    IdleWaste waste = new IdleWaste();
    assertThat(waste.stages())
        .doesNotContainAnyElementsOf(new EfficiencyGap().stages())
        .doesNotContainAnyElementsOf(waste.unjudgedStages());
  }
}
