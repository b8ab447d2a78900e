package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Check;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.LineageCompleteness;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnStageTest {
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
    assertThat(DrawnStage.ALL).extracting(DrawnStage::id).containsExactlyElementsOf(declared);
  }

  @Test
  void fourStagesAreIdleWaste() {
    assertThat(DrawnStage.ALL.stream().filter(DrawnStage::isWaste).map(DrawnStage::id))
        .containsExactlyInAnyOrder("unused_commitment", "empty", "held_idle", "false_busy");
  }

  @Test
  void twelveLinksAreRequired() {
    assertThat(LineageCompleteness.LINK_STATES.stream().map(LinkSign::link))
        .hasSize(12)
        .startsWith("training_run", "artifact_digest")
        .endsWith("upstream_closure", "causal_order");
  }
}
