package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Check;
import dev.plumbline.tables.GpuHourCost;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
  @Test
  void theStagesAreThoseOfTheTable() {
    List<String> declared =
        GpuHourCost.TABLE.checks().stream()
            .filter(Check.OneOf.class::isInstance)
            .map(Check.OneOf.class::cast)
            .filter(check -> check.column() == GpuHourCost.STAGE)
            .findFirst()
            .orElseThrow()
            .values();
    assertThat(Stage.ALL).extracting(Stage::id).containsExactlyElementsOf(declared);
  }

  @Test
  void fourStagesAreIdleWaste() {
    assertThat(Stage.ALL.stream().filter(Stage::isWaste).map(Stage::id))
        .containsExactlyInAnyOrder("unused_commitment", "empty", "held_idle", "false_busy");
  }

  @Test
  void twelveLinksAreRequired() {
    assertThat(LinkState.LINKS)
        .hasSize(12)
        .startsWith("training_run", "artifact_digest")
        .endsWith("upstream_closure", "causal_order");
  }
}
