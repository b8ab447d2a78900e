package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.config.Configuration.ExportScope;
import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.facts.InstanceGpus;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.policies.Policies;
import dev.plumbline.timeline.Standby;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFileTest {
  private static final String SOURCE =
      """
      sources:
        - name: a
          format: focus-csv
          path: landing/*.csv
      """;

  @TempDir private Path folder;

  @Test
  void whatIsNotSaidHasADefault() throws IOException {
    ConfigurationFile file = read(SOURCE);
    Configuration configuration = file.configuration();
    assertThat(configuration.lake()).isEqualTo(folder.resolve("lake").toString());
    assertThat(configuration.limits().futureTolerance()).isEqualTo(Duration.ofSeconds(300));
    assertThat(configuration.limits().rejectedShare()).isEqualTo(0.02);
    assertThat(configuration.limits().closeAfterDays()).isEqualTo(5);
    assertThat(configuration.nodes()).isEmpty();
    assertThat(configuration.owners()).isEmpty();
    assertThat(configuration.prices()).isEmpty();
    assertThat(file.policies()).isEqualTo(Policies.DEFAULT);
    Configuration.Source source = configuration.sources().get(0);
    assertThat(source.exportScope()).isEqualTo(ExportScope.PERIOD);
    assertThat(source.folder()).isEqualTo(folder.toAbsolutePath().normalize().toString());
    assertThat(source.settings().interval()).isNull();
    assertThat(source.settings().labels().exporterPods()).isEmpty();
  }

  @Test
  void whatIsKnownAndStillTakenOfBillsIsRead() throws IOException {
    Configuration.Bills bills =
        read("""
        limits: {rejected_cost_share: 0.01, unreadable_amounts: 3}
        invoice_totals:
          - {invoice: I-1, billing_period_start: 2026-07-01, currency: EUR, amount: 12.50}
        """
                + SOURCE)
            .configuration()
            .limits()
            .bills();
    assertThat(bills.rejectedCostShare()).isEqualTo(0.01);
    assertThat(bills.unreadableAmounts()).isEqualTo(3);
    assertThat(bills.invoiceTotals())
        .containsExactly(
            new InvoiceTotal("I-1", LocalDate.of(2026, 7, 1), "EUR", new BigDecimal("12.50")));
    assertThat(read(SOURCE).configuration().limits().bills())
        .isEqualTo(Configuration.Bills.DEFAULT);
  }

  @Test
  void theSamplesConfigurationIsRead() {
    ConfigurationFile file =
        ConfigurationFile.read(Path.of("..", "data", "samples", "plumbline.yaml"));
    assertThat(file.configuration().sources()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(file.configuration().nodes()).hasSize(9);
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
    Failure failure = refused(SOURCE + "close_after_day: 3\n");
    assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(failure.getMessage()).contains("close_after_day");
    assertThat(failure.because()).endsWith("line 5");
    assertThat(failure.remedy()).contains("did you mean 'close_after_days'");
  }

  @Test
  void anUnknownKeyInsideASourceNamesTheSource() {
    Failure failure = refused(SOURCE + "    intervall_seconds: 30\n");
    assertThat(failure.getMessage()).contains("intervall_seconds").contains("sources[0]");
    assertThat(failure.remedy()).contains("interval_seconds");
  }

  @Test
  void anUnknownFormatIsRefusedByName() {
    Failure failure = refused(SOURCE.replace("focus-csv", "cur-parquet"));
    assertThat(failure.getMessage()).contains("cur-parquet").contains("not read");
    assertThat(failure.remedy()).contains("focus-csv");
  }

  @Test
  void aWrongValueNamesItsLine() {
    Failure failure = refused("close_after_days: soon\n" + SOURCE);
    assertThat(failure.getMessage()).contains("close_after_days").contains("soon");
    assertThat(failure.because()).endsWith("line 1");
  }

  @Test
  void aSourceNameStandsOnce() {
    Failure failure = refused(SOURCE + SOURCE.substring("sources:\n".length()));
    assertThat(failure.getMessage()).contains("stands twice");
  }

  @Test
  void brokenYamlIsNoBug() {
    Failure failure = refused("sources: [\n");
    assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(failure.because()).contains("line");
  }

  @Test
  void anEmptyFileIsNoBug() {
    assertThat(refused("").category()).isEqualTo(Category.CONFIGURATION);
  }

  @Test
  void anInstanceTypeHasTheGpusThatAreDeclared() throws IOException {
    ConfigurationFile file =
        read(
            SOURCE
                + "instance_types:\n"
                + "  - {provider: AWS, instance_type: p9.48xlarge, gpus: 8, model: NVIDIA X}\n"
                + "  - {provider: AWS, instance_type: p5.48xlarge, gpus: 4}\n"
                + "  - {provider: Own, instance_type: slice, gpus: 2, model: NVIDIA H100 80GB HBM3,"
                + " mig_profile: 1g.10gb}\n"
                + "  - {provider: Own, instance_type: cpu, gpus: 0}\n");
    GpuTypes types = new GpuTypes(file.configuration().instanceTypes());
    assertThat(types.of("aws", "P9.48xlarge").orElseThrow())
        .isEqualTo(new InstanceGpus.Gpus(new BigDecimal(8), "NVIDIA X"));
    // before the shipped 8, and before the managed service's spelling of the shipped one
    assertThat(types.of("Amazon", "p5.48xlarge").orElseThrow().count()).isEqualByComparingTo("4");
    // two instances of one of seven slices
    assertThat(types.of("Own", "slice").orElseThrow().count())
        .isEqualByComparingTo("0.285714285714");
    assertThat(types.of("Own", "cpu").orElseThrow().count()).isEqualByComparingTo("0");
    assertThat(types.of("Own", "other")).isEmpty();
  }

  @Test
  void anInstanceTypeWithoutGpusOrWithAnUnknownProfileIsRefused() {
    Failure lacking = refused(SOURCE + "instance_types:\n  - {provider: A, instance_type: b}\n");
    assertThat(lacking.getMessage()).contains("gpus");
    Failure unknown =
        refused(
            SOURCE
                + "instance_types:\n"
                + "  - {provider: A, instance_type: b, gpus: 1, model: X, mig_profile: 9g.9gb}\n");
    assertThat(unknown.getMessage()).contains("9g.9gb");
  }

  @Test
  void whoIdlesOnPurposeIsDeclared() throws IOException {
    String text =
        SOURCE
            + "standby:\n"
            + "  - {owner: serve/chat-0}\n"
            + "  - {namespace: serve-warm}\n"
            + "  - {namespace: serve, pod: \"spare-*\"}\n";
    assertThat(read(text).configuration().standby())
        .containsExactly(
            new Standby("serve/chat-0", null, null),
            new Standby(null, "serve-warm", null),
            new Standby(null, "serve", "spare-*"));
    Failure nobody = refused(SOURCE + "standby:\n  - {}\n");
    assertThat(nobody.getMessage()).contains("names nobody");
    assertThat(nobody.because()).contains("line");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limits: {rejected_cost_share: 2}       | has rejected_cost_share 2, which is out of range
          limits: {unreadable_amounts: -1}       | has unreadable_amounts -1, which is out of range
          invoice_totals: [{invoice: I, currency: USD, amount: 1}] | lacks 'billing_period_start'
          limits: {rejected_share: 1.5}          | has rejected_share 1.5, which is out of range
          close_after_days: -1                   | has close_after_days -1, which is out of range
          clock: {future_tolerance_seconds: -5}  | has future_tolerance_seconds -5, which is out
          prices: [{provider: AWS}]              | lacks 'instance_type'
          nodes: [{node: a, provider: AWS}]      | lacks 'resource_id'
          owners: [{team: a}]                    | lacks 'namespace'
          limits: {rejected_share: 0.1, rejected_share: 0.2} | 'rejected_share' stands twice
          nodes: [{node: a, node: b}]            | 'node' stands twice in nodes[0]
          limits: {rejected_share: 2}            | has rejected_share 2, which is out of range
          limits: {rejected_share: NaN}          | has rejected_share NaN, which is out of range
          owners: [{namespace: n, team: a}, {namespace: n, team: b}] | namespace=n stands twice
          owners: [{account: a, team: x}, {account: a, team: y}] | account=a stands twice
          owners: [{acount: a, team: x}]         | acount
          labels: {jobs: hpc_job}                | jobs
          lake: [a]                              | lake in the configuration is no single value
          """)
  void whatIsMissingRepeatedOrOutOfItsRangeIsRefusedWithItsLine(String text, String problem) {
    Failure failure = refused(SOURCE + text + "\n");
    assertThat(failure.getMessage()).contains(problem);
    assertThat(failure.because()).contains("line");
  }

  @Test
  void whatIsAboutOneThingStandsOnceAndTheFirstLineIsNamed() {
    String node = "  - {node: a, provider: AWS, resource_id: %s, instance_type: p5.48xlarge}\n";
    Failure nodes = refused(SOURCE + "nodes:\n" + node.formatted("x") + node.formatted("y"));
    assertThat(nodes.getMessage()).contains("the node a stands twice, first in line 6");
    assertThat(nodes.because()).endsWith("line 7");
    String price =
        "  - {provider: A, instance_type: t, from: 2026-01-01, price_per_gpu_hour: %s,"
            + " currency: EUR}\n";
    assertThat(refused(SOURCE + "prices:\n" + price.formatted(1) + price.formatted(2)).getMessage())
        .contains("the price of A t from 2026-01-01 stands twice");
  }

  @Test
  void aNodeOfTheSameNameInAnotherClusterIsAnotherNode() throws IOException {
    String node =
        "  - {node: a, cluster: %s, provider: AWS, resource_id: %s, instance_type: p5.48xlarge}\n";
    String text = SOURCE + "nodes:\n" + node.formatted("c", "x") + node.formatted("d", "y");
    assertThat(read(text).configuration().nodes()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "tables, tables",
    "./a/../tables, tables",
    "s3a://bucket/lake, s3a://bucket/lake",
    "/srv/tables, /srv/tables"
  })
  void aRelativeLakeIsRelativeToTheFileAsSourcesAre(String said, String meant) throws IOException {
    String lake = read("lake: " + said + "\n" + SOURCE).configuration().lake();
    assertThat(lake)
        .isEqualTo(meant.equals("tables") ? folder.resolve("tables").toString() : meant);
  }

  @Test
  void aFolderAndTextInAnotherEncodingAreMistakesOfTheConfiguration() throws IOException {
    Failure isFolder =
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> ConfigurationFile.read(folder))
            .actual();
    assertThat(isFolder.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(isFolder.getMessage()).contains("is a folder");
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'#', (byte) 0xE4, '\n'});
    Failure encoded =
        assertThatExceptionOfType(Failure.class)
            .isThrownBy(() -> ConfigurationFile.read(latin))
            .actual();
    assertThat(encoded.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(encoded.remedy()).contains("UTF-8");
  }

  private ConfigurationFile read(String text) throws IOException {
    return ConfigurationFile.read(Files.writeString(folder.resolve("plumbline.yaml"), text));
  }

  private Failure refused(String text) {
    return assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(text)).actual();
  }

  @Test
  void aFileThatUnfoldsIsRefusedWithWhatToDo() throws java.io.IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "x"));
    }
    assertThat(bombed(bomb.toString())).contains("aliases", "instead of naming them with & and *");
    assertThat(bombed("sources: " + "[".repeat(100_000))).contains("Nesting", "write it flatter");
    assertThat(bombed("# " + "x".repeat(4_000_000) + "\nlake: x\n")).contains("write it flatter");
  }

  private static String bombed(String text) throws java.io.IOException {
    java.nio.file.Path file = java.nio.file.Files.createTempFile("bomb", ".yaml");
    try {
      java.nio.file.Files.writeString(file, text);
      Failure failure =
          org.assertj.core.api.Assertions.catchThrowableOfType(
              Failure.class, () -> ConfigurationFile.read(file));
      assertThat(failure.category()).isEqualTo(Failure.Category.CONFIGURATION);
      return failure.text();
    } finally {
      java.nio.file.Files.delete(file);
    }
  }
}
