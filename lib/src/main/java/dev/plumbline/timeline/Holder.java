package dev.plumbline.timeline;

import dev.plumbline.terms.OwnerKind;
import java.util.Comparator;

/**
 * Who holds a device.
 *
 * @param namespace its namespace, or null
 * @param pod its pod, or null
 * @param job its job of Slurm as exporters label it, or null
 * @param runId the training run that labels or its scheduler name, or null
 * @param workload what its scheduler says of it; null for a pod of which only labels tell
 */
public record Holder(String namespace, String pod, String job, String runId, Workload workload) {
  /** By name. */
  static final Comparator<Holder> ORDER = Comparator.comparing(Holder::name);

  /** A pod of which only labels tell. */
  public Holder(String namespace, String pod, String runId) {
    this(namespace, pod, null, runId, null);
  }

  /** {@code namespace/pod} or {@code slurm:cluster/job}, as owner columns write it. */
  public String name() {
    if (workload != null) {
      return workload.owner();
    }
    return namespace == null ? pod : namespace + "/" + pod;
  }

  /** What it is. */
  public OwnerKind kind() {
    return workload == null ? OwnerKind.POD : workload.kind();
  }

  /** The same holder with the run that either of two copies names. */
  Holder merge(Holder copy) {
    return new Holder(namespace, pod, job, Place.smaller(runId, copy.runId), workload);
  }

  /** True where a label names this workload of a scheduler. */
  boolean isLabelled(Holder label) {
    if (job != null) {
      return job.equals(label.job);
    }
    return pod != null
        && pod.equals(label.pod)
        && (label.namespace == null || label.namespace.equals(namespace));
  }
}
