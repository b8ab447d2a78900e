package dev.plumbline.ingest.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.tables.NodeInventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeListTest {
  private static final Instant NOON = Instant.parse("2026-07-14T12:00:00Z");
  private static final Instant LISTED = Instant.parse("2026-07-14T06:00:00Z");

  private static RecordingSink read(NodeList list) {
    return RecordingSink.read(
        list, file(list, "x-20260714T0600Z.json"), NodeListSpecimens.sample(list));
  }

  private static SourceFile file(NodeList list, String name) {
    SourceSettings settings =
        SourceSettings.of("nodes", list.format()).with(NodeListSpecimens.dialect(list));
    return new SourceFile(settings, name, NOON);
  }

  static Stream<NodeList> lists() {
    return Stream.of(
        NodeList.KUBERNETES, NodeList.AWS, NodeList.GCP, NodeList.AZURE, NodeList.SLURM);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void theSampleGivesWhatWasWorkedOutByHand(NodeList list) throws IOException {
    RecordingSink sink = read(list);
    Map<String, Long> seen = new HashMap<>();
    seen.put("records", sink.records());
    seen.put("accepted", sink.accepted);
    seen.put("rejected", (long) sink.rejects.size());
    seen.put("rows", (long) sink.rows.size());
    if (sink.duplicates > 0) {
      seen.put("duplicate", sink.duplicates);
    }
    sink.ignored.forEach((reason, records) -> seen.put("ignored " + reason, records));
    Map<String, Long> expected = new HashMap<>();
    Path table = NodeListSpecimens.SAMPLES.resolve(list.format()).resolve("expected.csv");
    for (String line : Files.readAllLines(table)) {
      if (!line.startsWith("what,")) {
        String[] cells = line.split(",", 3);
        expected.put(cells[0], Long.valueOf(cells[1]));
      }
    }
    assertThat(seen).isEqualTo(expected);
  }

  private static List<Object> billed(RecordingSink.Row row) {
    return Stream.of(
            NodeInventory.NODE,
            NodeInventory.PROVIDER,
            NodeInventory.SUB_ACCOUNT,
            NodeInventory.RESOURCE_ID,
            NodeInventory.INSTANCE_TYPE,
            NodeInventory.GPU_COUNT)
        .map(column -> row.of(column) == null ? "none" : row.of(column))
        .toList();
  }

  @Test
  void aProviderIdTellsTheBill() {
    assertThat(read(NodeList.KUBERNETES).rows.stream().map(NodeListTest::billed).distinct())
        .containsExactly(
            List.of(
                "ip-10-0-1-11.ec2.internal",
                "AWS",
                "none",
                "i-0a11b5e55c0ffee01",
                "p5.48xlarge",
                8L),
            List.of(
                "gke-serve-l4-d1",
                "GCP",
                "acme-serve-eu",
                "//compute.googleapis.com/projects/acme-serve-eu/zones/europe-west4-a/instances/"
                    + "gke-serve-l4-d1",
                "g2-standard-8",
                1L),
            List.of(
                "aks-gpu-000001",
                "Microsoft",
                "AAAA",
                "/subscriptions/aaaa/resourcegroups/mc_rg/providers/microsoft.compute/"
                    + "virtualmachinescalesets/aks-gpu",
                "none",
                0L),
            List.of("g1f4a2c", "none", "none", "none", "gd-8xh100ib-i128", 8L));
  }

  @Test
  void instancesSayTheirBillThemselves() {
    assertThat(
            Stream.of(NodeList.AWS, NodeList.GCP, NodeList.AZURE)
                .flatMap(list -> read(list).rows.stream())
                .map(NodeListTest::billed)
                .distinct())
        .containsExactly(
            List.of(
                "ip-10-0-1-11",
                "AWS",
                "222222222222",
                "i-0a11b5e55c0ffee01",
                "p5.48xlarge",
                "none"),
            List.of(
                "i-0a12b5e55c0ffee02",
                "AWS",
                "222222222222",
                "i-0a12b5e55c0ffee02",
                "p4d.24xlarge",
                "none"),
            List.of(
                "gke-serve-l4-d1",
                "GCP",
                "acme-serve-eu",
                "//compute.googleapis.com/projects/acme-serve-eu/zones/europe-west4-a/instances/"
                    + "gke-serve-l4-d1",
                "g2-standard-8",
                1L),
            List.of(
                "train-a2",
                "GCP",
                "acme-train",
                "//compute.googleapis.com/projects/acme-train/zones/us-central1-c/instances/"
                    + "train-a2",
                "a2-highgpu-1g",
                "none"),
            List.of(
                "gpu1",
                "Microsoft",
                "AAAA-1",
                "/subscriptions/aaaa-1/resourcegroups/rg/providers/microsoft.compute/"
                    + "virtualmachines/gpu-1",
                "Standard_ND96isr_H100_v5",
                "none"));
  }

  @Test
  void aMachineIsThereFromItsStartToItsEnd() {
    RecordingSink.Row terminated = read(NodeList.AWS).rows.get(2);
    assertThat(terminated.of(NodeInventory.CREATED_AT))
        .isEqualTo(Instant.parse("2026-07-02T08:00:00Z"));
    assertThat(terminated.of(NodeInventory.ENDED_AT))
        .isEqualTo(Instant.parse("2026-07-14T05:10:00Z"));
    RecordingSink.Row stopped = read(NodeList.GCP).rows.get(2);
    assertThat(stopped.of(NodeInventory.CREATED_AT))
        .isEqualTo(Instant.parse("2026-07-10T00:00:00Z"));
    assertThat(stopped.of(NodeInventory.ENDED_AT)).isEqualTo(Instant.parse("2026-07-13T12:00:00Z"));
    RecordingSink.Row node = read(NodeList.KUBERNETES).rows.get(2);
    assertThat(node.of(NodeInventory.ENDED_AT)).isEqualTo(Instant.parse("2026-07-14T05:00:00Z"));
    assertThat(node.of(NodeInventory.STATE)).isEqualTo("not ready");
  }

  @Test
  void aListIsOfTheTimeThatItsNameSays() {
    assertThat(read(NodeList.AWS).rows)
        .allSatisfy(row -> assertThat(row.of(NodeInventory.LISTED_AT)).isEqualTo(LISTED))
        .extracting(RecordingSink.Row::from)
        .containsExactly(
            LocalDate.parse("2026-07-14"),
            LocalDate.parse("2026-07-13"),
            LocalDate.parse("2026-07-14"),
            LocalDate.parse("2026-07-13"));
    RecordingSink unnamed =
        RecordingSink.read(
            NodeList.AWS,
            file(NodeList.AWS, "instances.json"),
            NodeListSpecimens.sample(NodeList.AWS));
    assertThat(unnamed.rows.get(0).of(NodeInventory.LISTED_AT)).isNull();
    assertThat(unnamed.rows.get(0).from()).isEqualTo(LocalDate.parse("2026-07-01"));
  }

  @Test
  void secretsInLabelsAreMasked() {
    assertThat(read(NodeList.KUBERNETES).rows.get(0).of(NodeInventory.LABELS).toString())
        .contains("p5.48xlarge")
        .doesNotContain("hunter2");
  }

  @Test
  void theLastOfTwoWordsAboutOneMachineCounts() {
    String machine =
        """
        {"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a",\
        "hardwareProfile":{"vmSize":"%s"},"timeCreated":"2026-07-01T00:00:00Z"}\
        """;
    RecordingSink sink =
        RecordingSink.read(
            NodeList.AZURE,
            file(NodeList.AZURE, "a.json"),
            "[" + machine.formatted("one") + "," + machine.formatted("two") + "]");
    assertThat(sink.ignored).isEqualTo(Map.of("superseded", 1L));
    assertThat(sink.rows.get(0).of(NodeInventory.INSTANCE_TYPE)).isEqualTo("two");
  }

  private static RecordingSink slurm(String text) {
    return RecordingSink.read(NodeList.SLURM, file(NodeList.SLURM, "n-20260714T0600Z.txt"), text);
  }

  @Test
  void aSlurmNodeSaysItsInstanceAndItsState() {
    RecordingSink sink = read(NodeList.SLURM);
    assertThat(sink.rows.stream().map(NodeListTest::billed).distinct())
        .containsExactly(
            List.of("gpu01", "AWS", "none", "i-0a21b5e55c0ffee01", "p5.48xlarge", 8L),
            List.of("gpu02", "none", "none", "none", "none", 4L));
    RecordingSink.Row first = sink.rows.get(0);
    // 06:02:11 in Berlin's summer, two hours ahead.
    assertThat(first.of(NodeInventory.CREATED_AT)).isEqualTo(Instant.parse("2026-07-14T04:02:11Z"));
    assertThat(first.of(NodeInventory.GPU_MODEL)).isEqualTo("h100");
    RecordingSink.Row second = sink.rows.get(1);
    assertThat(second.of(NodeInventory.CREATED_AT)).as("a reboot is no birth").isNull();
    assertThat(second.of(NodeInventory.STATE)).isEqualTo("idle+drain");
    assertThat(second.of(NodeInventory.LABELS).toString()).contains("train,debug", "fan tray 3");
  }

  @Test
  void slurmSaysTheSameInOneLineInJsonAndInATable() {
    String line = "NodeName=g1 Gres=gpu:a100:4(S:0-1) State=IDLE OS=Linux 5.15 #7 Partitions=p\n";
    String json =
        """
        {"nodes":[{"name":"g1","hostname":"g1","address":"g1","gres":"gpu:a100:4(S:0-1)",
         "state":["IDLE"],"boot_time":{"set":true,"infinite":false,"number":1782800000},
         "partitions":["p"]}],"meta":{}}
        """;
    String table = "NODELIST|PARTITION|GRES|STATE\ng[1-2]|p|gpu:a100:4(S:0-1)|idle\n";
    assertThat(
            Stream.of(line, json, table)
                .flatMap(text -> slurm(text).rows.stream())
                .map(
                    row ->
                        List.of(
                            row.of(NodeInventory.NODE),
                            row.of(NodeInventory.GPU_COUNT),
                            row.of(NodeInventory.GPU_MODEL),
                            row.of(NodeInventory.STATE)))
                .distinct())
        .containsExactly(List.of("g1", 4L, "a100", "idle"), List.of("g2", 4L, "a100", "idle"));
  }

  @Test
  void aSlurmListThatIsCutLosesItsLastNodeAloud() {
    String whole = new String(NodeListSpecimens.sample(NodeList.SLURM), StandardCharsets.UTF_8);
    RecordingSink sink = slurm(whole.substring(0, whole.indexOf("Gres=gpu:a100")));
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("truncated");
  }
}
