package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.ingest.telemetry.FileInstant;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A configured pattern on a name that somebody made for it ends, and names its key. */
@Timeout(60)
class ConfiguredPatternTest {

  private static long instant(String pattern, String name) throws MalformedFile {
    SourceSettings settings =
        SourceSettings.of("dcgm", "dcgm-exposition")
            .with(new SourceSettings.Instants(pattern, null, null));
    return FileInstant.of(new SourceFile(settings, name, Instant.MAX));
  }

  @Test
  void anEndlessPatternIsTheConfigurationsMistake() {
    String name = "a".repeat(200) + ".prom";
    Failure failure =
        catchThrowableOfType(Failure.class, () -> instant("(.*a.*a.*a.*a.*a.*a)_", name));
    assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(failure.text())
        .contains(
            "instant_pattern of source dcgm does not come to an end",
            "(.*a.*a.*a.*a.*a.*a)_",
            name);
  }

  @Test
  void anOrdinaryPatternFindsWhatItFound() throws MalformedFile {
    assertThat(instant("_(.*)\\.prom", "node-7_20260714T090000Z.prom"))
        .isEqualTo(Instant.parse("2026-07-14T09:00:00Z").toEpochMilli());
    assertThat(ConfiguredPattern.group("k", "s", "^(.*)_(.*)_(.*)$", "x".repeat(250))).isEmpty();
    assertThat(ConfiguredPattern.group("k", "s", "(x)?y", "y")).isEmpty();
  }
}
