package dev.plumbline.allocation.scheduled;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.terms.HoldOutcome;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.Term;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a request says of who holds: its names as holds write them.
 *
 * @param request its newest word
 */
record HoldWords(Cells request) {
  private static final String SLURM = "slurm";

  /** Columns of sacct that say the partition. */
  private static final List<String> PARTITIONS = List.of("Partition");

  /** Labels by which queues are chosen. */
  private static final List<String> QUEUES =
      List.of(
          "kueue.x-k8s.io/queue-name",
          "volcano.sh/queue-name",
          "scheduling.volcano.sh/queue-name",
          "runai/queue");

  private static final Map<Col, Col> SAME =
      Map.ofEntries(
          Map.entry(ScheduledHold.REQUEST_ID, GpuRequest.REQUEST_ID),
          Map.entry(ScheduledHold.SCHEDULER, GpuRequest.SCHEDULER),
          Map.entry(ScheduledHold.CLUSTER, GpuRequest.CLUSTER),
          Map.entry(ScheduledHold.NODE, GpuRequest.NODE),
          Map.entry(ScheduledHold.WORKLOAD_ID, GpuRequest.WORKLOAD_ID),
          Map.entry(ScheduledHold.JOB_NUMBER, GpuRequest.JOB_NUMBER),
          Map.entry(ScheduledHold.NAMESPACE, GpuRequest.NAMESPACE),
          Map.entry(ScheduledHold.POD, GpuRequest.POD),
          Map.entry(ScheduledHold.OWNER_USER, GpuRequest.OWNER_USER),
          Map.entry(ScheduledHold.ACCOUNT, GpuRequest.ACCOUNT),
          Map.entry(ScheduledHold.RUN_ID, GpuRequest.RUN_ID));

  /** Sets all that the request says. */
  RowLayout.Draft set(RowLayout.Draft hold) {
    SAME.forEach((into, from) -> hold.set(into, request.text(from)));
    return hold.set(ScheduledHold.OWNER, owner())
        .set(ScheduledHold.OWNER_KIND, isSlurm() ? OwnerKind.SLURM_JOB : OwnerKind.POD)
        .set(ScheduledHold.PARTITION, partition())
        .set(ScheduledHold.QUEUE, queue())
        .set(ScheduledHold.RUN_OUTCOME, outcome())
        .set(ScheduledHold.GPU_COUNT, request.whole(GpuRequest.GPU_COUNT))
        .set(ScheduledHold.GPU_SLICE_COUNT, request.whole(GpuRequest.GPU_SLICE_COUNT))
        .set(ScheduledHold.CPU_REQUEST, request.decimal(GpuRequest.CPU_REQUEST))
        .set(ScheduledHold.MEMORY_REQUEST, request.whole(GpuRequest.MEMORY_REQUEST))
        .set(ScheduledHold.NODES, texts(GpuRequest.NODES))
        .set(ScheduledHold.DEVICES, texts(GpuRequest.DEVICES))
        .set(ScheduledHold.STARTED_AT, request.instant(GpuRequest.STARTED_AT));
  }

  /** The partition of a job of Slurm; null where nobody says. */
  String partition() {
    return label(PARTITIONS);
  }

  /** The queue; null where no label chooses one. */
  String queue() {
    return label(QUEUES);
  }

  private boolean isSlurm() {
    return request.text(GpuRequest.SCHEDULER).equals(SLURM);
  }

  /** {@code slurm:cluster/job}, which no namespace can be part of; {@code namespace/pod}. */
  private String owner() {
    if (isSlurm()) {
      return slurmJob(request.text(GpuRequest.CLUSTER), request.text(GpuRequest.WORKLOAD_ID));
    }
    String namespace = request.text(GpuRequest.NAMESPACE);
    String pod = request.text(GpuRequest.POD);
    return namespace == null ? pod : namespace + "/" + pod;
  }

  /** A job of Slurm as owner columns write it. */
  private static String slurmJob(String cluster, String job) {
    return SLURM + ":" + (cluster == null ? "" : cluster + "/") + job;
  }

  private String label(List<String> names) {
    Map<String, String> labels = request.map(GpuRequest.LABELS);
    return names.stream().map(labels::get).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private List<String> texts(Col list) {
    List<String> texts = request.list(list);
    return texts.isEmpty() ? null : texts;
  }

  /** What was preempted was cancelled by the scheduler; null where nobody says how it ended. */
  private HoldOutcome outcome() {
    String outcome = request.text(GpuRequest.OUTCOME);
    if ("PREEMPTED".equals(request.text(GpuRequest.STATE))) {
      return HoldOutcome.PREEMPTED;
    }
    return outcome.equals("unknown") ? null : Term.of(HoldOutcome.class, outcome);
  }
}
