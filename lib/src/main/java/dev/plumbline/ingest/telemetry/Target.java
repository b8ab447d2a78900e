package dev.plumbline.ingest.telemetry;

import dev.plumbline.terms.reject.SampleReject;
import java.util.Set;
import java.util.SortedMap;

/**
 * Where the values of a series go: one counter of one device, or why none of them can.
 *
 * @param metric the counter, or null
 * @param labels the device, or null
 * @param ignoredFor why its values are left out, or null
 * @param rejectedFor why its values are refused, or null
 */
public record Target(
    ExportedMetric metric, LabelSet labels, String ignoredFor, String rejectedFor) {
  private static final Set<String> OTHER_HARDWARE = Set.of("nvswitch", "nvlink", "cpu", "cpucore");

  /**
   * The target of a series.
   *
   * @param metric its counter; null when no counter takes it
   * @param labels what it says of its device
   * @param labelSets the devices of the file
   */
  public static Target of(
      ExportedMetric metric, SortedMap<String, String> labels, LabelSets labelSets) {
    boolean isGpu = LabelSets.uuid(labels) != null;
    boolean isOther = labels.keySet().stream().anyMatch(OTHER_HARDWARE::contains);
    if (!isGpu && (metric == null || isOther)) {
      return new Target(null, null, "no_gpu", null);
    }
    if (metric == null) {
      return new Target(null, null, "unmapped_metric", null);
    }
    return isGpu
        ? new Target(metric, labelSets.of(labels), null, null)
        : new Target(null, null, null, SampleReject.NO_UUID.text());
  }
}
