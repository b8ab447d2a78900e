package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.run.ReportTask;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that says no: nothing new is published, last night stays, the reasons are kept. */
class GateNightTest {
  @TempDir private Path folder;

  @Test
  void aViolatedCheckKeepsLastNightReadableAndSaysWhy() throws IOException {
    SmallLanding landing = SmallLanding.in(folder);
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    SampleNight.run(lake, landing.configuration());
    Map<String, List<String>> published = gold(lake);
    List<String> segments = LakeContent.rows(GpuSegment.TABLE, lake.read(GpuSegment.TABLE));
    landing.correctFirstDay();

    NightResult stopped = run(lake, landing, spoiled());

    assertThat(stopped.isStopped()).isTrue();
    assertThat(stopped.published()).isEmpty();
    assertThat(gold(lake)).isEqualTo(published);
    assertThat(
            lake.read(QualityResult.TABLE)
                .where(QualityResult.STATUS.of().equalTo("violated"))
                .select(QualityResult.TABLE_NAME, QualityResult.CHECK_NAME)
                .rows()
                .collectAsList()
                .toString())
        .contains("gold.gpu_waterfall_daily")
        .contains("GPU-seconds are negative in corrections only");
    assertThat(
            lake.read(JobRun.TABLE)
                .where(JobRun.OUTCOME.of().equalTo("gate_failed"))
                .rows()
                .count())
        .isEqualTo(1);
    String report =
        Files.readString(
            Path.of(
                new TaskRunner(lake, PublishedNight.newest(lake))
                    .run(new ReportTask(), stopped)
                    .get(0)));
    assertThat(report).contains("GPU-seconds are negative in corrections only");
    assertThatPublishedIsAsItWas(lake, segments);

    // The next night without the defect publishes the correction.
    NightResult mended = SampleNight.run(lake, landing.configuration());
    assertThat(mended.isStopped()).isFalse();
    assertThat(mended.published()).isNotEmpty();
    assertThat(gold(lake)).isNotEqualTo(published);
  }

  /** Silver has gone on; who reads what is published sees the silver that gold was made of. */
  private static void assertThatPublishedIsAsItWas(Lake lake, List<String> segments) {
    PublishedNight published = PublishedNight.newest(lake);
    assertThat(LakeContent.rows(GpuSegment.TABLE, lake.read(GpuSegment.TABLE)))
        .isNotEqualTo(segments);
    assertThat(LakeContent.rows(GpuSegment.TABLE, published.read(GpuSegment.TABLE)))
        .isEqualTo(segments);
    assertThat(
            String.join(
                "\n", new Status(published).lines(published.at().plus(Duration.ofHours(50)))))
        .contains("published: 2026-07-15, the newest of 2 dates")
        .contains("since:     a gate said no, 2 days ago: fail gold.gpu_waterfall_daily")
        .contains("GPU-seconds are negative in corrections only");
    assertThat(StatusObject.of(published, published.at().plus(Duration.ofHours(50))))
        .contains("\"newest_date\":\"2026-07-15\",\"dates\":2,", "\"age_seconds\":180000,")
        .contains("\"what\":\"a gate said no\",\"why\":\"fail gold.gpu_waterfall_daily");
  }

  private static Map<String, List<String>> gold(Lake lake) {
    Map<String, List<String>> content = LakeContent.of(lake);
    content.keySet().removeIf(name -> !name.startsWith("gold."));
    return content;
  }

  /** All jobs, of which one has a mistake that a gate finds. */
  static List<Job> spoiled() {
    Job spoiled = new Spoiled();
    return JobCatalog.ALL.stream()
        .map(job -> job.spec().name().equals(spoiled.spec().name()) ? spoiled : job)
        .toList();
  }

  private static NightResult run(Lake lake, SmallLanding landing, List<Job> jobs) {
    return new Night(
            lake,
            ConfigurationFile.read(landing.configuration()),
            jobs,
            new Console(System.out),
            Instant.now())
        .run(NightRequest.whole());
  }

  /** The waterfall with a sign mistake. */
  private static final class Spoiled implements Job {
    private final Job waterfall =
        JobCatalog.ALL.stream()
            .filter(job -> job.spec().writes().contains(GpuWaterfallDaily.TABLE))
            .findFirst()
            .orElseThrow();

    @Override
    public JobSpec spec() {
      return waterfall.spec();
    }

    @Override
    public Outputs apply(Inputs inputs, RunContext context) {
      return Outputs.of(
          GpuWaterfallDaily.TABLE,
          waterfall
              .apply(inputs, context)
              .frames()
              .get(GpuWaterfallDaily.TABLE)
              .with(
                  GpuWaterfallDaily.GPU_SECONDS.is(
                      functions.negate(GpuWaterfallDaily.GPU_SECONDS.of()))));
    }
  }
}
