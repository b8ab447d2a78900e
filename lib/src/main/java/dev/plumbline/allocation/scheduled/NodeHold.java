package dev.plumbline.allocation.scheduled;

import dev.plumbline.allocation.scheduled.SeenNode.LabelledDevice;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.terms.OwnerKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/** A hold of one node's GPUs, and which of its devices are named for it. */
final class NodeHold {
  private static final RowLayout ROW = RowLayout.of(DeviceHold.TABLE);
  private static final Map<Col, Col> SAME =
      Map.ofEntries(
          Map.entry(DeviceHold.REQUEST_ID, ScheduledHold.REQUEST_ID),
          Map.entry(DeviceHold.OWNER, ScheduledHold.OWNER),
          Map.entry(DeviceHold.OWNER_KIND, ScheduledHold.OWNER_KIND),
          Map.entry(DeviceHold.NAMESPACE, ScheduledHold.NAMESPACE),
          Map.entry(DeviceHold.POD, ScheduledHold.POD),
          Map.entry(DeviceHold.OWNER_USER, ScheduledHold.OWNER_USER),
          Map.entry(DeviceHold.ACCOUNT, ScheduledHold.ACCOUNT),
          Map.entry(DeviceHold.PARTITION, ScheduledHold.PARTITION),
          Map.entry(DeviceHold.QUEUE, ScheduledHold.QUEUE),
          Map.entry(DeviceHold.RUN_ID, ScheduledHold.RUN_ID),
          Map.entry(DeviceHold.RUN_OUTCOME, ScheduledHold.RUN_OUTCOME));

  private final Cells hold;
  private final long from;
  private final long to;
  private final Set<String> namedGpus = new LinkedHashSet<>();
  private final List<LabelledDevice> labelled = new ArrayList<>();
  private final long rest;

  /** A hold on the node that it means. */
  NodeHold(Cells hold, SeenNode node) {
    this.hold = hold;
    this.from = hold.instant(ScheduledHold.START_AT).toEpochMilli();
    this.to = hold.instant(ScheduledHold.END_AT).toEpochMilli();
    List<String> devices = hold.list(ScheduledHold.DEVICES);
    node.indexes()
        .forEach(
            (uuid, index) -> {
              if (devices.contains(index) || devices.stream().anyMatch(uuid::equalsIgnoreCase)) {
                namedGpus.add(uuid);
              }
            });
    if (namedGpus.isEmpty()) {
      Set<String> known = new LinkedHashSet<>();
      node.labelled().stream()
          .filter(this::isNamed)
          .filter(device -> known.add(device.deviceId()))
          .forEach(labelled::add);
    }
    Set<String> gpus = new LinkedHashSet<>(namedGpus);
    labelled.forEach(device -> gpus.add(device.gpuUuid()));
    Long count = hold.whole(ScheduledHold.GPU_COUNT);
    rest = count == null ? 0 : Math.max(0, count - gpus.size());
  }

  /** True where the label names the workload on the device while it holds. */
  private boolean isNamed(LabelledDevice device) {
    if (device.first() >= to || device.last() < from) {
      return false;
    }
    if (OwnerKind.SLURM_JOB.text().equals(hold.text(ScheduledHold.OWNER_KIND))) {
      return device.job() != null
          && (device.job().equals(hold.text(ScheduledHold.JOB_NUMBER))
              || device.job().equals(hold.text(ScheduledHold.WORKLOAD_ID)));
    }
    String namespace = hold.text(ScheduledHold.NAMESPACE);
    return device.pod() != null
        && device.pod().equals(hold.text(ScheduledHold.POD))
        && (device.namespace() == null || device.namespace().equals(namespace));
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }

  /**
   * True where others may have parts of the same devices: GPUs of pods may be cut in time without
   * another name, and parts of GPUs are.
   */
  boolean isShared() {
    return hold.whole(ScheduledHold.GPU_COUNT) == null || hold.text(ScheduledHold.POD) != null;
  }

  /** GPUs that the record names. */
  Set<String> namedGpus() {
    return namedGpus;
  }

  /** Devices that labels name. */
  List<LabelledDevice> labelled() {
    return labelled;
  }

  /** How many of its GPUs nobody names. */
  long rest() {
    return rest;
  }

  /** What it holds of a device over a time. */
  Row row(DeviceClaim claim, long start, long end) {
    RowLayout.Draft draft = ROW.draft();
    SAME.forEach((into, of) -> draft.set(into, hold.text(of)));
    String number = hold.text(ScheduledHold.JOB_NUMBER);
    String job = number == null ? hold.text(ScheduledHold.WORKLOAD_ID) : number;
    boolean isPod = hold.text(ScheduledHold.POD) != null;
    boolean isShared = claim.part() == 0;
    return draft
        .set(DeviceHold.HOLD_DATE, hold.date(ScheduledHold.HOLD_DATE))
        .set(DeviceHold.JOB, isPod ? null : job)
        .set(DeviceHold.DEVICE_ID, claim.deviceId())
        .set(DeviceHold.GPU_UUID, claim.gpuUuid())
        .set(DeviceHold.START_AT, Instant.ofEpochMilli(start))
        .set(DeviceHold.END_AT, Instant.ofEpochMilli(end))
        .set(DeviceHold.RULE, claim.rule())
        .set(DeviceHold.SHARE_PART, isShared ? null : claim.part())
        .set(DeviceHold.SHARE_WHOLE, isShared ? null : claim.whole())
        .set(DeviceHold.IS_CONFLICT, claim.isConflict())
        .row();
  }
}
