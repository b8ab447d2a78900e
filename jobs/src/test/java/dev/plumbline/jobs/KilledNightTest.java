package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night killed by SIGKILL at different moments, run again, leaves what one whole run leaves. */
class KilledNightTest {
  private static final List<String> MOMENTS =
      List.of(
          "ingest-promised", "committed-gpu_segment", "gold-staged", "gold-half", "gold-fulfilled");

  @TempDir private Path folder;

  @Test
  void runAgainAfterAKillItLeavesIdenticalTables() throws Exception {
    SmallLanding landing = SmallLanding.in(folder);
    Lake whole = new Lake(SharedSpark.session(), folder.resolve("whole").toString());
    SampleNight.run(whole, landing.configuration());
    Map<String, List<String>> expected = LakeContent.of(whole);
    for (String moment : MOMENTS) {
      Path lake = folder.resolve("killed-" + moment);
      kill(landing.configuration(), lake, moment);
      Lake survivor = new Lake(SharedSpark.session(), lake.toString());
      SampleNight.run(survivor, landing.configuration());
      assertThat(LakeContent.of(survivor)).as("killed at " + moment).isEqualTo(expected);
    }
  }

  /** Starts a night in a JVM of its own, waits until it has reached the moment, and kills it. */
  private static void kill(Path configuration, Path lake, String moment) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-opens") || option.startsWith("-Duser"))
        .forEach(command::add);
    // One short night: what the second compiler gives, it takes longer to give.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xmx1g", "-Xss8m", "-Dplumbline.pause.at=" + moment, "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            "dev.plumbline.jobs.Main",
            "nightly",
            "--config",
            configuration.toString(),
            "--lake",
            lake.toString()));
    Process night = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      assertThat(reaches(night, "paused at " + moment)).as("reaches " + moment).isTrue();
    } finally {
      night.destroyForcibly();
      assertThat(night.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(night.exitValue()).as("killed by a signal").isEqualTo(137);
  }

  private static boolean reaches(Process night, String marker) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(night.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println("  night: " + line);
      if (line.contains(marker)) {
        return true;
      }
    }
    return false;
  }
}
