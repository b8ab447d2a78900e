package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.lease.GoneRuns;
import dev.plumbline.storage.lease.Lease;
import dev.plumbline.testing.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What status says of a lake, and what repair does to one whose night was cut short. */
class TendedLakeTest {
  @TempDir private Path folder;

  @Test
  void aLakeWithoutANightIsSaidInWords() {
    Lake lake = lake("none");
    assertThat(status(lake)).isEqualTo("nothing is published in this lake yet");
    assertThatThrownBy(() -> repair(lake, false))
        .isInstanceOf(Failure.class)
        .hasMessage("there is no lake to look after");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void repairFinishesAPublicationThatWasCutShort() throws IOException {
    SmallLanding landing = SmallLanding.in(folder);
    Lake lake = lake("lake");
    assertThatThrownBy(() -> cutShort(lake, landing)).hasMessage("cut short");
    GoneRuns.leave(lake);

    assertThat(repair(lake, true))
        .contains("to be taken back: the lake from a run that is gone: process ")
        .contains("to be finished: the publication that run ")
        .isEqualTo(repair(lake, true));
    assertThat(status(lake)).isEqualTo("nothing is published in this lake yet");

    assertThat(repair(lake, false))
        .contains("taken back: the lake from a run that is gone: process ")
        .contains("finished: the publication that run ");
    assertThat(repair(lake, false))
        .endsWith("nothing to mend")
        .doesNotContain("finished", "written", "removed", "cannot be mended");
    assertThat(Lease.holder(lake.files())).isEmpty();
    assertThat(status(lake))
        .contains("published: 2026-07-15, the newest of 2 dates")
        .contains(", 1 hour ago")
        .contains(" tables at the versions that publication 1 names, whatever is being written")
        .contains("since:     no gate said no, no run failed");
    assertThat(SampleNight.run(lake, landing.configuration()).published()).isEmpty();
  }

  /** Breaks a night off in the middle of its burst. */
  private static void cutShort(Lake lake, SmallLanding landing) {
    new Night(
            lake,
            ConfigurationFile.read(landing.configuration()),
            JobCatalog.ALL,
            new Console(System.out),
            Instant.now(),
            (moment, what) -> {
              if (moment == Moment.HALF && what.equals("gold")) {
                throw new IllegalStateException("cut short");
              }
            })
        .run(NightRequest.whole());
  }

  private Lake lake(String name) {
    return new Lake(SharedSpark.session(), folder.resolve(name).toString());
  }

  private static String status(Lake lake) {
    PublishedNight published = PublishedNight.newest(lake);
    Instant then = published.isEmpty() ? Instant.now() : published.at();
    return String.join("\n", new Status(published).lines(then.plus(Duration.ofHours(1))));
  }

  private static String repair(Lake lake, boolean dry) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Stop stop = new Stop(out)) {
      assertThat(new RepairCommand().on(lake, dry, stop, out)).isZero();
    }
    return said.toString(StandardCharsets.UTF_8).strip();
  }
}
