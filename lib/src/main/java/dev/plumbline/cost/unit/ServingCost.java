package dev.plumbline.cost.unit;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.AbsentFactor;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;
import java.math.BigDecimal;
import java.util.List;

/**
 * What serving cost in one price basis, and the energy of all of it.
 *
 * @param basis currency, price source and price state
 * @param cost the cost; null where nothing prices the time
 * @param seconds GPU-seconds of it
 * @param absence why it is not the whole cost of serving, or null
 * @param energy the energy of the version and date
 */
record ServingCost(
    List<String> basis, BigDecimal cost, BigDecimal seconds, AbsentFactor absence, Energy energy) {

  /**
   * Energy of a version and date.
   *
   * @param joules null where none was measured
   * @param measured share of the observed time in which it was measured, or null
   * @param grams what it emitted; null where nothing says what some of it did
   */
  record Energy(Double joules, Double measured, Double grams) {
    private static final Energy NONE = new Energy(null, null, null);

    private static Energy of(Cells row) {
      BigDecimal joules = row.decimal(ServingEnergy.JOULES);
      BigDecimal grams = row.decimal(ServingEnergy.GRAMS);
      Long time = row.whole(ServingEnergy.TIME);
      Long measured = row.whole(ServingEnergy.MEASURED);
      Long placeless = row.whole(ServingEnergy.PLACELESS);
      return new Energy(
          joules == null ? null : joules.doubleValue(),
          time == null || time == 0 ? null : Double.valueOf((double) measured / time),
          grams == null || placeless > 0 ? null : grams.doubleValue());
    }
  }

  private static final double LEAST_MEASURED = 0.95;
  private static final String NO_CURRENCY = "none";

  /** Usage of which no owner that serves it is known. */
  static final ServingCost NOBODY =
      new ServingCost(
          List.of(NO_CURRENCY, PriceSource.NONE.text(), PriceState.PROVISIONAL.text()),
          null,
          null,
          AbsentFactor.NO_SERVING_TIME,
          Energy.NONE);

  static ServingCost of(Cells row, List<Cells> all) {
    BigDecimal cost = row.decimal(GpuHourCost.COST);
    return new ServingCost(
        List.of(
            row.text(GpuHourCost.CURRENCY),
            row.text(GpuHourCost.PRICE_SOURCE),
            row.text(GpuHourCost.PRICE_STATE)),
        cost,
        row.decimal(GpuHourCost.GPU_SECONDS),
        cost == null
            ? AbsentFactor.NO_PRICE
            : all.size() > 1 ? AbsentFactor.SEVERAL_PRICE_BASES : null,
        Energy.of(row));
  }

  /** Why energy for each request cannot be told, or null. */
  AbsentFactor noEnergy() {
    if (absence == AbsentFactor.NO_SERVING_TIME) {
      return absence;
    }
    Double measured = energy.measured();
    return energy.joules() == null || measured == null || measured < LEAST_MEASURED
        ? AbsentFactor.ENERGY_NOT_MEASURED
        : null;
  }

  /** Why what a request emitted cannot be told, or null. */
  AbsentFactor noEmission() {
    AbsentFactor noEnergy = noEnergy();
    return noEnergy == null && energy.grams() == null ? AbsentFactor.NO_EMISSION_FACTOR : noEnergy;
  }
}
