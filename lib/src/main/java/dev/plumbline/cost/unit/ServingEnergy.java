package dev.plumbline.cost.unit;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSegment;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Energy of the GPU time that served a version: of each segment what the energy counter gained, or
 * power × time where that was measured for longer. Exact decimals, whose sum has no order.
 */
final class ServingEnergy {
  static final Col JOULES = Col.temporary("serving_joules", DataTypes.createDecimalType(38, 6));
  static final Col MEASURED = Col.temporary("serving_measured_milliseconds", DataTypes.LongType);
  static final Col TIME = Col.temporary("serving_observed_milliseconds", DataTypes.LongType);

  private ServingEnergy() {}

  static Frame of(Frame segments, ServedOwners owners) {
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
        .groupBy(UnitEconomics.DATE, ServedOwners.SERVED)
        .sums(JOULES, MEASURED, TIME);
  }
}
