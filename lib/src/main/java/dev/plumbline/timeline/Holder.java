package dev.plumbline.timeline;

import java.util.Comparator;

/**
 * Who holds a device.
 *
 * @param namespace its namespace, or null
 * @param pod its pod
 * @param runId the training run that the labels name, or null
 */
public record Holder(String namespace, String pod, String runId) {
  /** By name. */
  static final Comparator<Holder> ORDER = Comparator.comparing(Holder::name);

  /** {@code namespace/pod}, as owner columns write it. */
  public String name() {
    return namespace == null ? pod : namespace + "/" + pod;
  }

  /** The same holder with the run that either of two copies names. */
  Holder merge(Holder copy) {
    return new Holder(namespace, pod, Place.smaller(runId, copy.runId));
  }
}
