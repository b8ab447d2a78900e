package dev.plumbline.cost.unit;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.metrics.carbon.Electricity;
import dev.plumbline.metrics.carbon.Emission;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSegment;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Energy of the GPU time that served a version: of each segment what the energy counter gained, or
 * power × time where that was measured for longer. Exact decimals, whose sum has no order.
 */
final class ServingEnergy {
  static final Col JOULES = Col.temporary("serving_joules", DataTypes.createDecimalType(38, 6));
  static final Col MEASURED = Col.temporary("serving_measured_milliseconds", DataTypes.LongType);
  static final Col GRAMS = Col.temporary("serving_grams", DataTypes.createDecimalType(38, 6));

  /** Measured time of which nothing says what its energy emitted. */
  static final Col PLACELESS = Col.temporary("serving_placeless_milliseconds", DataTypes.LongType);

  static final Col TIME = Col.temporary("serving_observed_milliseconds", DataTypes.LongType);

  private ServingEnergy() {}

  static Frame of(Frame segments, ServedOwners owners, List<Electricity> electricity) {
    Column counter = GpuSegment.ENERGY_COUNTER_MEASURED.of();
    Column power = GpuSegment.ENERGY_POWER_MEASURED.of();
    Column isCounted = counter.geq(power);
    Column measured = when(isCounted, counter).otherwise(power);
    return segments
        .with(ServedOwners.SERVED.is(owners.of(GpuSegment.OWNER, GpuSegment.SEGMENT_DATE)))
        .where(ServedOwners.SERVED.of().isNotNull())
        .with(
            UnitEconomics.DATE.is(GpuSegment.SEGMENT_DATE.of()),
            JOULES.is(
                when(
                    measured.gt(lit(0)),
                    when(isCounted, GpuSegment.ENERGY_COUNTER.of())
                        .otherwise(GpuSegment.ENERGY_POWER.of()))),
            MEASURED.is(measured),
            TIME.is(GpuSegment.GPU_MILLISECONDS.of()))
        .with(
            GRAMS.is(JOULES.of().cast(DataTypes.DoubleType).multiply(gramsPerJoule(electricity))),
            PLACELESS.is(when(gramsPerJoule(electricity).isNull(), measured).otherwise(lit(0L))))
        .groupBy(UnitEconomics.DATE, ServedOwners.SERVED)
        .sums(JOULES, GRAMS, MEASURED, PLACELESS, TIME);
  }

  /** By cluster and date; null where nothing says it. */
  private static Column gramsPerJoule(List<Electricity> electricity) {
    Column grams = when(lit(false), 0.0);
    for (Electricity entry : Emission.inOrder(electricity)) {
      Column isOf =
          entry.cluster() == null
              ? lit(true)
              : GpuSegment.CLUSTER.of().equalTo(lit(entry.cluster()));
      Column holds =
          entry.from() == null ? isOf : isOf.and(GpuSegment.SEGMENT_DATE.of().geq(entry.from()));
      grams = grams.when(holds, entry.gramsPerJoule());
    }
    return grams;
  }
}
