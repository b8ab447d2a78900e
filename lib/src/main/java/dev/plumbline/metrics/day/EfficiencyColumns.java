package dev.plumbline.metrics.day;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.terms.StagePart;
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
  private final int[] parts;
  private final int share;
  private final int unnamed;
  private final int observed;
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
    parts =
        Stream.of(StagePart.values())
            .mapToInt(part -> segments.position(GpuSegment.time(part)))
            .toArray();
    unnamed = segments.position(GpuSegment.IS_REPLICA_UNNAMED);
    share = segments.position(GpuSegment.SHARE);
    observed = segments.position(GpuSegment.OBSERVED);
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
            GpuSegment.SHARE,
            GpuSegment.IS_REPLICA_UNNAMED,
            GpuSegment.OBSERVED,
            GpuSegment.GPU_MILLISECONDS,
            GpuSegment.ENERGY_UNPLACED,
            GpuSegment.TENSOR_EXCESS);
    Stream<Col> parts = Stream.of(StagePart.values()).map(GpuSegment::time);
    return Stream.of(GROUP.stream(), ORDER.stream(), measures, parts, others)
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
    return milliseconds(row, measured[measure]);
  }

  /** The time of a part of a stage. */
  long milliseconds(Row row, StagePart part) {
    return milliseconds(row, parts[part.ordinal()]);
  }

  /** Device time of a segment whose share of a GPU is not known; else 0. */
  long unsharedMilliseconds(Row row) {
    return row.isNullAt(share) ? row.getLong(observed) : 0;
  }

  /** Time of a segment that several scrapers may have sampled whom no label tells apart; else 0. */
  long unnamedReplicaMilliseconds(Row row) {
    return !row.isNullAt(unnamed) && row.getBoolean(unnamed) ? gpuMilliseconds(row) : 0;
  }

  /** A time; nothing where the segment was written before there was such a column. */
  private static long milliseconds(Row row, int position) {
    return row.isNullAt(position) ? 0 : row.getLong(position);
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
