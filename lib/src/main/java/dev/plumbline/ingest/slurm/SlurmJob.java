package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.ingest.scheduler.ComputeAmount;
import dev.plumbline.ingest.scheduler.GpuAmount;
import dev.plumbline.ingest.scheduler.RequestSpan;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.terms.Scheduler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One attempt of one job that asked for GPUs.
 *
 * @param key cluster and job id
 * @param span when it was submitted, started and ended
 * @param hash of the whole record
 * @param amount GPUs of the whole job
 * @param compute CPUs and memory of the whole job
 * @param nodes its nodes; empty when there are none yet, or none are written
 * @param row every column that is the same on all its rows
 */
record SlurmJob(
    String key,
    RequestSpan span,
    String hash,
    GpuAmount amount,
    ComputeAmount compute,
    List<String> nodes,
    RowDraft row) {

  /** What tells this attempt of the job from its other ones. */
  String attempt() {
    return key + "\n" + (span.started() == null ? "- " + span.submitted() : span.started());
  }

  /** True while nobody knows how it ends. */
  boolean isOpen() {
    return span.ended() == null;
  }

  /** A running job of which nothing tells how long was seen when its file was written. */
  void seen(Instant written) {
    int seen = GpuRequest.TABLE.position(GpuRequest.SEEN_AT);
    boolean isRunning =
        "running".equals(row.values()[GpuRequest.TABLE.position(GpuRequest.OUTCOME)]);
    if (isRunning && span.started() != null && row.values()[seen] == null) {
      row.set(GpuRequest.SEEN_AT, written);
    }
  }

  /** One row per node where the GPUs divide evenly among them, else one row for all. */
  void give(Sink sink) {
    Optional<GpuAmount> part = amount.dividedBy(nodes.size());
    if (amount.isUnknown()) {
      sink.absent("unknown_gpu_count");
    }
    if (part.isPresent()) {
      part.get().set(row);
      compute.dividedBy(nodes.size()).set(row);
      nodes.forEach(node -> give(node, sink));
    } else {
      amount.set(row);
      compute.set(row);
      row.set(GpuRequest.NODES, nodes.isEmpty() ? null : nodes);
      give(null, sink);
    }
    sink.accepted(1);
  }

  private void give(String node, Sink sink) {
    String id = String.join("\n", Scheduler.SLURM.text(), attempt(), node == null ? "" : node);
    row.set(GpuRequest.NODE, node).set(GpuRequest.REQUEST_ID, MaskedJson.hash(id));
    sink.row(row.values().clone(), span.date(), span.through());
  }
}
