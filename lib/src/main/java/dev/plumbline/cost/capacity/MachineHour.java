package dev.plumbline.cost.capacity;

import dev.plumbline.schema.Apportionment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
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
 *   <li>one machine has its GPUs × 3,600 s and no more; what is stated beyond is an excess, which
 *       is told and not counted;
 *   <li>what is left is divided over the charges that state time, by what they state.
 * </ol>
 */
final class MachineHour {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  private final Map<PaidHour, BigDecimal> seconds = new IdentityHashMap<>();
  private BigDecimal excess;

  /** The time of the compute charges of an hour, in the order of their rows. */
  MachineHour(List<PaidHour> charges) {
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
    BigDecimal most = most(charges);
    BigDecimal total = most == null ? net : net.min(most);
    excess = most == null ? null : net.subtract(total);
    boolean isAsStated =
        stated.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(total) == 0;
    List<BigDecimal> parts = isAsStated ? stated : Apportionment.divide(total, stated);
    for (int i = 0; i < stating.size(); i++) {
      seconds.put(stating.get(i), parts.get(i));
    }
  }

  /** What one machine has in an hour; null where the resource is not one machine. */
  private static BigDecimal most(List<PaidHour> charges) {
    BigDecimal gpus = null;
    for (PaidHour charge : charges) {
      BigDecimal own = charge.machineGpus();
      gpus = own == null || gpus != null && gpus.compareTo(own) >= 0 ? gpus : own;
    }
    return gpus == null ? null : gpus.multiply(HOUR);
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

  /** The hours of a resource. */
  static Map<Long, MachineHour> of(Map<Long, List<PaidHour>> compute) {
    Map<Long, MachineHour> hours = new HashMap<>();
    compute.forEach((hour, charges) -> hours.put(hour, new MachineHour(charges)));
    return hours;
  }
}
