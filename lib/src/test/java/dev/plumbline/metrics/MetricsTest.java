package dev.plumbline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
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
  void wasteAndGapShareNoStage() {
    IdleWaste waste = new IdleWaste();
    assertThat(waste.stages())
        .doesNotContainAnyElementsOf(new EfficiencyGap().stages())
        .doesNotContainAnyElementsOf(waste.unjudgedStages());
  }
}
