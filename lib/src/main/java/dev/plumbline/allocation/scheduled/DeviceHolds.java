package dev.plumbline.allocation.scheduled;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.ScheduledHold;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Holds of nodes to holds of devices; see {@link NodeHolds} for the rules. */
public final class DeviceHolds {
  private static final Col DATE = Col.temporary("seen_date", DataTypes.DateType);
  private static final Col HOST = Col.temporary("short_host", DataTypes.StringType);
  private static final Col HOLDER_HOST = Col.temporary("holder_host", DataTypes.StringType);

  /** Of several nodes whose GPUs cannot be divided nobody knows how many each has. */
  private static final Col COUNT = Col.temporary("count_on_node", DataTypes.LongType);

  static final Col JOB = Col.temporary("labelled_job", DataTypes.StringType);
  static final Col FIRST = Col.temporary("first_seen_at", DataTypes.TimestampType);
  static final Col LAST = Col.temporary("last_seen_at", DataTypes.TimestampType);

  /** A device as one label set shows it on a date. */
  static final RowLayout SEEN =
      RowLayout.of(
          DATE,
          HOST,
          GpuSample.DEVICE_ID,
          GpuSample.GPU_UUID,
          DeviceLabelSet.NODE,
          DeviceLabelSet.CLUSTER,
          DeviceLabelSet.GPU_INDEX,
          DeviceLabelSet.NAMESPACE,
          DeviceLabelSet.POD,
          JOB,
          FIRST,
          LAST);

  /** A hold and the short name of its node. */
  static final RowLayout HOLD = RowLayout.of(ScheduledHold.TABLE).and(HOLDER_HOST);

  private DeviceHolds() {}

  /**
   * The holds of the dates' devices.
   *
   * @param holds {@code silver.scheduled_hold} of the dates
   * @param samples {@code silver.gpu_sample} of the dates; read only where there are holds
   * @param labelSets {@code silver.device_label_set}
   * @param nodeGpus how many GPUs configured nodes have
   */
  public static Frame of(
      Frame holds,
      Frame samples,
      Frame labelSets,
      NavigableSet<LocalDate> dates,
      JobLabel job,
      NodeGpus nodeGpus) {
    if (holds.isKnownEmpty()) {
      return holds.where(functions.lit(false)).conform(DeviceHold.TABLE);
    }
    Column onOne = ScheduledHold.NODE.of().isNotNull();
    Frame placeable =
        holds
            .where(ScheduledHold.HOLD_DATE.of().isin(dates.toArray()))
            .with(COUNT.is(functions.when(onOne, ScheduledHold.GPU_COUNT.of())))
            .each(
                ScheduledHold.NODE,
                functions
                    .when(onOne, functions.array(ScheduledHold.NODE.of()))
                    .otherwise(ScheduledHold.NODES.of()))
            .with(ScheduledHold.GPU_COUNT.is(COUNT.of()))
            .with(HOLDER_HOST.is(shortName(ScheduledHold.NODE.of())))
            .select(HOLD.columns());
    return placeable.eachGroup(
        new Side(
            List.of(ScheduledHold.HOLD_DATE, HOLDER_HOST),
            List.of(ScheduledHold.STARTED_AT, ScheduledHold.REQUEST_ID)),
        seen(samples, labelSets, dates, job),
        new Side(List.of(DATE, HOST), List.of(GpuSample.DEVICE_ID, FIRST)),
        DeviceHold.TABLE.schema(),
        new NodeHolds(nodeGpus));
  }

  /** Each device of the dates by what labelled it, from its first to its last sample so. */
  private static Frame seen(
      Frame samples, Frame labelSets, NavigableSet<LocalDate> dates, JobLabel job) {
    Frame sets =
        labelSets
            .where(DeviceLabelSet.NODE.of().isNotNull())
            .with(JOB.is(functions.nullif(functions.trim(job.of()), functions.lit(""))))
            .select(
                DeviceLabelSet.LABEL_SET_ID,
                DeviceLabelSet.NODE,
                DeviceLabelSet.CLUSTER,
                DeviceLabelSet.GPU_INDEX,
                DeviceLabelSet.NAMESPACE,
                DeviceLabelSet.POD,
                JOB);
    return samples
        .where(GpuSample.SAMPLE_DATE.of().isin(dates.toArray()))
        .with(DATE.is(GpuSample.SAMPLE_DATE.of()))
        .groupBy(DATE, GpuSample.DEVICE_ID, GpuSample.GPU_UUID, GpuSample.LABEL_SET_ID)
        .values(
            FIRST.is(functions.min(GpuSample.SAMPLED_AT.of())),
            LAST.is(functions.max(GpuSample.SAMPLED_AT.of())))
        .join(Frame.of(functions.broadcast(sets.rows())), DeviceLabelSet.LABEL_SET_ID)
        .with(HOST.is(shortName(DeviceLabelSet.NODE.of())))
        .select(SEEN.columns());
  }

  /** Names of one host with and without its domain come together; the kernel compares them. */
  private static Column shortName(Column node) {
    return functions.lower(functions.substring_index(node, ".", 1));
  }
}
