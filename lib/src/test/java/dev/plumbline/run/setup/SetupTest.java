package dev.plumbline.run.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.config.Configuration.ExportScope;
import dev.plumbline.config.Configuration.Source;
import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first look at a folder writes is read as a configuration, and says what is missing. */
class SetupTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples");
  private static final Path REAL = Path.of("..", "..", "shared", "data");
  private static final String HEADER =
      "BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,"
          + "BillingPeriodStart,ChargeCategory,ChargeDescription,ChargePeriodEnd,ChargePeriodStart,"
          + "EffectiveCost,InvoiceIssuerName,ListCost,ProviderName,PublisherName,ServiceCategory,"
          + "ServiceName,ContractedCost,ChargeClass,ChargeFrequency\n";

  @TempDir private Path folder;

  @Test
  void theSamplesLandingGetsASourcePerFolderAndTheNodesThatBillsName() throws IOException {
    Setup setup = look(SAMPLES.resolve("landing"));
    Configuration configuration = written(setup);

    assertThat(configuration.sources()).hasSize(10);
    assertThat(source(configuration, "dcgm-train").settings().format())
        .isEqualTo("dcgm-exposition");
    assertThat(source(configuration, "dcgm-train").glob()).endsWith("landing/dcgm/train/*.prom.gz");
    assertThat(source(configuration, "billing-aws").exportScope()).isEqualTo(ExportScope.PERIOD);
    // Its names hold an instant of a common shape, which needs no pattern.
    assertThat(source(configuration, "dcgm-edge").settings().instants().pattern()).isNull();
    assertThat(configuration.nodes())
        .extracting(Node::node)
        .containsExactly(
            "g1f4a2c", "gke-serve-l4-d1", "gke-serve-l4-e1", "gke-serve-l4-e2", "gke-serve-l4-e3");
    assertThat(configuration.nodes().get(0).resourceId())
        .isEqualTo("cw-ord-01/gd-8xh100ib-i128/g1f4a2c");
  }

  @Test
  void whatOnlyAPersonKnowsStandsAsACommentAtItsPlace() {
    String text = look(SAMPLES.resolve("landing")).configuration();

    assertThat(text)
        .contains("# - {node: ip-10-0-1-11, provider: AWS")
        .contains("8 × NVIDIA H100 80GB HBM3; the only billed resource like it, check")
        .contains("# - {namespace: scratch, team: …, project: …}")
        .contains("# labels: {run_id: label_run_id}")
        .contains("# standby:\n#   - {namespace: …, pod: 'NAME-*'}\n")
        .contains("# serving:\n#   - {namespace: …, pod: 'NAME-*', model: …, version: '1', target")
        .contains("# budgets:\n#   - {team: …, monthly: 10000, currency: USD, from: 2026-01-01}\n")
        .contains("# instance_types:\n#   - {provider: …, instance_type: …, gpus: 8,");
    assertThat(text.indexOf("gke-serve-l4-g9"))
        .isGreaterThan(text.indexOf("no node is named after"));
  }

  @Test
  void theSummaryCountsFilesAndNamesWhatIsMissingAndNext() {
    assertThat(look(SAMPLES.resolve("landing")).summary())
        .contains("     88  dcgm-exposition", "      4  focus-csv")
        .contains("  - the team of 21 namespaces")
        .anyMatch(line -> line.contains("plumbline doctor --config"))
        .anyMatch(line -> line.contains("plumbline nightly --config"));
  }

  @Test
  void everyFormatThatFilesTellIsASourceAndTablesNeedAMapping() throws IOException {
    Setup setup = look(SAMPLES.resolve("formats"));

    assertThat(written(setup).sources())
        .extracting(source -> source.settings().format())
        .contains("aws-cur-parquet", "mlflow-runs");
    assertThat(setup.configuration())
        .contains("format: prometheus-json", "format: otlp-json", "format: nvidia-smi-csv")
        .contains("NOT READ: ")
        .contains("format: slurm-sacct")
        .contains(
            "invoice-csv/coreweave.csv: a table that needs a mapping: columns Invoice Number");
  }

  @Test
  void aGreaterAllowedShareReadsMore() throws IOException {
    Path output = folder.resolve("plumbline.yaml");
    Setup setup = Setup.of(SAMPLES.resolve("formats"), output, ZoneOffset.UTC, 0.9, Instant.now());

    Configuration configuration = written(setup);

    assertThat(configuration.limits().rejectedShare()).isEqualTo(0.9);
    assertThat(configuration.sources())
        .extracting(source -> source.settings().format())
        .contains("prometheus-json", "otlp-json", "nvidia-smi-csv", "slurm-sacct", "focus-csv");
  }

  @Test
  void localTimesAreOfTheNamedZone() throws IOException {
    Files.copy(
        SAMPLES.resolve("formats/slurm-sacct/sacct-20260714.txt"),
        Files.createDirectories(folder.resolve("raw")).resolve("sacct.txt"));
    Setup setup =
        Setup.of(
            folder.resolve("raw"),
            folder.resolve("plumbline.yaml"),
            ZoneId.of("Europe/Berlin"),
            0.02,
            Instant.now());

    assertThat(setup.configuration())
        .contains("CHECK: times are local to Europe/Berlin")
        .contains("time_zone: Europe/Berlin");
  }

  @Test
  void billsOfTwoAccountsNeverShareAPeriod() throws IOException {
    charge("raw/acme_focus_2026-07.csv", "acme");
    charge("raw/brightrack_focus_2026-07.csv", "brightrack");

    Configuration configuration = written(look(folder.resolve("raw")));

    assertThat(configuration.sources())
        .extracting(Source::glob)
        .containsExactlyInAnyOrder("raw/acme_focus_*.csv", "raw/brightrack_focus_*.csv");
  }

  @Test
  void billsOfAccountsThatAreNamedAlikeAllCount() throws IOException {
    charge("raw/111_2026-07.csv", "111");
    charge("raw/222_2026-07.csv", "222");

    Configuration configuration = written(look(folder.resolve("raw")));

    assertThat(configuration.sources())
        .extracting(Source::exportScope)
        .containsExactly(ExportScope.DELTA);
  }

  @Test
  void namesOutOfFilesCannotWriteConfiguration() throws IOException {
    Files.createDirectories(folder.resolve("raw"));
    Files.writeString(
        folder.resolve("raw/a.prom"),
        "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-6d5c0ac5-74d7-3130-46f1-e93ed57f469a\","
            + "Hostname=\"n\\nlake: /tmp/x\",namespace=\"a'}\\nlimits: {}\"} 1 1784016000000\n");

    Configuration configuration = written(look(folder.resolve("raw")));

    assertThat(configuration.lake()).endsWith("/lake");
    assertThat(configuration.nodes()).isEmpty();
  }

  @Test
  void aFolderWithoutAnythingThatIsReadHasNoSources() throws IOException {
    Files.createDirectories(folder.resolve("raw"));
    Files.writeString(folder.resolve("raw/page.html"), "<!doctype html><html></html>\n");

    Setup setup = look(folder.resolve("raw"));

    assertThat(setup.hasSources()).isFalse();
    assertThat(setup.summary()).anyMatch(line -> line.contains("a web page is not read"));
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> look(folder.resolve("none")))
        .withMessageContaining("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpu", "billing", "jobs", "lineage"})
  void filesOfRealSystemsGetAConfigurationThatIsRead(String kind) throws IOException {
    assumeThat(REAL).as("the folder of real files is not beside this checkout").exists();

    assertThat(written(look(REAL.resolve(kind))).sources()).isNotEmpty();
  }

  private Setup look(Path raw) {
    return Setup.of(raw, folder.resolve("plumbline.yaml"), ZoneOffset.UTC, 0.02, Instant.now());
  }

  private Configuration written(Setup setup) throws IOException {
    Path file = folder.resolve("plumbline.yaml");
    Files.writeString(file, setup.configuration());
    return ConfigurationFile.read(file).configuration();
  }

  private static Source source(Configuration configuration, String name) {
    return configuration.sources().stream()
        .filter(source -> source.settings().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void charge(String path, String account) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        HEADER
            + "1.0,%1$s,%1$s,USD,2026-08-01T00:00:00Z,2026-07-01T00:00:00Z,Usage,x,"
                .formatted(account)
            + "2026-07-14T01:00:00Z,2026-07-14T00:00:00Z,1.0,%1$s,1.0,AWS,AWS,Compute,EC2,1.0,,\n"
                .formatted(account));
  }
}
