package dev.plumbline.run.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.RegistryRecord;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinesAboutTest {
  private final LinesAbout runs = LinesAbout.of(LineageEvent.RUN_ID, Set.of("r1", "r\u00fc"));

  @Test
  void aLineIsWantedForItsWholeValueOnly() {
    assertThat(runs.test("{\"source\":\"s\",\"run_id\":\"r1\",\"x\":1}")).isTrue();
    assertThat(runs.test("{\"run_id\":\"r\u00fc\"}")).isTrue();
    assertThat(runs.test("{\"run_id\":\"r11\"}")).isFalse();
    assertThat(runs.test("{\"parent_run_id\":\"r1\"}")).isFalse();
    assertThat(runs.test("{\"source\":\"r1\"}")).isFalse();
  }

  @Test
  void aValueWithAnEscapeMayBeAnyOfThem() {
    assertThat(runs.test("{\"run_id\":\"\\u0072\\u0031\"}")).isTrue();
    assertThat(runs.test("{\"run_id\":\"a\\\"b\"}")).isTrue();
    assertThat(runs.test("{\"note\":\"a\\\\b\",\"run_id\":\"r2\"}")).isFalse();
  }

  @Test
  void whatLooksLikeTheColumnInsideATextHidesNoLine() {
    assertThat(runs.test("{\"note\":{\"run_id\":\"r2\"},\"run_id\":\"r1\"}")).isTrue();
  }

  @Test
  void whoeverAsksSaysWhetherLinesWithoutTheColumnAreWanted() {
    assertThat(LinesAbout.orWithout(RegistryRecord.MODEL, Set.of("m")).test("{\"a\":1}")).isTrue();
    assertThat(runs.test("{\"a\":1}")).isFalse();
  }
}
