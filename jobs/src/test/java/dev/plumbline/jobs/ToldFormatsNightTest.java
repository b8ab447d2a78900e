package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.Reject;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code format: auto} does with files that are not read, and with files that change. */
class ToldFormatsNightTest {
  private static final String APPROVAL =
      """
      {"kind":"approval","model":"m","version":"1","approved_at":"2026-07-14T01:00:00Z",\
      "approver":"ana"}
      """;
  private static final String EVENT =
      """
      {"eventType":"START","eventTime":"2026-07-14T00:00:00Z","run":{"runId":\
      "0190a7a8-0000-7000-8000-000000000001"},"job":{"namespace":"n","name":"j"},\
      "inputs":[],"outputs":[],"producer":"p"}
      """;

  @TempDir private Path folder;

  @Test
  void anUnreadFormatIsRefusedByNameAndTheRestLands() throws IOException {
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in/registry.ndjson"), APPROVAL);
    Files.writeString(folder.resolve("in/gpu.xml"), "<?xml version=\"1.0\"?>\n<nvidia_smi_log>\n");

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> night(lake, 0.02))
        .satisfies(
            failure ->
                assertThat(failure.text())
                    .contains("gpu.xml line 1: nvidia-smi XML is not read")
                    .contains("--format=csv"));

    night(lake, 0.9);
    assertThat(lake.read(RegistryRecord.TABLE).rows().count()).isEqualTo(1);
    Row refused = lake.read(Reject.TABLE).select(Reject.SOURCE_FILE, Reject.FORMAT).rows().first();
    assertThat(refused.getString(0)).isEqualTo("gpu.xml");
    assertThat(refused.getString(1)).isEqualTo("unread");

    // Nothing changed: nothing is read again.
    night(lake, 0.9);
    assertThat(lake.read(IngestFile.TABLE).rows().count()).isEqualTo(2);

    // The same path now holds another format: its rows move to the other table.
    Files.writeString(folder.resolve("in/registry.ndjson"), EVENT);
    night(lake, 0.9);
    assertThat(lake.read(RegistryRecord.TABLE).rows().count()).isZero();
    assertThat(lake.read(LineageEvent.TABLE).rows().count()).isEqualTo(1);
  }

  private void night(Lake lake, double rejectedShare) throws IOException {
    Path configuration = folder.resolve("plumbline.yaml");
    Files.writeString(
        configuration,
        """
        limits: {rejected_share: %s}
        sources:
          - {name: all, format: auto, path: in/*}
        """
            .formatted(rejectedShare));
    new Night(
            lake,
            ConfigurationFile.read(configuration),
            JobCatalog.ALL,
            new Console(System.out),
            Instant.now())
        .run(new NightRequest(new TreeSet<>(), job -> false, NightRequest.Ingest.READ));
  }
}
