package dev.plumbline.metrics.day;

import dev.plumbline.facts.CarbonIntensity;
import dev.plumbline.facts.GpuPeak;
import dev.plumbline.facts.GpuPeaks;
import dev.plumbline.metrics.Metrics;
import dev.plumbline.metrics.Quotient;
import dev.plumbline.metrics.carbon.Electricity;
import dev.plumbline.metrics.carbon.Emission;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.StagePart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One row of {@code gold.gpu_efficiency_daily}, summed segment by segment in a fixed order. */
final class EfficiencyDay {
  private static final int BY_COUNTER = GpuMeasure.ENERGY_COUNTER.ordinal();
  private static final int BY_POWER = GpuMeasure.ENERGY_POWER.ordinal();

  private final EfficiencyColumns columns;
  private final List<Electricity> electricity;
  private final EfficiencySum energy = new EfficiencySum();
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

  private EfficiencyDay(EfficiencyColumns columns, List<Electricity> electricity) {
    this.columns = columns;
    this.electricity = electricity;
  }

  /** The row of a group of segments. */
  static Row of(EfficiencyColumns columns, List<Electricity> electricity, Iterator<Row> segments) {
    EfficiencyDay day = new EfficiencyDay(columns, electricity);
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
    addEnergy(segment);
    for (StagePart part : StagePart.values()) {
      parts[part.ordinal()] += columns.milliseconds(segment, part);
    }
    unshared += columns.unsharedMilliseconds(segment);
    unnamed += columns.unnamedReplicaMilliseconds(segment);
    unplaced.add(columns.unplacedEnergy(segment));
    excess.add(columns.tensorExcess(segment));
  }

  /** By counter or by power, whichever was measured for longer. */
  private void addEnergy(Row segment) {
    long counter = columns.measuredMilliseconds(segment, BY_COUNTER);
    long power = columns.measuredMilliseconds(segment, BY_POWER);
    if (Math.max(counter, power) > 0) {
      energy.add(columns.integral(segment, counter >= power ? BY_COUNTER : BY_POWER));
      energy.addMeasured(Math.max(counter, power));
    }
  }

  private void setEnergy() {
    Double joules = energy.dividedBy(EfficiencyMeasure.ALL.get(BY_POWER).divisor());
    set(GpuEfficiencyDaily.GPU_ENERGY, joules);
    set(GpuEfficiencyDaily.GPU_ENERGY_MEASURED_GPU_SECONDS, seconds(energy.measuredMilliseconds()));
    LocalDate date = (LocalDate) value(GpuEfficiencyDaily.USAGE_DATE);
    String cluster = (String) value(GpuEfficiencyDaily.CLUSTER);
    Emission emission = Emission.of(joules, cluster, date, electricity);
    set(GpuEfficiencyDaily.OPERATIONAL_CARBON, emission.grams());
    if (emission.absent() != null) {
      set(GpuEfficiencyDaily.CARBON_ABSENT_REASON, emission.absent().text());
    }
    if (emission.intensity() != null) {
      CarbonIntensity known = emission.intensity();
      set(GpuEfficiencyDaily.ELECTRICITY_PLACE, known.place());
      set(GpuEfficiencyDaily.GRID_INTENSITY, known.gramsPerKilowattHour());
      set(GpuEfficiencyDaily.GRID_INTENSITY_YEAR, known.year());
      set(GpuEfficiencyDaily.POWER_USAGE_EFFECTIVENESS, known.powerUsageEffectiveness());
    }
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
    setEnergy();
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
