package dev.plumbline.ingest.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who held a device, as its labels say. Prometheus puts {@code exported_} before an exporter's
 * label when the scraped pod has a label of that name itself; then the plain one names the
 * exporter.
 *
 * @param pod the holding pod, or null
 * @param namespace its namespace, or null
 * @param container its container, or null
 * @param used the labels these came from
 */
record LabelledHolder(String pod, String namespace, String container, Set<String> used) {
  /** What stands somewhere in the name of a usual exporter's pod, behind any release name. */
  private static final String USUAL_EXPORTER = "dcgm-exporter";

  /** Every label that can name a holder. */
  static final Set<String> LABELS =
      Set.of(
          "pod",
          "namespace",
          "container",
          "exported_pod",
          "exported_namespace",
          "exported_container");

  private static final LabelledHolder NOBODY = new LabelledHolder(null, null, null, Set.of());

  /**
   * Reads the holder; an exporter's own pod is never one.
   *
   * @param exporterPods prefixes of exporters' own pods; where there are none, every pod with
   *     {@code dcgm-exporter} in its name is one
   */
  static LabelledHolder of(Map<String, String> labels, List<String> exporterPods) {
    List<String> used = new ArrayList<>();
    String pod = exportedFirst(labels, "pod", used);
    String namespace = exportedFirst(labels, "namespace", used);
    String container = exportedFirst(labels, "container", used);
    if (pod != null && isExporter(pod, exporterPods)) {
      return NOBODY;
    }
    return new LabelledHolder(pod, namespace, container, Set.copyOf(used));
  }

  private static boolean isExporter(String pod, List<String> exporterPods) {
    return exporterPods.isEmpty()
        ? pod.contains(USUAL_EXPORTER)
        : exporterPods.stream().anyMatch(pod::startsWith);
  }

  private static String exportedFirst(Map<String, String> labels, String name, List<String> used) {
    for (String label : List.of("exported_" + name, name)) {
      if (labels.containsKey(label)) {
        used.add(label);
        return labels.get(label);
      }
    }
    return null;
  }
}
