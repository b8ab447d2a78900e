package dev.plumbline.allocation.scheduled;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** A node as telemetry saw it on one date: its GPUs, and what labels name on its devices. */
final class SeenNode {
  private final String node;
  private final String cluster;
  private final NavigableMap<String, String> indexes = new TreeMap<>();
  private final List<LabelledDevice> labelled = new ArrayList<>();
  private int highestIndex = -1;

  /**
   * A device as long as a label names somebody on it.
   *
   * @param deviceId the device
   * @param gpuUuid its GPU
   * @param namespace namespace of the pod, or null
   * @param pod the pod, or null
   * @param job the scheduler's job, or null
   * @param first first sample of it, epoch milliseconds
   * @param last last sample of it
   */
  record LabelledDevice(
      String deviceId,
      String gpuUuid,
      String namespace,
      String pod,
      String job,
      long first,
      long last) {}

  SeenNode(String node, String cluster) {
    this.node = node;
    this.cluster = cluster;
  }

  /** Takes what one label set says of one of its devices. */
  void add(Cells seen) {
    String uuid = seen.text(GpuSample.GPU_UUID);
    String index = seen.text(DeviceLabelSet.GPU_INDEX);
    indexes.merge(uuid, index == null ? "" : index, (one, other) -> one.isEmpty() ? other : one);
    if (index != null && index.matches("[0-9]{1,4}")) {
      highestIndex = Math.max(highestIndex, Integer.parseInt(index));
    }
    String pod = seen.text(DeviceLabelSet.POD);
    String job = seen.text(DeviceHolds.JOB);
    if (pod != null || job != null) {
      labelled.add(
          new LabelledDevice(
              seen.text(GpuSample.DEVICE_ID),
              uuid,
              seen.text(DeviceLabelSet.NAMESPACE),
              pod,
              job,
              seen.instant(DeviceHolds.FIRST).toEpochMilli(),
              seen.instant(DeviceHolds.LAST).toEpochMilli()));
    }
  }

  String node() {
    return node;
  }

  String cluster() {
    return cluster;
  }

  /** Its GPUs' numbers by UUID, in order; an empty text where no label tells one. */
  NavigableMap<String, String> indexes() {
    return indexes;
  }

  List<LabelledDevice> labelled() {
    return labelled;
  }

  /**
   * How many GPUs it has: as its instance type has, and no fewer than were seen; the number of one
   * tells of those before it.
   *
   * @param configured by its instance type; 0 where nobody says it
   */
  int gpus(int configured) {
    return Math.max(configured, Math.max(indexes.size(), highestIndex + 1));
  }

  /** True where the name, with or without its domain, and the cluster, where both say it, agree. */
  boolean isMeant(String name, String of) {
    return isNamed(name) && (cluster == null || of == null || cluster.equals(of));
  }

  private boolean isNamed(String name) {
    String mine = node.toLowerCase(Locale.ROOT);
    String others = name.toLowerCase(Locale.ROOT);
    return mine.equals(others) || mine.startsWith(others + ".") || others.startsWith(mine + ".");
  }

  /** True where name and cluster are just these. */
  boolean isExactly(String name, String of) {
    return node.equals(name) && Objects.equals(cluster, of);
  }
}
