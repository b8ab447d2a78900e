package dev.plumbline.allocation.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.ScheduledHold;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Which devices of a node its holds had. */
class NodeHoldsTest {
  private static final RowLayout ROW = RowLayout.of(DeviceHold.TABLE);
  private static final NodeGpus UNKNOWN = new NodeGpus(new Nodes(List.of()), GpuTypes.SHIPPED);

  private final List<Row> holds = new ArrayList<>();
  private final List<Row> seen = new ArrayList<>();

  private static Instant at(String time) {
    return Instant.parse("2026-07-14T" + time + ":00Z");
  }

  private NodeHoldsTest job(
      String id, String node, Long count, String from, String to, String... devices) {
    return hold("slurm", "c", id, node, count, from, to, devices);
  }

  private NodeHoldsTest hold(
      String scheduler,
      String cluster,
      String id,
      String node,
      Long count,
      String from,
      String to,
      String... devices) {
    boolean isPod = scheduler.equals("kubernetes");
    holds.add(
        DeviceHolds.HOLD
            .draft()
            .set(ScheduledHold.HOLD_DATE, LocalDate.of(2026, 7, 14))
            .set(ScheduledHold.REQUEST_ID, id)
            .set(ScheduledHold.OWNER, (isPod ? "ns/" : "slurm:") + id)
            .set(ScheduledHold.OWNER_KIND, isPod ? "pod" : "slurm_job")
            .set(ScheduledHold.NAMESPACE, isPod ? "ns" : null)
            .set(ScheduledHold.POD, isPod ? id : null)
            .set(ScheduledHold.WORKLOAD_ID, id)
            .set(ScheduledHold.CLUSTER, cluster)
            .set(ScheduledHold.NODE, node)
            .set(ScheduledHold.GPU_COUNT, count)
            .set(ScheduledHold.DEVICES, List.of(devices))
            .set(ScheduledHold.STARTED_AT, at(from))
            .set(ScheduledHold.START_AT, at(from))
            .set(ScheduledHold.END_AT, at(to))
            .row());
    return this;
  }

  private NodeHoldsTest gpu(String uuid, String node, String index) {
    return labelled(uuid, node, index, null, null, "00:00", "23:59");
  }

  private NodeHoldsTest labelled(
      String uuid, String node, String index, String pod, String job, String first, String last) {
    seen.add(
        DeviceHolds.SEEN
            .draft()
            .set(GpuSample.DEVICE_ID, uuid)
            .set(GpuSample.GPU_UUID, uuid)
            .set(DeviceLabelSet.NODE, node)
            .set(DeviceLabelSet.CLUSTER, "c")
            .set(DeviceLabelSet.GPU_INDEX, index)
            .set(DeviceLabelSet.NAMESPACE, pod == null ? null : "ns")
            .set(DeviceLabelSet.POD, pod)
            .set(DeviceHolds.JOB, job)
            .set(DeviceHolds.FIRST, at(first))
            .set(DeviceHolds.LAST, at(last))
            .row());
    return this;
  }

  private NodeHoldsTest node(String name, int gpus) {
    for (int i = 0; i < gpus; i++) {
      gpu("g" + i, name, Integer.toString(i));
    }
    return this;
  }

  private List<String> placed() {
    return placed(UNKNOWN);
  }

  /** {@code request device start–end rule part/whole}, in order. */
  private List<String> placed(NodeGpus gpus) {
    List<String> lines = new ArrayList<>();
    new NodeHolds(gpus)
        .rows(holds.iterator(), seen.iterator())
        .forEachRemaining(row -> lines.add(line(row)));
    return lines.stream().sorted().toList();
  }

  private static String line(Row row) {
    Long part = ROW.whole(row, DeviceHold.SHARE_PART);
    return "%s %s %s–%s %s%s%s"
        .formatted(
            ROW.text(row, DeviceHold.REQUEST_ID),
            ROW.text(row, DeviceHold.DEVICE_ID),
            time(ROW.instant(row, DeviceHold.START_AT)),
            time(ROW.instant(row, DeviceHold.END_AT)),
            ROW.text(row, DeviceHold.RULE),
            part == null ? "" : " " + part + "/" + ROW.whole(row, DeviceHold.SHARE_WHOLE),
            ROW.flag(row, DeviceHold.IS_CONFLICT) ? " conflict" : "");
  }

  private static String time(Instant instant) {
    return instant.toString().substring(11, 16);
  }

  @Test
  void aJobThatHadAllGpusHadEachOfThem() {
    assertThat(node("n", 2).job("1", "n", 2L, "10:00", "11:00").placed())
        .isEqualTo(List.of("1 g0 10:00–11:00 whole_node 2/2", "1 g1 10:00–11:00 whole_node 2/2"));
  }

  @Test
  void aJobThatHadSomeHadAShareOfEach() {
    assertThat(node("n", 2).job("1", "n", 1L, "10:00", "11:00").placed())
        .isEqualTo(List.of("1 g0 10:00–11:00 node_share 1/2", "1 g1 10:00–11:00 node_share 1/2"));
  }

  @Test
  void aGpuThatNobodySawCountsByTheNumberOfAnother() {
    // number 3 of 4 was seen, and number 0: the job had 2 of 4
    assertThat(gpu("g0", "n", "0").gpu("g3", "n", "3").job("1", "n", 2L, "10:00", "11:00").placed())
        .isEqualTo(List.of("1 g0 10:00–11:00 node_share 2/4", "1 g3 10:00–11:00 node_share 2/4"));
  }

  @Test
  void theInstanceTypeTellsHowManyGpusANodeHas() {
    Node configured = Node.configured("n", "c", "aws", null, "i-1", "p5.48xlarge");
    NodeGpus eight = new NodeGpus(new Nodes(List.of(configured)), GpuTypes.SHIPPED);
    assertThat(gpu("g0", "n", null).job("1", "n", 4L, "10:00", "11:00").placed(eight))
        .isEqualTo(List.of("1 g0 10:00–11:00 node_share 4/8"));
  }

  @Test
  void whatTheRecordNamesIsHeldAsAWhole() {
    assertThat(
            node("n", 4)
                .job("1", "n", 2L, "10:00", "11:00", "1", "3")
                .job("2", "n", 1L, "10:00", "11:00", "g0")
                .placed())
        .isEqualTo(
            List.of(
                "1 g1 10:00–11:00 scheduler_device 1/1",
                "1 g3 10:00–11:00 scheduler_device 1/1",
                "2 g0 10:00–11:00 scheduler_device 1/1"));
  }

  @Test
  void whatLabelsNameIsHeldForTheWholeInterval() {
    assertThat(
            node("n", 2)
                .labelled("g1", "n", "1", null, "1", "10:10", "10:50")
                .job("1", "n", 1L, "10:00", "11:00")
                .placed())
        .isEqualTo(List.of("1 g1 10:00–11:00 scheduler_label"));
  }

  @Test
  void ofAPodOfTheSameNameEachLifeHasTheDeviceThatWasLabelledInIt() {
    labelled("g0", "n", "0", "a", null, "10:00", "10:30")
        .labelled("g1", "n", "1", "a", null, "12:00", "12:30")
        .hold("kubernetes", "c", "a", "n", 1L, "10:00", "11:00")
        .hold("kubernetes", "c", "a", "n", 1L, "12:00", "13:00");
    assertThat(placed())
        .isEqualTo(List.of("a g0 10:00–11:00 scheduler_label", "a g1 12:00–13:00 scheduler_label"));
  }

  @Test
  void whatNobodyNamesIsAShareOfWhatNobodyIsNamedFor() {
    // job 1 has GPU 0 until 10:30: job 2 has 1 of 3, then 1 of 4
    assertThat(
            node("n", 4)
                .job("1", "n", 1L, "10:00", "10:30", "0")
                .job("2", "n", 1L, "10:00", "11:00")
                .placed())
        .isEqualTo(
            List.of(
                "1 g0 10:00–10:30 scheduler_device 1/1",
                "2 g0 10:30–11:00 node_share 1/4",
                "2 g1 10:00–10:30 node_share 1/3",
                "2 g1 10:30–11:00 node_share 1/4",
                "2 g2 10:00–10:30 node_share 1/3",
                "2 g2 10:30–11:00 node_share 1/4",
                "2 g3 10:00–10:30 node_share 1/3",
                "2 g3 10:30–11:00 node_share 1/4"));
  }

  @Test
  void theLaterOfTwoThatClaimMoreThanThereIsIsAConflictWhileTheyBothHold() {
    assertThat(
            node("n", 2)
                .job("1", "n", 2L, "10:00", "11:00")
                .job("2", "n", 1L, "10:30", "11:30")
                .placed())
        .isEqualTo(
            List.of(
                "1 g0 10:00–11:00 whole_node 2/2",
                "1 g1 10:00–11:00 whole_node 2/2",
                "2 g0 10:30–11:00 node_share 1/2 conflict",
                "2 g0 11:00–11:30 node_share 1/2",
                "2 g1 10:30–11:00 node_share 1/2 conflict",
                "2 g1 11:00–11:30 node_share 1/2"));
  }

  @Test
  void twoThatFitAreNoConflict() {
    assertThat(
            node("n", 2)
                .job("1", "n", 1L, "10:00", "11:00")
                .job("2", "n", 1L, "10:00", "11:00")
                .placed())
        .noneMatch(line -> line.endsWith("conflict"))
        .hasSize(4);
  }

  @Test
  void aGpuThatTwoRecordsNameIsTheFirstOnes() {
    assertThat(
            node("n", 1)
                .job("1", "n", 1L, "10:00", "11:00", "0")
                .job("2", "n", 1L, "10:30", "11:30", "0")
                .placed())
        .contains("2 g0 10:30–11:00 scheduler_device 1/1 conflict")
        .contains("2 g0 11:00–11:30 scheduler_device 1/1");
  }

  @Test
  void podsThatNameOneGpuShareIt() {
    hold("kubernetes", "c", "a", "n", 1L, "10:00", "11:00", "G0")
        .hold("kubernetes", "c", "b", "n", 1L, "10:30", "11:00", "g0");
    assertThat(gpu("g0", "n", "0").placed())
        .isEqualTo(
            List.of("a g0 10:00–11:00 scheduler_device", "b g0 10:30–11:00 scheduler_device"));
  }

  @Test
  void aDeviceThatTwoLabelSetsNameIsHeldOnce() {
    // two containers of the pod, two label sets; its second GPU was not seen
    labelled("g0", "n", "0", "a", null, "10:00", "10:30")
        .labelled("g0", "n", "0", "a", null, "10:00", "10:45")
        .hold("kubernetes", "c", "a", "n", 2L, "10:00", "11:00");
    assertThat(placed()).isEqualTo(List.of("a g0 10:00–11:00 scheduler_label"));
  }

  @Test
  void aNodeIsKnownWithAndWithoutItsDomain() {
    assertThat(gpu("g0", "n.hpc.example", "0").job("1", "n", 1L, "10:00", "11:00").placed())
        .isEqualTo(List.of("1 g0 10:00–11:00 whole_node 1/1"));
  }

  @Test
  void anotherClustersNodeOfTheNameIsNotMeant() {
    assertThat(node("n", 1).hold("slurm", "other", "1", "n", 1L, "10:00", "11:00").placed())
        .isEmpty();
  }

  @Test
  void anUnknownNumberIsNotGuessed() {
    assertThat(node("n", 2).job("1", "n", null, "10:00", "11:00").placed()).isEmpty();
  }
}
