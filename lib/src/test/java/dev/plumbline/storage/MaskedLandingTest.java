package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.exposition.DcgmExposition;
import dev.plumbline.ingest.focus.FocusIngester;
import dev.plumbline.ingest.lineage.OpenLineageIngester;
import dev.plumbline.ingest.secrets.PlantedSecrets;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.ingest.slurm.SlurmSacct;
import dev.plumbline.ingest.tabular.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a landing task gives to the tables holds none of the secrets that stand in its files. */
class MaskedLandingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");

  @TempDir Path folder;

  private record Given(String rows, String sides, long accepted, long rejected) {}

  @Test
  void labelSetsAndRefusedLinesOfAScrape() throws IOException {
    StringBuilder file = new StringBuilder();
    int gpu = 0;
    for (String text : PlantedSecrets.all().values()) {
      String labels =
          "{UUID=\"GPU-%d\",Hostname=\"n1\",note=%s}"
              .formatted(gpu++, JSON.writeValueAsString(text));
      file.append("DCGM_FI_DEV_SM_CLOCK").append(labels).append(" 1755 1783987200000\n");
      file.append("DCGM_FI_DEV_SM_CLOCK").append(labels).append(" abc 1783987200000\n");
    }
    file.append("DCGM_FI_DEV_SM_CLOCK{UUID=\"GPU-x\",db_password=\"hush1\"} 1 1783987200000\n");
    Given given = read(new DcgmExposition(), file.toString());
    holdsNoSecret(given, PlantedSecrets.all().size() + 1, PlantedSecrets.all().size());
    assertThat(given.sides()).doesNotContain("hush1").contains("\"node\":\"n1\"");
  }

  @Test
  void descriptionsTagsAndExtraColumnsOfCharges() throws IOException {
    StringBuilder file =
        new StringBuilder(
            "BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,"
                + "ChargeCategory,ChargePeriodStart,ChargePeriodEnd,EffectiveCost,"
                + "ChargeDescription,Tags,x_a\n");
    for (String text : PlantedSecrets.all().values()) {
      for (String cost : List.of("1.5", "abc")) {
        file.append(cost)
            .append(",111,USD,2026-07-01T00:00:00Z,2026-08-01T00:00:00Z,Usage,")
            .append("2026-07-14T00:00:00Z,2026-07-14T01:00:00Z,1,")
            .append(cell(text))
            .append(',')
            .append(cell(JSON.writeValueAsString(Map.of("note", text, "team", "vision"))))
            .append(',')
            .append(cell(text))
            .append('\n');
      }
    }
    Given given = read(new FocusIngester(Packing.CSV), file.toString());
    holdsNoSecret(given, PlantedSecrets.all().size(), PlantedSecrets.all().size());
    assertThat(given.rows()).contains("vision", "run with [masked: ");
  }

  @Test
  void facetsParametersAndNamesOfEvents() throws IOException {
    StringBuilder file = new StringBuilder();
    int number = 0;
    for (String text : PlantedSecrets.all().values()) {
      Map<String, Object> facets =
          Map.of(
              "note", Map.of("text", text),
              "commandLine", Map.of("command", text),
              "executionParameters",
                  Map.of("parameters", List.of(Map.of("key", "p", "value", text))));
      Map<String, Object> event =
          Map.of(
              "eventType", "COMPLETE",
              "eventTime", "2026-07-14T08:00:00Z",
              "producer", "https://p",
              "run", Map.of("runId", "5a1b2c3d-1111-4222-8333-444455556666", "facets", facets),
              "job", Map.of("namespace", "n" + number++, "name", text));
      String line = JSON.writeValueAsString(event);
      file.append(line).append('\n');
      file.append(line.replace("2026-07-14T08:00:00Z", "yesterday")).append('\n');
    }
    Given given = read(new OpenLineageIngester(), file.toString());
    holdsNoSecret(given, PlantedSecrets.all().size(), PlantedSecrets.all().size());
  }

  @Test
  void commandLinesOfJobs() throws IOException {
    StringBuilder file =
        new StringBuilder("JobID|JobName|State|Submit|Start|End|NodeList|AllocTRES|SubmitLine\n");
    int job = 1;
    for (String text : PlantedSecrets.all().values()) {
      file.append(job++)
          .append('|')
          .append(text)
          .append(
              "|COMPLETED|2026-07-14T08:00:00+0000|2026-07-14T08:00:00+0000"
                  + "|2026-07-14T09:00:00+0000|n1|")
          .append("gres/gpu=1|")
          .append(text)
          .append('\n');
    }
    Given given = read(new SlurmSacct(), file.toString());
    holdsNoSecret(given, PlantedSecrets.all().size(), 0);
  }

  @Test
  void namesOfFilesKeepApartWithoutTheirSecrets() {
    String one = FileNames.masked("2026/run-" + "gh" + "p_q7Rk2mXv9LpT4wZs8NdB3hYc.prom");
    String two = FileNames.masked("2026/run-" + "gh" + "p_q7Rk2mXv9LpT4wZs8NdB3hYd.prom");
    assertThat(one).matches("2026/run-\\[masked: github token [0-9a-f]{8}]\\.prom");
    assertThat(two).isNotEqualTo(one);
    assertThat(SecretText.masked(one)).isEqualTo(one);
    assertThat(FileNames.masked("2026/scrape-1783987200.prom"))
        .isEqualTo("2026/scrape-1783987200.prom");
  }

  private static void holdsNoSecret(Given given, long accepted, long rejected) {
    String all = given.rows() + given.sides();
    for (String secret : PlantedSecrets.all().keySet()) {
      assertThat(all).doesNotContain(secret);
    }
    assertThat(all).contains("[masked: ");
    assertThat(given.accepted()).isEqualTo(accepted);
    assertThat(given.rejected()).isEqualTo(rejected);
  }

  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private Given read(Ingester ingester, String text) throws IOException {
    Path path = Files.writeString(folder.resolve("input.txt"), text);
    LandingFile file =
        new LandingFile(
            "s", ingester.format(), "input.txt", path.toUri().toString(), Files.size(path), null);
    SourceFile source =
        new SourceFile(SourceSettings.of("s", ingester.format()), "input.txt", NOT_AFTER);
    Configuration hadoop = new Configuration();
    SideFiles side = new SideFiles(folder.resolve("side").toUri().toString(), "0", hadoop);
    List<FileFigures> figures = new ArrayList<>();
    LandingTask task =
        new LandingTask(
            List.of(new ReadPlan.Item(file, source, ingester)),
            side,
            hadoop,
            done -> figures.addAll(done.files()));
    StringBuilder rows = new StringBuilder();
    while (task.hasNext()) {
      rows.append(task.next()).append('\n');
    }
    StringBuilder sides = new StringBuilder();
    for (String written : side.paths().values()) {
      sides.append(Files.readString(Path.of(java.net.URI.create(written))));
    }
    FileFigures one = figures.get(0);
    return new Given(
        rows.toString(), sides.toString(), one.recordsAccepted(), one.recordsRejected());
  }
}
