package dev.plumbline.cost.capacity;

import dev.plumbline.schema.Apportionment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The GPU-seconds of one resource in one hour, by the charges that pay for them:
 *
 * <ol>
 *   <li>of several statements of the time the one counts that {@link PaidTime#counted} names;
 *   <li>time taken back is taken off what is stated, whichever invoice takes it back;
 *   <li>one machine has its GPUs × 3,600 s and no more, 24 times that where the charges are of a
 *       whole date; what is stated beyond is an excess, which is told and not counted;
 *   <li>what is left is divided over the charges that state time, by what they state.
 * </ol>
 */
final class MachineHour {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  private final Map<PaidHour, BigDecimal> seconds = new IdentityHashMap<>();
  private BigDecimal excess;

  /**
   * The time of the compute charges, in the order of their rows.
   *
   * @param charges those of one hour, or of all hours of a date together
   * @param hours how many hours these are
   */
  MachineHour(List<PaidHour> charges, int hours) {
    Optional<PaidTime> counted = PaidTime.counted(charges);
    if (counted.isEmpty()) {
      return;
    }
    List<PaidHour> stating = new ArrayList<>();
    List<BigDecimal> stated = new ArrayList<>();
    BigDecimal net = BigDecimal.ZERO;
    for (PaidHour charge : charges) {
      var sum = charge.seconds().get(counted.get());
      BigDecimal time = sum == null ? null : sum.value();
      if (time != null) {
        stating.add(charge);
        stated.add(time.max(BigDecimal.ZERO));
        net = net.add(time);
      }
    }
    net = net.max(BigDecimal.ZERO);
    BigDecimal most = most(charges, hours);
    BigDecimal total = most == null ? net : net.min(most);
    excess = most == null ? null : net.subtract(total);
    boolean isAsStated =
        stated.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(total) == 0;
    List<BigDecimal> parts = isAsStated ? stated : Apportionment.divide(total, stated);
    for (int i = 0; i < stating.size(); i++) {
      seconds.put(stating.get(i), parts.get(i));
    }
  }

  /** What one machine has in the hours; null where the resource is not one machine. */
  private static BigDecimal most(List<PaidHour> charges, int hours) {
    BigDecimal gpus = null;
    for (PaidHour charge : charges) {
      BigDecimal own = charge.machineGpus();
      gpus = own == null || gpus != null && gpus.compareTo(own) >= 0 ? gpus : own;
    }
    return gpus == null ? null : gpus.multiply(HOUR).multiply(BigDecimal.valueOf(hours));
  }

  /** The seconds of a charge; null where it states none. */
  BigDecimal seconds(PaidHour charge) {
    return seconds.get(charge);
  }

  /** What is stated beyond the machine's hour, on the first charge that states time; else null. */
  BigDecimal excess(PaidHour charge, List<PaidHour> charges) {
    Optional<PaidHour> first = charges.stream().filter(seconds::containsKey).findFirst();
    return first.isPresent() && first.get() == charge ? excess : null;
  }
}
