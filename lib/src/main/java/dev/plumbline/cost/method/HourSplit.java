package dev.plumbline.cost.method;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.terms.CostMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The cost of one machine in one hour, split over its holders:
 *
 * <ol>
 *   <li>the method divides the cost over GPUs, CPUs and memory;
 *   <li>each holder bears of each the part that it had of what the machine has;
 *   <li>what nobody had is left to nobody. Where more was had than there is (requests of pods that
 *       followed one another within the seconds of a report), nothing is left, and the holders bear
 *       the whole in proportion.
 * </ol>
 *
 * <p>A machine that was paid for a part of the hour had everything for that part. Every division is
 * by largest remainder, see {@link Apportionment}; what is nobody's comes last among equals.
 *
 * @param size what the machine has
 * @param accounted GPU-seconds of the hour that were paid for, whoever held them; 0 where no time
 *     is known, which counts as the whole hour
 */
record HourSplit(MachineSize size, BigDecimal accounted) {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  /** The parts of the holders in their order, and at the end nobody's; they sum to the cost. */
  List<BigDecimal> parts(CostMethod method, BigDecimal cost, List<Demand> demands) {
    List<BigDecimal> parts =
        new ArrayList<>(Collections.nCopies(demands.size() + 1, BigDecimal.ZERO));
    List<BigDecimal> pools = Apportionment.divide(cost, size.pools(method));
    for (int pool = 0; pool < pools.size(); pool++) {
      List<BigDecimal> divided = Apportionment.divide(pools.get(pool), weights(pool, demands));
      for (int i = 0; i < divided.size(); i++) {
        parts.set(i, parts.get(i).add(divided.get(i)));
      }
    }
    return parts;
  }

  /** Times the machine's GPUs on both sides, so that the part of an hour need not be divided. */
  private List<BigDecimal> weights(int pool, List<Demand> demands) {
    BigDecimal paid = accounted.signum() > 0 ? accounted : size.gpus().multiply(HOUR);
    BigDecimal left = size.parts().get(pool).multiply(paid);
    List<BigDecimal> weights = new ArrayList<>();
    for (Demand demand : demands) {
      BigDecimal had = demand.parts().get(pool).multiply(size.gpus());
      weights.add(had);
      left = left.subtract(had);
    }
    weights.add(left.max(BigDecimal.ZERO));
    return weights;
  }
}
