package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.run.NightResult;
import dev.plumbline.schema.Col;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What two real scrapes say of their GPUs when they go on for an hour. The T4 claims 91 %
 * utilization, at 68 of its 70 W; its engine was active for 16 % of the time, its tensor cores for
 * 0.6 %: signals disagree, so its hour is neither delivered nor idle. Of the eight H100 one is held
 * by a pod and does nothing at 114 W, seven are nobody's.
 */
class CapturedVerdictTest {
  private static final Path SCRAPES =
      Path.of("..", "..", "shared", "data", "gpu", "dcgm-exporter-scrapes");
  private static final String T4 = "cncf_v1.35_ericsson-ccd_accelerator_metrics.prom";
  private static final String H100 = "nvidia_aicr_accelerator-metrics.prom";
  private static final int MINUTES = 60;

  @TempDir private Path folder;

  private void scraped(String capture) throws IOException {
    for (int minute = 0; minute < MINUTES; minute++) {
      Path scrape = folder.resolve("landing/%s-20260115T12%02d00Z.prom".formatted(capture, minute));
      Files.createDirectories(scrape.getParent());
      Files.copy(SCRAPES.resolve(capture), scrape);
    }
  }

  @Test
  void utilizationIsNoWorkAndAHeldGpuIsNoEmptyOne() throws IOException {
    assumeTrue(Files.isDirectory(SCRAPES), "SKIPPED: no files of others in this checkout");
    scraped(T4);
    scraped(H100);
    Path configuration = folder.resolve("plumbline.yaml");
    Files.writeString(
        configuration,
        """
        sources:
          - {name: captures, format: dcgm-exposition, path: landing/*.prom, interval_seconds: 60}
        """);
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());

    NightResult result = SampleNight.run(lake, configuration);

    assertThat(result.isStopped()).as(result.violations().toString()).isFalse();
    Col seconds = GpuWaterfallDaily.GPU_SECONDS;
    expect(
            lake.read(GpuWaterfallDaily.TABLE)
                .groupBy(GpuWaterfallDaily.GPU_MODEL, GpuWaterfallDaily.STAGE)
                .values(seconds.is(functions.sum(seconds.of()))))
        .rows(
            """
            gpu_model             | stage             | gpu_seconds
            Tesla T4              | active_unresolved | 3600
            NVIDIA H100 80GB HBM3 | held_idle         | 3600
            NVIDIA H100 80GB HBM3 | empty             | 25200
            """);
  }
}
