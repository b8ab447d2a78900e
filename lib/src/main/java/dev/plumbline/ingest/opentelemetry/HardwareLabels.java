package dev.plumbline.ingest.opentelemetry;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The labels of a GPU that OpenTelemetry's hardware conventions describe, in the words of NVIDIA's
 * exporter, so that both make the same device. The conventions promise an {@code hw.id} that is
 * unique within its host; only one that is a UUID is known everywhere, and only that is taken. MIG
 * has no conventions: an instance is told by an id that begins with {@code MIG-}, its GPU in {@code
 * hw.parent} and its number in {@code gpu.mig.instance_id}, as the OpenLIT collector writes them.
 */
final class HardwareLabels {
  private static final String ID = "hw.id";
  private static final String PARENT = "hw.parent";
  private static final String INSTANCE = "gpu.mig.instance_id";
  private static final String OF_A_PROCESS = "process.";

  private static final Pattern UUID =
      Pattern.compile("(?i)(GPU-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final Map<String, String> NAMES =
      Map.of(
          "hw.model",
          "modelName",
          "hw.driver_version",
          "DCGM_FI_DRIVER_VERSION",
          "gpu.index",
          "gpu",
          "gpu.pci_address",
          "pci_bus_id",
          INSTANCE,
          "GPU_I_ID",
          "gpu.mig.profile",
          "GPU_I_PROFILE");

  /** What tells values of one device apart, or says again what other labels say. */
  private static final List<String> NOT_OF_THE_DEVICE =
      List.of(
          HardwareMetrics.TYPE,
          "hw.gpu.task",
          "hw.sensor_location",
          "hw.state",
          "hw.limit_type",
          "hw.direction",
          "network.io.direction",
          "error.type",
          "gpu.mig.enabled",
          "gpu.mig.device_id",
          "gpu.parent.uuid");

  private HardwareLabels() {}

  /** True when the values are one process's part of the device. */
  static boolean isOfProcess(Map<String, String> attributes) {
    return attributes.keySet().stream().anyMatch(key -> key.startsWith(OF_A_PROCESS));
  }

  /** True when a sensor says by its id or its parent's that it sits in a GPU. */
  static boolean isSensorOfGpu(Map<String, String> attributes) {
    return attributes.getOrDefault(ID, "").startsWith("GPU-")
        || attributes.getOrDefault(PARENT, "").startsWith("GPU-");
  }

  /** The labels; without a UUID when the attributes name no GPU that is known everywhere. */
  static SortedMap<String, String> of(Map<String, String> attributes) {
    SortedMap<String, String> labels = new TreeMap<>(attributes);
    NOT_OF_THE_DEVICE.forEach(labels::remove);
    String id = attributes.getOrDefault(ID, "");
    String parent = attributes.getOrDefault(PARENT, "");
    if (isUuid(id)) {
      labels.remove(ID);
      labels.put("UUID", id);
    } else if (isUuid(parent) && isPart(id, attributes)) {
      // A sensor's own name says nothing of the device; an instance is told by its number.
      labels.keySet().removeAll(List.of(ID, PARENT, "hw.name"));
      labels.put("UUID", parent);
    }
    NAMES.forEach(
        (attribute, label) -> {
          String value = labels.remove(attribute);
          if (value != null) {
            labels.put(label, value);
          }
        });
    return labels;
  }

  private static boolean isPart(String id, Map<String, String> attributes) {
    return !id.startsWith("MIG-") || attributes.containsKey(INSTANCE);
  }

  private static boolean isUuid(String text) {
    return UUID.matcher(text).matches();
  }
}
