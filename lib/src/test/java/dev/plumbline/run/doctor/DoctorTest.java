package dev.plumbline.run.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Place;
import dev.plumbline.run.doctor.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night would stumble over is said before it runs. */
class DoctorTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples");
  private static final String SOURCES =
      """
      sources:
        - {name: gpus, format: dcgm-exposition, path: raw/*.prom}
        - {name: bill, format: focus-csv, path: raw/*.csv}
      """;
  private static final String NODE =
      """
      nodes:
        - {node: g1f4a2c, provider: CoreWeave, resource_id: cw-ord-01/gd-8xh100ib-i128/g1f4a2c, \
      instance_type: gd-8xh100ib-i128}
      """;
  private static final String OWNER = "owners:\n  - {namespace: research, team: research}\n";

  @TempDir private Path folder;

  @BeforeEach
  void land() throws IOException {
    Files.createDirectories(folder.resolve("raw"));
    Files.writeString(
        folder.resolve("raw/a.prom"),
        "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-6d5c0ac5-74d7-3130-46f1-e93ed57f469a\","
            + "modelName=\"NVIDIA H100 80GB HBM3\",Hostname=\"g1f4a2c\",pod=\"p\","
            + "namespace=\"research\"} 1 1784016000000\n");
    Files.copy(
        SAMPLES.resolve("landing/billing/coreweave/focus_1_0_2026-07.csv"),
        folder.resolve("raw/bill.csv"));
  }

  @Test
  void theSamplesHaveWarningsAndNoError() {
    List<Finding> findings =
        new Doctor(Place.of(SAMPLES.resolve("plumbline.yaml")), folder.toString(), Instant.now())
            .examine();

    assertThat(findings).noneMatch(Finding::isError);
    assertThat(findings)
        .extracting(Finding::what)
        .anyMatch(what -> what.contains("not in telemetry") && what.contains("gke-serve-l4-g9"))
        .anyMatch(what -> what.contains("on no bill") && what.contains("gke-edge-l4-d2"))
        .anyMatch(what -> what.contains("without a team: scratch"));
  }

  @Test
  void whatIsInOrderIsSaid() throws IOException {
    assertThat(examine(SOURCES + NODE + OWNER)).extracting(Finding::level).containsOnly(Level.OK);
  }

  @Test
  void aRegistryThatIsBoundAndThatNoSourceNamesIsAWarning() throws IOException {
    List<Finding> findings =
        examine(SOURCES + NODE + OWNER + "policies: {lineage: {run_namespaces: [teamB=train]}}\n");
    assertThat(findings)
        .filteredOn(finding -> finding.level() == Level.WARNING)
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("teamB", "binds nothing"));
  }

  @Test
  void everyMistakeOfTheConfigurationIsAnErrorWithItsLine() throws IOException {
    List<Finding> findings = examine("lakes: x\nclose_after_days: soon\n" + SOURCES);

    assertThat(findings)
        .filteredOn(Finding::isError)
        .extracting(Finding::what)
        .anyMatch(what -> what.contains("unknown key 'lakes'"))
        .anyMatch(what -> what.contains("close_after_days"));
    assertThat(findings.get(0).where()).endsWith("line 1");
    assertThat(findings.get(0).remedy()).contains("did you mean 'lake'");
  }

  @Test
  void namesOfPersonalDataThatNoFileHasAreToldWithWhatIsNear() throws IOException {
    Files.writeString(folder.resolve("key"), "0123456789abcdef");
    Files.writeString(
        folder.resolve("raw/b.prom"),
        "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-1\",Hostname=\"n1\",user_name=\"ada\","
            + "mail=\"a@b\",empty=\"\"} 1 1784016000000\n");
    List<Finding> findings =
        examine(
            SOURCES
                + NODE
                + "privacy:\n  pseudonymous: [namespace, username, pid, owner_of_the_cat]\n"
                + "  drop: [mail]\n  key_file: key\n");

    assertThat(findings)
        .filteredOn(finding -> finding.what().contains("under privacy:"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.WARNING);
              assertThat(finding.what())
                  .contains(
                      "had a value: owner_of_the_cat, pid (near: pod), username (near: user_name")
                  .doesNotContain("ada");
              assertThat(finding.remedy()).contains("letter by letter");
            });
  }

  @Test
  void namesOfPersonalDataThatStandInLabelsColumnsOrJsonAreInOrder() throws IOException {
    Files.writeString(folder.resolve("key"), "0123456789abcdef");
    Files.writeString(
        folder.resolve("raw/e.ndjson"),
        "{\"eventType\":\"START\",\"eventTime\":\"2026-07-14T05:00:00Z\",\"producer\":\"p\","
            + "\"run\":{\"runId\":\"0d6c6f0e-3f0b-4a53-9a5e-6d3f7a10c001\",\"facets\":"
            + "{\"who\":{\"started_by\":\"ada\"}}},\"job\":{\"namespace\":\"n\",\"name\":\"j\"},"
            + "\"schemaURL\":\"https://openlineage.io/spec/2-0-2/OpenLineage.json\"}\n");
    List<Finding> findings =
        examine(
            SOURCES
                + "  - {name: runs, format: openlineage, path: raw/*.ndjson}\n"
                + "privacy:\n  pseudonymous: [namespace, started_by]\n  key_file: key\n");

    assertThat(findings)
        .filteredOn(finding -> finding.what().contains("under privacy:"))
        .extracting(Finding::level)
        .containsExactly(Level.OK);
  }

  @Test
  void aSourceWithoutFilesIsAnErrorAtItsLine() throws IOException {
    Finding finding = error(SOURCES + "  - {name: more, format: focus-csv, path: gone/*.csv}\n");

    assertThat(finding.what()).isEqualTo("source more has no files");
    assertThat(finding.where()).endsWith("line 4");
    assertThat(finding.remedy()).contains("gone/*.csv");
  }

  @Test
  void aFileOfAnotherFormatIsNamedWithItsOwn() throws IOException {
    Finding bill = error("sources:\n  - {name: s, format: aws-cur-csv, path: raw/*.csv}\n");
    Finding scrape = error("sources:\n  - {name: s, format: prometheus-json, path: raw/*.prom}\n");

    assertThat(bill.what()).contains("bill.csv is focus-csv, the source says aws-cur-csv");
    assertThat(scrape.what()).contains("a.prom is dcgm-exposition");
    assertThat(scrape.remedy()).contains("format: dcgm-exposition");
  }

  @Test
  void aLakeThatCannotBeAFolderIsAnError() throws IOException {
    Finding finding = error("lake: " + folder.resolve("raw/bill.csv/lake") + "\n" + SOURCES);

    assertThat(finding.what()).contains("there is a file in its place");
  }

  @Test
  void billsOfTwoAccountsInOneSourceAreAnError() throws IOException {
    String text = Files.readString(folder.resolve("raw/bill.csv"));
    Files.writeString(folder.resolve("raw/other.csv"), text.replace("acme-0417", "rival-1"));

    assertThat(error(SOURCES).what()).contains("one period to different accounts");
  }

  @Test
  void aNodeThatAListNamesTheBillOfNeedsNoEntry() throws IOException {
    Files.writeString(
        folder.resolve("raw/ec2-20260714T0600Z.json"),
        "{\"Reservations\":[{\"Instances\":[{\"InstanceId\":\"i-0a1\",\"PrivateDnsName\":"
            + "\"g1f4a2c.ec2.internal\",\"LaunchTime\":\"2026-07-01T00:00:00Z\"}]}]}");
    String list = "  - {name: ec2, format: aws-instances, path: raw/ec2-*.json}\n";

    assertThat(examine(SOURCES + list + OWNER))
        .extracting(Finding::what)
        .noneMatch(what -> what.startsWith("in telemetry and not configured"));
    assertThat(examine(SOURCES + OWNER))
        .extracting(Finding::what)
        .anyMatch(what -> what.startsWith("in telemetry and not configured: g1f4a2c"));
  }

  @Test
  void aNodeThatNobodyConfiguredIsAWarning() throws IOException {
    List<Finding> findings = examine(SOURCES + NODE.replace("node: g1f4a2c", "node: g2") + OWNER);

    assertThat(findings).noneMatch(Finding::isError);
    assertThat(findings)
        .extracting(Finding::what)
        .anyMatch(what -> what.startsWith("in telemetry and not configured: g1f4a2c"))
        .anyMatch(what -> what.startsWith("configured and not in telemetry: g2"));
  }

  @Test
  void aResourceThatNoBillHasAndATypeThatNobodyKnowsAreWarnings() throws IOException {
    List<Finding> findings =
        examine(
            SOURCES
                + NODE.replace("i128/g1f4a2c", "i128/g9")
                    .replace("instance_type: gd", "instance_type: xx")
                + OWNER);

    assertThat(findings)
        .extracting(Finding::what)
        .anyMatch(what -> what.startsWith("configured and on no bill: g1f4a2c"))
        .anyMatch(what -> what.contains("not known: CoreWeave xx-8xh100ib-i128"))
        .anyMatch(what -> what.startsWith("on no bill and without a price: g1f4a2c"));
  }

  @Test
  void anotherClusterIsAWarning() throws IOException {
    List<Finding> findings =
        examine(SOURCES + NODE.replace("node: g1f4a2c", "node: g1f4a2c, cluster: c") + OWNER);

    assertThat(findings)
        .extracting(Finding::what)
        .anyMatch(what -> what.startsWith("configured with another cluster"));
  }

  @Test
  void ownersAndPricesThatNobodyNeedsAreWarnings() throws IOException {
    List<Finding> findings =
        examine(
            SOURCES
                + NODE
                + "owners:\n  - {namespace: nobody, team: t}\n  - {pod: '*-spare', team: t}\n"
                + "  - {namespace: research, user: bob, team: t}\n"
                + "  - {namespace: research, team: t, to: 2020-01-01}\n"
                + "prices:\n  - {provider: GCP, instance_type: a3, from: 2026-01-01,"
                + " price_per_gpu_hour: 1, currency: EUR}\n");

    assertThat(findings)
        .extracting(Finding::what)
        .anyMatch(what -> what.startsWith("namespaces without a team: research"))
        .anyMatch(what -> what.startsWith("owners that held no GPU: nobody, pod=*-spare"))
        .anyMatch(what -> what.startsWith("prices that no configured node needs: GCP a3"));
  }

  @Test
  void standbyAndInstanceTypesThatAreAboutNothingAreWarnings() throws IOException {
    List<Finding> findings =
        examine(
            SOURCES
                + NODE
                + OWNER
                + "standby:\n"
                + "  - {namespace: research, pod: spare-*}\n"
                + "  - {owner: research/p*}\n"
                + "serving:\n"
                + "  - {namespace: research, pod: 'p*', model: m, version: 1, target: t}\n"
                + "  - {namespace: research, pod: q, model: m, version: 2, target: t}\n"
                + "instance_types:\n"
                + "  - {provider: CoreWeave, instance_type: gd-8xh100ib-i128, gpus: 8}\n"
                + "  - {provider: CoreWeave, instance_type: gd-9x, gpus: 9}\n");

    assertThat(findings)
        .filteredOn(finding -> finding.level() == Level.WARNING)
        .extracting(Finding::what)
        .containsExactly(
            "standby entries that match nobody who held a GPU: {namespace: research, pod: spare-*};"
                + " nobody is on standby by them",
            "serving entries that match nobody who held a GPU: {namespace: research, pod: q, model:"
                + " m, version: 2, target: t}; no cost is theirs",
            "instance_types that no bill and no node has: CoreWeave gd-9x");
    assertThat(findings)
        .filteredOn(finding -> finding.level() == Level.WARNING)
        .extracting(finding -> finding.where().replaceAll(".*line ", ""))
        .containsExactly("9", "13", "16");
  }

  @Test
  void aFileThatIsMissingIsOneError() {
    List<Finding> findings =
        new Doctor(Place.of(folder.resolve("none.yaml")), null, Instant.now()).examine();

    assertThat(findings).singleElement().matches(Finding::isError);
  }

  private Finding error(String text) throws IOException {
    return examine(text).stream().filter(Finding::isError).findFirst().orElseThrow();
  }

  private List<Finding> examine(String text) throws IOException {
    Path file = folder.resolve("plumbline.yaml");
    String lake = text.startsWith("lake: ") ? "" : "lake: " + folder.resolve("lake") + "\n";
    Files.writeString(file, text.startsWith("lakes") ? text : text + lake);
    return new Doctor(Place.of(file), null, Instant.now()).examine();
  }
}
