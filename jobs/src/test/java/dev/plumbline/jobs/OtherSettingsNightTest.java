package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestReading;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose source's settings change after they were read. */
class OtherSettingsNightTest {
  private static final String HEADER = "timestamp, uuid, name, utilization.gpu [%]\n";
  private static final String LINE = "2026/07/%s.000, GPU-1, NVIDIA H100 80GB HBM3, 90 %%\n";
  private static final String SMI =
      "  - {name: smi, format: nvidia-smi-csv, path: smi/*.csv, node: n1, time_zone: %s}\n";
  private static final String REGISTRY =
      "  - {name: models, format: mlflow-registry, path: m/*.json%s}\n";
  private static final String PODS =
      "  - {name: pods, format: dcgm-exposition, path: p/*.prom, exporter_pods: [%s]}\n";

  @TempDir private Path folder;

  private Lake lake;

  @Test
  void theyAreReadAgainOnceAndNothingGrows() throws IOException {
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    write("smi/14.csv", HEADER + LINE.formatted("14 12:00:00") + LINE.formatted("14 12:01:00"));
    write("smi/14-late.csv", HEADER + LINE.formatted("14 23:30:00"));
    write("smi/20.csv", HEADER + LINE.formatted("20 00:30:00"));
    write(
        "m/all.json",
        "{\"registered_models\": [{\"name\": \"ranker\", \"latest_versions\": [{\"name\":"
            + " \"ranker\", \"version\": \"1\", \"creation_timestamp\": 1784016000000,"
            + " \"run_id\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}]}]}");
    write(
        "p/a.prom",
        "DCGM_FI_DEV_GPU_UTIL{UUID=\"GPU-2\",modelName=\"NVIDIA L4\",Hostname=\"n2\","
            + "namespace=\"gpu\",pod=\"scraper-1\"} 1 1784023200000\n");

    // Berlin is two hours ahead in July
    assertThat(night("Europe/Berlin", "", "nvidia-dcgm")).doesNotContain("settings");
    assertThat(sampled("smi"))
        .containsExactly(
            "2026-07-14T10:00:00Z",
            "2026-07-14T10:01:00Z",
            "2026-07-14T21:30:00Z",
            "2026-07-19T22:30:00Z");
    assertThat(registries()).containsExactly("null");
    assertThat(holders()).containsExactly("scraper-1");

    assertThat(night("UTC", ", registry: prod", "scraper"))
        .contains("source smi: its settings are not those that 3 of its files (14-late.csv")
        .contains("source models: its settings are not those that its file all.json was read")
        .contains("source pods: its settings are not those that its file a.prom was read");
    List<String> inUtc =
        List.of(
            "2026-07-14T12:00:00Z",
            "2026-07-14T12:01:00Z",
            "2026-07-14T23:30:00Z",
            "2026-07-20T00:30:00Z");
    assertThat(sampled("smi")).containsExactlyElementsOf(inUtc);
    assertThat(registries()).containsExactly("prod");
    // the exporter's own pod is no holder
    assertThat(holders()).containsExactly("null");
    assertThat(values(IngestFile.TABLE, IngestFile.PATH))
        .containsExactly("14-late.csv", "14.csv", "20.csv", "a.prom", "all.json");
    assertThat(values(IngestReading.TABLE, IngestReading.PATH)).hasSize(10);

    assertThat(night("UTC", ", registry: prod", "scraper")).doesNotContain("settings");
    assertThat(values(IngestReading.TABLE, IngestReading.PATH)).hasSize(10);

    // what cannot be built again stays as it is, and is said every night
    Files.delete(folder.resolve("in/smi/14.csv"));
    for (int i = 0; i < 2; i++) {
      assertThat(night("Asia/Tokyo", ", registry: prod", "scraper"))
          .contains(
              "warning: source smi: its settings are not those that its file 14-late.csv was"
                  + " read with, and rows of 2026-07-14 to 2026-07-14 stay as they were");
    }
    // Tokyo is nine hours ahead: 15:30 of the day before
    assertThat(sampled("smi"))
        .containsExactly(inUtc.get(0), inUtc.get(1), inUtc.get(2), "2026-07-19T15:30:00Z");
    assertThat(values(IngestReading.TABLE, IngestReading.PATH)).hasSize(11);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve("in").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Reads the landing; what the terminal shows. */
  private String night(String zone, String registry, String exporter) throws IOException {
    Path configuration = folder.resolve("in/plumbline.yaml");
    Files.writeString(
        configuration,
        "sources:\n"
            + SMI.formatted(zone)
            + REGISTRY.formatted(registry)
            + PODS.formatted(exporter));
    return NightHere.ingested(configuration, lake);
  }

  private List<String> sampled(String source) {
    return lake
        .read(GpuSample.TABLE)
        .where(GpuSample.SOURCE.of().equalTo(source))
        .select(GpuSample.SAMPLED_AT)
        .rows()
        .collectAsList()
        .stream()
        .map(row -> row.get(0).toString())
        .sorted()
        .toList();
  }

  private List<String> registries() {
    return values(RegistryRecord.TABLE, RegistryRecord.REGISTRY);
  }

  /** Who holds the devices by the label sets that samples name. */
  private List<String> holders() {
    return lake
        .read(GpuSample.TABLE)
        .where(GpuSample.SOURCE.of().equalTo("pods"))
        .select(GpuSample.LABEL_SET_ID)
        .join(
            lake.read(DeviceLabelSet.TABLE).select(DeviceLabelSet.LABEL_SET_ID, DeviceLabelSet.POD),
            GpuSample.LABEL_SET_ID)
        .select(DeviceLabelSet.POD)
        .rows()
        .collectAsList()
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  private List<String> values(TableSpec table, Col column) {
    return lake.read(table).select(column).rows().collectAsList().stream()
        .map(row -> String.valueOf(row.get(0)))
        .sorted()
        .toList();
  }
}
