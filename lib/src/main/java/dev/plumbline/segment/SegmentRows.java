package dev.plumbline.segment;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.StagePart;
import dev.plumbline.timeline.Holder;
import dev.plumbline.timeline.Integral;
import dev.plumbline.timeline.Owner;
import dev.plumbline.timeline.Owners;
import dev.plumbline.timeline.Segment;
import dev.plumbline.timeline.SegmentKey;
import dev.plumbline.timeline.Totals;
import dev.plumbline.timeline.Workload;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Row;

/** Segments as rows of {@code silver.gpu_segment}. */
final class SegmentRows {
  private static final RowLayout ROW = RowLayout.of(GpuSegment.TABLE);

  private final RowLayout.Draft draft = ROW.draft();

  private SegmentRows() {}

  /** One segment's row; owners without a team have none. */
  static Row row(String gpuUuid, Segment segment, Owners owners) {
    SegmentRows row = new SegmentRows();
    row.set(GpuSegment.GPU_UUID, gpuUuid);
    row.setTime(segment);
    row.setPlace(segment.key());
    row.setOwner(segment, owners);
    row.setState(segment.key());
    row.setStages(segment.totals());
    row.setParts(segment.totals());
    row.setMeasures(segment.totals());
    return row.draft.row();
  }

  private void set(Col column, Object value) {
    draft.set(column, value);
  }

  private void setTime(Segment segment) {
    Instant start = Instant.ofEpochMilli(segment.from());
    set(GpuSegment.SEGMENT_DATE, date(segment));
    set(GpuSegment.HOUR_AT, Instant.ofEpochMilli(segment.key().hour()));
    set(GpuSegment.START_AT, start);
    set(GpuSegment.STRETCH_START_AT, Instant.ofEpochMilli(segment.stretchFrom()));
    set(GpuSegment.END_AT, Instant.ofEpochMilli(segment.to()));
    set(GpuSegment.OBSERVED, segment.to() - segment.from());
  }

  private static LocalDate date(Segment segment) {
    return Instant.ofEpochMilli(segment.from()).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private void setPlace(SegmentKey key) {
    set(GpuSegment.DEVICE_ID, key.deviceId());
    set(GpuSegment.NODE, key.place().node());
    set(GpuSegment.CLUSTER, key.place().cluster());
    set(GpuSegment.GPU_MODEL, key.place().gpuModel());
    set(GpuSegment.MIG_PROFILE, key.place().migProfile());
    set(GpuSegment.GPU_INDEX, key.place().gpuIndex());
    set(GpuSegment.SOURCE, key.source());
  }

  private void setOwner(Segment segment, Owners owners) {
    SegmentKey key = segment.key();
    Holder holder = key.holder();
    set(GpuSegment.OWNER, key.owner());
    set(GpuSegment.OWNER_KIND, holder == null ? OwnerKind.UNALLOCATED : holder.kind());
    set(GpuSegment.IS_CONFLICT, key.owned().isConflict());
    set(GpuSegment.OWNER_RULE, key.owned().rule().text());
    set(GpuSegment.SHARE, Double.isNaN(key.share()) ? null : key.share());
    if (holder != null) {
      set(GpuSegment.NAMESPACE, holder.namespace());
      set(GpuSegment.POD, holder.pod());
      set(GpuSegment.RUN_ID, holder.runId());
      setWorkload(holder.workload());
      Owner owner = owners.of(holder, date(segment));
      if (owner != null) {
        set(GpuSegment.TEAM_RULE, owner.rule());
        set(GpuSegment.TEAM, owner.team());
        set(GpuSegment.PROJECT, owner.project());
      }
    }
  }

  private void setWorkload(Workload workload) {
    if (workload != null) {
      set(GpuSegment.OWNER_USER, workload.user());
      set(GpuSegment.ACCOUNT, workload.account());
      set(GpuSegment.PARTITION, workload.partition());
      set(GpuSegment.QUEUE, workload.queue());
      set(GpuSegment.RUN_OUTCOME, workload.outcome());
    }
  }

  private void setState(SegmentKey key) {
    set(GpuSegment.STATE, key.state());
    set(GpuSegment.CAUSE, key.cause());
    set(GpuSegment.ACTIVITY_SIGNAL, key.ruling().signal());
    set(GpuSegment.POWER_LIMIT_SOURCE, key.basis().limit());
    set(GpuSegment.IS_INTERVAL_ASSUMED, key.basis().isIntervalAssumed());
    set(GpuSegment.IS_REPLICA_UNNAMED, key.basis().isReplicaUnnamed());
    set(GpuSegment.IS_ENERGY_ESTIMATED, key.basis().isEnergyEstimated());
  }

  private void setStages(Totals totals) {
    set(GpuSegment.GPU_MILLISECONDS, totals.gpuMilliseconds());
    for (Stage stage : Stage.OBSERVED) {
      set(GpuSegment.time(stage), totals.milliseconds(stage));
    }
  }

  private void setParts(Totals totals) {
    for (StagePart part : StagePart.values()) {
      set(GpuSegment.time(part), totals.milliseconds(part));
    }
  }

  private void setMeasures(Totals totals) {
    for (GpuMeasure measure : GpuMeasure.values()) {
      Integral integral = totals.of(measure);
      set(GpuSegment.sum(measure), integral.sum());
      set(GpuSegment.time(measure), integral.measuredMilliseconds());
    }
    set(GpuSegment.MEMORY_PEAK, Double.isNaN(totals.memoryPeak()) ? null : totals.memoryPeak());
    set(GpuSegment.TENSOR_EXCESS, totals.tensorExcess().sum());
    set(GpuSegment.ENERGY_UNPLACED, totals.energyUnplaced().sum());
  }
}
