package dev.plumbline.metrics.day;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSegment;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Where the segments' columns stand that efficiency is summed from. */
final class EfficiencyColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A group: one row of the day. */
  static final List<Col> GROUP =
      List.of(
          GpuSegment.SEGMENT_DATE,
          GpuSegment.CLUSTER,
          GpuSegment.TEAM,
          GpuSegment.PROJECT,
          GpuSegment.GPU_MODEL);

  /** Sums of doubles depend on their order: this is it. */
  static final List<Col> ORDER =
      List.of(GpuSegment.DEVICE_ID, GpuSegment.OWNER, GpuSegment.START_AT);

  private final int[] group;
  private final int[] integrals;
  private final int[] measured;
  private final int ownerKind;
  private final int gpuMilliseconds;
  private final int unplaced;
  private final int tensorExcess;

  EfficiencyColumns(Frame segments) {
    group = GROUP.stream().mapToInt(segments::position).toArray();
    integrals =
        EfficiencyMeasure.ALL.stream().mapToInt(m -> segments.position(m.integral())).toArray();
    measured =
        EfficiencyMeasure.ALL.stream().mapToInt(m -> segments.position(m.measured())).toArray();
    ownerKind = segments.position(GpuSegment.OWNER_KIND);
    gpuMilliseconds = segments.position(GpuSegment.GPU_MILLISECONDS);
    unplaced = segments.position(GpuSegment.ENERGY_UNPLACED);
    tensorExcess = segments.position(GpuSegment.TENSOR_EXCESS);
  }

  /** The columns that are read. */
  static Col[] needed() {
    Stream<Col> measures =
        EfficiencyMeasure.ALL.stream().flatMap(m -> Stream.of(m.integral(), m.measured()));
    Stream<Col> others =
        Stream.of(
            GpuSegment.OWNER_KIND,
            GpuSegment.GPU_MILLISECONDS,
            GpuSegment.ENERGY_UNPLACED,
            GpuSegment.TENSOR_EXCESS);
    return Stream.of(GROUP.stream(), ORDER.stream(), measures, others)
        .flatMap(columns -> columns)
        .toArray(Col[]::new);
  }

  /** The value of a grouping column, by its place in {@link #GROUP}. */
  Object group(Row row, int place) {
    return row.get(group[place]);
  }

  /** A measure's sum, null where nothing was measured. */
  Double integral(Row row, int measure) {
    return number(row, integrals[measure]);
  }

  long measuredMilliseconds(Row row, int measure) {
    return row.getLong(measured[measure]);
  }

  String ownerKind(Row row) {
    return row.getString(ownerKind);
  }

  long gpuMilliseconds(Row row) {
    return row.getLong(gpuMilliseconds);
  }

  Double unplacedEnergy(Row row) {
    return number(row, unplaced);
  }

  Double tensorExcess(Row row) {
    return number(row, tensorExcess);
  }

  private static Double number(Row row, int position) {
    return row.isNullAt(position) ? null : row.getDouble(position);
  }
}
