package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.job.NightStage;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However the night is cut into runs, the tables end the same. */
class StageNightTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 14);
  private static final LocalDate SECOND = LocalDate.of(2026, 7, 15);

  @TempDir private Path folder;

  @Test
  void stagesForcedDatesAndRemovedSourcesEndLikeOneWholeNight() throws IOException {
    SmallLanding landing = SmallLanding.in(folder);
    Lake whole = lake("whole");
    SampleNight.run(whole, landing.configuration());
    Map<String, List<String>> expected = LakeContent.of(whole);

    Lake staged = lake("staged");
    run(staged, landing, new NightRequest(new TreeSet<>(), j -> false, NightRequest.Ingest.READ));
    assertThat(stage(staged, landing, NightStage.BUILD).published()).isEmpty();
    assertThat(stage(staged, landing, NightStage.ASSESS).published())
        .containsExactly(FIRST, SECOND);
    assertThat(LakeContent.of(staged)).isEqualTo(expected);
    assertThat(SampleNight.run(staged, landing.configuration()).published()).isEmpty();

    // What landed after the build is not published as if gold had seen it.
    landing.correctFirstDay();
    run(staged, landing, new NightRequest(new TreeSet<>(), j -> false, NightRequest.Ingest.READ));
    stage(staged, landing, NightStage.ASSESS);
    NightResult next = SampleNight.run(staged, landing.configuration());
    assertThat(next.published()).contains(FIRST);
    landing.restoreFirstDay();
    SampleNight.run(staged, landing.configuration());
    assertThat(gold(LakeContent.of(staged))).isEqualTo(gold(expected));

    Lake forced = lake("forced");
    NightRequest oneDate = NightRequest.whole().forDates(new TreeSet<>(List.of(FIRST)));
    run(forced, landing, oneDate);
    SampleNight.run(forced, landing.configuration());
    assertThat(gold(LakeContent.of(forced))).isEqualTo(gold(expected));
    // A source taken out of the configuration takes its rows along, once.
    Path file = landing.configuration();
    String text = Files.readString(file);
    int from = text.indexOf("  - name: gcp-focus");
    int to = text.indexOf("  - name: pipelines");
    Files.writeString(file, text.substring(0, from) + text.substring(to));
    assertThat(SampleNight.run(forced, file).published()).isNotEmpty();
    assertThat(LakeContent.of(forced).get("silver.focus_charge")).isEmpty();
    assertThat(SampleNight.run(forced, file).published()).isEmpty();
  }

  private Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name).toString());
  }

  private static NightResult stage(Lake lake, SmallLanding landing, NightStage stage) {
    return run(
        lake,
        landing,
        new NightRequest(new TreeSet<>(), job -> job.stage() == stage, NightRequest.Ingest.SKIP));
  }

  private static NightResult run(Lake lake, SmallLanding landing, NightRequest request) {
    return new Night(
            lake,
            ConfigurationFile.read(landing.configuration()),
            JobCatalog.ALL,
            new Console(System.out),
            Instant.now())
        .run(request);
  }

  private static Map<String, List<String>> gold(Map<String, List<String>> content) {
    content.keySet().removeIf(name -> !name.startsWith("gold."));
    return content;
  }
}
