package dev.plumbline.metrics.day;

import dev.plumbline.facts.GpuPeak;
import dev.plumbline.facts.GpuPeaks;
import dev.plumbline.metrics.Metrics;
import dev.plumbline.metrics.Quotient;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.StagePart;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One row of {@code gold.gpu_efficiency_daily}, summed segment by segment in a fixed order. */
final class EfficiencyDay {
  private final EfficiencyColumns columns;
  private final EfficiencySum[] measures =
      Stream.generate(EfficiencySum::new)
          .limit(EfficiencyMeasure.ALL.size())
          .toArray(EfficiencySum[]::new);
  private final EfficiencySum unplaced = new EfficiencySum();
  private final EfficiencySum excess = new EfficiencySum();
  private final Object[] values = new Object[GpuEfficiencyDaily.TABLE.columns().size()];
  private final long[] parts = new long[StagePart.values().length];
  private long observed;
  private long unshared;
  private long unnamed;
  private long allocated;

  private EfficiencyDay(EfficiencyColumns columns) {
    this.columns = columns;
  }

  /** The row of a group of segments. */
  static Row of(EfficiencyColumns columns, Iterator<Row> segments) {
    EfficiencyDay day = new EfficiencyDay(columns);
    Row first = segments.next();
    day.add(first);
    while (segments.hasNext()) {
      day.add(segments.next());
    }
    return day.row(first);
  }

  private void add(Row segment) {
    observed += columns.gpuMilliseconds(segment);
    if (!OwnerKind.UNALLOCATED.text().equals(columns.ownerKind(segment))) {
      allocated += columns.gpuMilliseconds(segment);
    }
    for (int i = 0; i < measures.length; i++) {
      measures[i].add(columns.integral(segment, i));
      measures[i].addMeasured(columns.measuredMilliseconds(segment, i));
    }
    for (StagePart part : StagePart.values()) {
      parts[part.ordinal()] += columns.milliseconds(segment, part);
    }
    unshared += columns.unsharedMilliseconds(segment);
    unnamed += columns.unnamedReplicaMilliseconds(segment);
    unplaced.add(columns.unplacedEnergy(segment));
    excess.add(columns.tensorExcess(segment));
  }

  private Row row(Row segment) {
    List<Col> dimensions =
        List.of(
            GpuEfficiencyDaily.USAGE_DATE,
            GpuEfficiencyDaily.CLUSTER,
            GpuEfficiencyDaily.TEAM,
            GpuEfficiencyDaily.PROJECT,
            GpuEfficiencyDaily.GPU_MODEL);
    for (int i = 0; i < dimensions.size(); i++) {
      set(dimensions.get(i), columns.group(segment, i));
    }
    set(GpuEfficiencyDaily.OBSERVED_GPU_SECONDS, seconds(observed));
    set(GpuEfficiencyDaily.ALLOCATED_GPU_SECONDS, seconds(allocated));
    for (int i = 0; i < measures.length; i++) {
      EfficiencyMeasure measure = EfficiencyMeasure.ALL.get(i);
      set(measure.sum(), measures[i].dividedBy(measure.divisor()));
      set(measure.measuredSeconds(), seconds(measures[i].measuredMilliseconds()));
    }
    for (StagePart part : StagePart.values()) {
      set(GpuEfficiencyDaily.time(part), seconds(parts[part.ordinal()]));
    }
    set(GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS, seconds(unshared));
    set(GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS, seconds(unnamed));
    set(GpuEfficiencyDaily.ENERGY_UNPLACED, unplaced.dividedBy(1));
    set(GpuEfficiencyDaily.TENSOR_EXCESS, excess.dividedBy(1000));
    set(GpuEfficiencyDaily.PEAK_TFLOPS, peak((String) value(GpuEfficiencyDaily.GPU_MODEL)));
    for (Quotient quotient : Metrics.QUOTIENTS) {
      set(quotient.result(), quotient(quotient));
    }
    set(GpuEfficiencyDaily.IS_TFLOPS_UPPER_BOUND, isUpperBound());
    return RowFactory.create(values);
  }

  /** True where some tensor time may be other than FP16; null where there is no figure. */
  private Boolean isUpperBound() {
    BigDecimal told = (BigDecimal) value(GpuEfficiencyDaily.TENSOR_FP16_MEASURED_GPU_SECONDS);
    BigDecimal all = (BigDecimal) value(GpuEfficiencyDaily.CLOCKED_FP16_MEASURED_GPU_SECONDS);
    return value(GpuEfficiencyDaily.ACHIEVED_TFLOPS) == null ? null : told.compareTo(all) < 0;
  }

  private Double quotient(Quotient quotient) {
    Double result =
        Quotient.of(
            (Double) value(quotient.numerator()), (BigDecimal) value(quotient.denominator()));
    if (quotient.factor().isEmpty() || result == null) {
      return result;
    }
    Double factor = (Double) value(quotient.factor().get());
    return factor == null ? null : result * factor;
  }

  private static Double peak(String gpuModel) {
    OptionalDouble peak =
        GpuPeaks.SHIPPED.of(gpuModel).map(GpuPeak::denseTflops).orElse(OptionalDouble.empty());
    return peak.isPresent() ? peak.getAsDouble() : null;
  }

  private static BigDecimal seconds(long milliseconds) {
    return BigDecimal.valueOf(milliseconds, 3);
  }

  private Object value(Col column) {
    return values[GpuEfficiencyDaily.TABLE.position(column)];
  }

  private void set(Col column, Object value) {
    values[GpuEfficiencyDaily.TABLE.position(column)] = value;
  }
}
