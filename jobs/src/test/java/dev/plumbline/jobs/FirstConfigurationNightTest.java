package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Place;
import dev.plumbline.run.NightResult;
import dev.plumbline.run.doctor.Doctor;
import dev.plumbline.run.doctor.Finding;
import dev.plumbline.run.setup.Setup;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The raw files of somebody new go from a first look to a published night. */
class FirstConfigurationNightTest {
  @TempDir private Path folder;

  @Test
  void whatInitWritesIsInOrderForDoctorAndRuns() throws IOException {
    SmallLanding.in(folder);
    Path configuration = folder.resolve("first.yaml");
    Setup setup =
        Setup.of(folder.resolve("landing"), configuration, ZoneOffset.UTC, 0.02, Instant.now());
    Files.writeString(configuration, setup.configuration());
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());

    assertThat(new Doctor(Place.of(configuration), lake.root().toString(), Instant.now()).examine())
        .noneMatch(Finding::isError);
    NightResult result = SampleNight.run(lake, configuration);

    assertThat(result.isStopped()).as(result.violations().toString()).isFalse();
    assertThat(result.published()).hasSize(2);
    assertThat(
            lake.read(GpuHourCost.TABLE)
                .where(GpuHourCost.BILLING_RESOURCE_ID.of().endsWith("gke-serve-l4-d1"))
                .rows()
                .count())
        .isPositive();
  }
}
