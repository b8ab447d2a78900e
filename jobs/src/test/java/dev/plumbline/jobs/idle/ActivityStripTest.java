package dev.plumbline.jobs.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActivityStripTest {
  @Test
  void nothingIsTheLowestSignAndNotMeasuredIsNone() {
    // 7 steps above none: 0.02 x 7 = 0.14 and 0.5 x 7 = 3.5 are rounded up, so that a little shows
    assertThat(ActivityStrip.BLOCKS.of(Arrays.asList(0.0, 0.02, 0.5, 1.0, null)))
        .startsWith("▁▂▅█·");
    assertThat(ActivityStrip.ASCII.of(Arrays.asList(0.0, 0.02, 0.5, 1.0, null)))
        .isEqualTo("_.=#????????????????????");
  }

  @Test
  void aTerminalThatHasNoBlocksGetsSignsThatItHas() {
    assertThat(ActivityStrip.of("UTF-8")).isEqualTo(ActivityStrip.BLOCKS);
    assertThat(ActivityStrip.of("ANSI_X3.4-1968")).isEqualTo(ActivityStrip.ASCII);
    assertThat(ActivityStrip.of("ISO-8859-1")).isEqualTo(ActivityStrip.ASCII);
    assertThat(ActivityStrip.of("no such")).isEqualTo(ActivityStrip.ASCII);
  }
}
