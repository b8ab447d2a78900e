package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.Job;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night whose export and sheets cannot be written: how it went is said all the same. */
class FailedTasksNightTest {
  @TempDir private Path folder;
  private TinyLanding landing;

  @Test
  void whatFailsAfterANightHidesNothingOfIt() throws IOException {
    landing = TinyLanding.in(folder);
    NightHere.Ended killed =
        nightly(
            JobCatalog.ALL,
            (moment, what) -> {
              if (moment == Moment.HALF && what.equals("gold")) {
                throw new IllegalStateException("killed");
              }
            });
    assertThat(killed.words()).contains("killed");
    NightHere.leave(new Lake(SharedSpark.session(), lake().toString()));
    Files.writeString(lake().resolve("exports"), "in place of the folder");

    // It finishes what the other was killed in, which is rendered first.
    NightHere.Ended next = nightly(JobCatalog.ALL, NightMoments.UNWATCHED);
    assertThat(next.words())
        .contains("everything is up to date in", "report: ", "report.html")
        .containsSubsequence(
            "report: ",
            "problem: the export cannot be written",
            "problem: the export cannot be written");
    assertThat(next.code()).isEqualTo(5);

    landing.correct();
    NightHere.Ended stopped = nightly(GateNightTest.spoiled(), NightMoments.UNWATCHED);
    assertThat(stopped.words())
        .containsSubsequence(
            "stopped: gold.gpu_waterfall_daily",
            "not published: a gate said no; last night's figures stay readable in",
            "report: ",
            "problem: the export cannot be written");
    assertThat(stopped.code()).isEqualTo(3);
  }

  private Path lake() {
    return folder.resolve("lake");
  }

  private NightHere.Ended nightly(List<Job> jobs, NightMoments moments) {
    return NightHere.command(jobs, moments, landing.configuration(), lake(), "nightly");
  }
}
