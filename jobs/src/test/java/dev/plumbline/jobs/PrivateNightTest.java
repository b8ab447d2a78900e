package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IngestReading;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.Reject;
import dev.plumbline.tables.Tables;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights of a configuration that declares personal data: a name that stood in labels, columns, JSON
 * and rejected records of the landing stands nowhere in what nights leave or say.
 */
class PrivateNightTest {
  private static final String VARIABLE = "PLUMBLINE_KEY_OF_A_TEST";
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String OTHER_KEY = "another key of enough characters";

  // HMAC-SHA-256 under these keys, by Python's hmac, 128 bits of it.
  private static final String PERSON = "p-eaccb40fd4722ac57c67f54af9a20adf";
  private static final String NAMESPACE = "p-a9c47a6483291eabae439681f6f0159d";
  private static final String SERVE = "p-03321397ada6ffde1b42d240bad558c8";
  private static final String PERSON_BY_OTHER_KEY = "p-c6aef083272f16876857b39cb05db324";
  private static final String NAMESPACE_BY_OTHER_KEY = "p-eefc1a69d6c63890a913c84beab22571";

  private static final String SERVE_BY_OTHER_KEY = "p-83c2fcbcc64ce805d14ae57ba2ccdc29";

  @TempDir private Path folder;

  @Test
  @Tag("long")
  void aNameIsOnePseudonymEverywhereAndStandsNowhere() throws Exception {
    land();
    try (NightProcess night =
        NightProcess.nightly(
            configuration("key_variable: " + VARIABLE), lakeFolder(), Map.of(VARIABLE, KEY))) {
      assertThat(night.ended()).as(night.output()).isZero();
      assertThat(leaks(night.output())).isEmpty();
    }
    assertThat(texts(DeviceLabelSet.TABLE, DeviceLabelSet.LABELS))
        .containsExactlyInAnyOrder("Map(user -> " + PERSON + ")", "null");
    assertThat(texts(ModelVersion.TABLE, ModelVersion.REGISTERED_BY)).containsExactly(PERSON);
    assertThat(texts(RegistryRecord.TABLE, RegistryRecord.RECORD_JSON))
        .allMatch(json -> json.contains("\"registered_by\":\"" + PERSON + "\""));
    assertThat(texts(LineageEvent.TABLE, LineageEvent.EVENT_JSON))
        .hasSize(2)
        .allMatch(json -> json.contains("\"user\":\"" + PERSON + "\""));
    assertThat(texts(LineageEvent.TABLE, LineageEvent.PARAMETERS))
        .containsOnly("Map(seed -> 17, user -> " + PERSON + ")");
    assertThat(texts(Reject.TABLE, Reject.RAW)).containsExactly("null");
    assertThat(owners()).containsExactlyInAnyOrder(NAMESPACE + " vision", SERVE + " serving");

    // Read again by the next night, though no file changed: pseudonyms of two keys never meet.
    NightHere.Ended second =
        NightHere.nightly(NightJobs.ALL, configuration("key_file: other.key"), lakeFolder());
    assertThat(second.code()).as(second.words()).isZero();
    assertThat(leaks(second.words())).isEmpty();
    assertThat(lake().read(IngestReading.TABLE).rows().count()).isEqualTo(2 * 3);
    assertThat(owners())
        .containsExactlyInAnyOrder(
            NAMESPACE_BY_OTHER_KEY + " vision", SERVE_BY_OTHER_KEY + " serving");
    assertThat(texts(ModelVersion.TABLE, ModelVersion.REGISTERED_BY))
        .containsExactly(PERSON_BY_OTHER_KEY);
    assertThat(rowsWith(PERSON)).as("pseudonyms of the key before").isEmpty();
    assertThat(rowsWith(NAMESPACE)).isEmpty();
  }

  @Test
  void whatStoodInClearBeforeItWasDeclaredStandsInNoTableAfterTheNextNight() throws Exception {
    land();
    Path configuration = configuration("key_file: other.key");
    String declared = Files.readString(configuration);
    Files.writeString(configuration, declared.substring(0, declared.indexOf("privacy:")));
    NightHere.Ended open = NightHere.nightly(NightJobs.FEW, configuration, lakeFolder());
    assertThat(open.code()).as(open.words()).isZero();
    assertThat(rowsWith("zacharias"))
        .extracting(row -> row.substring(0, row.indexOf(':')))
        .contains("silver.device_label_set", "bronze.reject");

    Files.writeString(configuration, declared);
    NightHere.Ended hidden = NightHere.nightly(NightJobs.FEW, configuration, lakeFolder());
    assertThat(hidden.code()).as(hidden.words()).isZero();
    assertThat(rowsWith("zacharias")).isEmpty();
    assertThat(lake().read(DeviceLabelSet.TABLE).rows().count()).isEqualTo(2);
    assertThat(texts(Reject.TABLE, Reject.REASONS)).hasSize(1);
    assertThat(lake().read(Reject.TABLE).rows().count()).as("one for each reading").isEqualTo(2);
  }

  @Test
  void aKeyThatIsNotSetStopsTheNightBeforeItReadsAnything() throws Exception {
    land();
    try (NightProcess night =
        NightProcess.nightly(configuration("key_variable: " + VARIABLE), lakeFolder())) {
      assertThat(night.ended()).isEqualTo(2);
      assertThat(night.output())
          .contains("problem: the environment variable " + VARIABLE + " of privacy is not set")
          .containsPattern("cause: +\\S*plumbline.yaml line \\d+")
          .contains("openssl rand -base64 32");
    }
    assertThat(lakeFolder()).doesNotExist();
  }

  private List<String> owners() {
    return lake()
        .read(GpuSegment.TABLE)
        .select(GpuSegment.NAMESPACE, GpuSegment.TEAM)
        .rows()
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0) + " " + row.getString(1))
        .toList();
  }

  private List<String> texts(TableSpec table, Col column) {
    return lake().read(table).select(column).rows().collectAsList().stream()
        .map(row -> String.valueOf(row.get(0)))
        .distinct()
        .toList();
  }

  /** Where something of the person stands: in a row, a file of the lake, or what was said. */
  private Set<String> leaks(String said) throws IOException {
    Set<String> leaks = new TreeSet<>(rowsWith("zacharias"));
    try (Stream<Path> files = Files.walk(lakeFolder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (isTold(Files.readString(file, StandardCharsets.ISO_8859_1))
            || isTold(file.toString())) {
          leaks.add(file.toString());
        }
      }
    }
    said.lines().filter(PrivateNightTest::isTold).forEach(leaks::add);
    return leaks;
  }

  private static boolean isTold(String text) {
    return text.contains("zacharias") || text.contains(KEY) || text.contains(OTHER_KEY);
  }

  private List<String> rowsWith(String text) {
    List<String> found = new ArrayList<>();
    for (TableSpec table : Tables.ALL) {
      for (Row row : lake().read(table).rows().collectAsList()) {
        if (row.toString().contains(text)) {
          found.add(table.fullName() + ": " + row);
        }
      }
    }
    return found;
  }

  private Lake lake() {
    return new Lake(SharedSpark.session(), lakeFolder().toString());
  }

  private Path lakeFolder() {
    return folder.resolve("lake");
  }

  private Path configuration(String key) throws IOException {
    Files.writeString(folder.resolve("other.key"), OTHER_KEY);
    return Files.writeString(
        folder.resolve("plumbline.yaml"),
        """
        lake: lake
        sources:
          - {name: dcgm, format: dcgm-exposition, path: landing/*.prom, interval_seconds: 1800}
          - {name: pipelines, format: openlineage, path: landing/lineage.ndjson}
          - {name: registry, format: model-registry, path: landing/registry.ndjson}
        owners:
          - {namespace: zacharias-lab, team: vision}
          - {namespace: serve, team: serving}
        limits: {rejected_share: 0.5}
        privacy:
          pseudonymous: [namespace, user, registered_by, pod]
          drop: [email, committed_by]
        """
            + key.indent(2));
  }

  private void land() throws IOException {
    StringBuilder scrape = new StringBuilder();
    for (int look = 0; look < 8; look++) {
      long at = 1_784_005_200_000L + look * 1_800_000L;
      sample(
          scrape, "GPU-1", "zacharias-lab", ",user=\"zacharias\",email=\"z@zacharias.test\"", at);
      sample(scrape, "GPU-2", "serve", "", at);
    }
    scrape.append("DCGM_FI_DEV_GPU_UTIL{UUID=\"GPU-1\",user=\"zacharias\"} many 1784005200000\n");
    write("gpu.prom", scrape.toString());
    write(
        "registry.ndjson",
        "{\"kind\":\"model_version\",\"model\":\"owl\",\"version\":\"7\",\"registered_at\":"
            + "\"2026-07-14T08:00:00Z\",\"registered_by\":\"zacharias\",\"run_id\":"
            + "\"0d6c6f0e-3f0b-4a53-9a5e-6d3f7a10c001\",\"committed_by\":\"zacharias\"}\n");
    write("lineage.ndjson", event("START", "05") + event("COMPLETE", "07"));
  }

  private static void sample(StringBuilder to, String gpu, String namespace, String more, long at) {
    to.append("DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"%s\",Hostname=\"n1\",".formatted(gpu))
        .append("namespace=\"%s\",pod=\"%s-0\",container=\"c\"".formatted(namespace, namespace))
        .append(more + "} 80 " + at + "\n");
  }

  private static String event(String type, String hour) {
    return ("{\"eventType\":\"%s\",\"eventTime\":\"2026-07-14T%s:00:00Z\",\"producer\":"
            + "\"https://example.test/p\",\"schemaURL\":"
            + "\"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent\",\"run\":"
            + "{\"runId\":\"0d6c6f0e-3f0b-4a53-9a5e-6d3f7a10c001\",\"facets\":{"
            + "\"executionParameters\":{\"parameters\":[{\"key\":\"user\",\"value\":"
            + "\"zacharias\"},{\"key\":\"seed\",\"value\":\"17\"}]},"
            + "\"started\":{\"user\":\"zacharias\",\"email\":\"z@zacharias.test\"}}},"
            + "\"job\":{\"namespace\":\"acme\",\"name\":\"train\"},"
            + "\"inputs\":[{\"namespace\":\"s3://acme\",\"name\":\"raw\"}],"
            + "\"outputs\":[{\"namespace\":\"s3://acme\",\"name\":\"owl\"}]}\n")
        .formatted(type, hour);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("landing").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
