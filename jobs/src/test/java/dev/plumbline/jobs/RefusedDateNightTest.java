package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Publication;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A date of which a check of silver always says no: two GPUs are seen in a machine that has one.
 * Whoever runs another date is told which date, which check and what to do, and nothing of what was
 * built half is published.
 */
@ExtendWith(SharedSpark.class)
@Tag("long")
class RefusedDateNightTest {
  private static final String CHECK =
      "silver.gpu_hour_cost: no machine has more GPU-seconds in an hour than GPUs × 3,600:"
          + " correct its instance_type, or node: and resource_id:";

  @TempDir private Path folder;
  private ClosedLanding landing;

  @Test
  void aDateOfItsBillingPeriodAndLaterOnesWaitAndSayForWhat() throws IOException {
    landing = ClosedLanding.in(folder.resolve("landing"));
    landing.seen("2026-07-30T00", 0.5, 0.2);
    landing.seen("2026-07-31T00", 0.5, 0.2);
    twoGpus("2026-07-31T00");
    landing.bill("main", "2026-07");
    landing.hour("main-2026-07", "2026-07-30T00", "vm-1", "1.20");
    landing.hour("main-2026-07", "2026-07-31T00", "vm-1", "1.20");
    landing.export("main-2026-07");

    assertThat(ended(3, "nightly", "--date", "2026-07-30"))
        .contains("stopped: " + CHECK)
        .contains(" rows violate it, of 2026-07-31)")
        .contains("2026-07-30 waits: a charge may be spread over the dates of its billing period")
        .contains("correct what landed, of the date or period that the check names where");
    expect(lake().read(Publication.TABLE)).none();

    Files.writeString(second("2026-07-31T00"), "# nothing\n");
    ended(0, "nightly", "--date", "2026-07-30");
    Map<String, List<String>> published = gold();
    twoGpus("2026-07-31T00");
    landing.seen("2026-08-09T00", 0.5, 0.2);
    ended(3, "nightly", "--date", "2026-07-31");
    assertThat(ended(4, "nightly", "--date", "2026-08-09"))
        .contains("problem: gold is not computed: silver of [2026-07-31] is not built")
        .contains("the last check of silver that said no: " + CHECK)
        .contains(" rows violate it, of 2026-07-31)")
        .contains("where a check says no to it, first correct what landed of the date");
    assertThat(gold()).isEqualTo(published);

    Files.writeString(second("2026-07-31T00"), "# nothing\n");
    assertThat(ended(0, "nightly", "--date", "2026-07-31")).contains("published 2026-07-31");
    assertThat(ended(0, "nightly", "--date", "2026-08-09")).contains("2026-08-09");
  }

  private void twoGpus(String hour) throws IOException {
    String one = Files.readString(landing.telemetry(hour));
    Files.writeString(
        second(hour), one.replace("GPU-1", "GPU-2").replace("gpu=\"0\"", "gpu=\"1\""));
  }

  private Path second(String hour) {
    return landing.telemetry(hour + "-second");
  }

  private Map<String, List<String>> gold() {
    Map<String, List<String>> content = LakeContent.of(lake());
    content.keySet().removeIf(name -> !name.startsWith("gold."));
    return content;
  }

  private String ended(int code, String... words) {
    NightHere.Ended ended = NightHere.command(landing.configuration(), path(), words);
    assertThat(ended.code()).as(String.join(" ", words) + "\n" + ended.words()).isEqualTo(code);
    return ended.words();
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), path().toString());
  }

  private Path path() {
    return folder.resolve("lake");
  }
}
