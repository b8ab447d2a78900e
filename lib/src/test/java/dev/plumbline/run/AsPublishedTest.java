package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Reach;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One job of gold alone reads silver as it is published. */
class AsPublishedTest {
  private static final JobSpec JOB =
      JobSpec.of(
          "attention",
          NightStage.ASSESS,
          "",
          List.of(
              JobSpec.reads(GpuSegment.TABLE, Reach.SAME_DATE),
              JobSpec.reads(IdleWasteDaily.TABLE, Reach.DAY_BEFORE)),
          AttentionDaily.TABLE);

  @Test
  void silverAtAnotherVersionThanThePublishedOneIsNamed() {
    assertThat(AsPublished.others(JOB, Map.of("silver.gpu_segment", 4L), table -> 4)).isEmpty();
    assertThat(AsPublished.others(JOB, Map.of("silver.gpu_segment", 4L), table -> 5))
        .containsExactly("silver.gpu_segment");
    assertThat(AsPublished.others(JOB, Map.of(), table -> 0)).containsExactly("silver.gpu_segment");
  }
}
