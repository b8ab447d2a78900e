package dev.plumbline.cost.capacity;

import dev.plumbline.terms.ChargeMeter;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A way in which a bill states the time of one machine. Lines of one SKU are coverage splits of the
 * same time and are added; another SKU, or the accelerators of the machine, state it again.
 *
 * @param meter the machine, its accelerators, or the machine without a time
 * @param sku the SKU, empty where the bill names none
 */
record PaidTime(ChargeMeter meter, String sku) implements Comparable<PaidTime> {
  private static final Comparator<PaidTime> ORDER =
      Comparator.comparing(PaidTime::meter).thenComparing(PaidTime::sku);

  /** The statement a line belongs to, or null for lines that carry no time. */
  static PaidTime of(String meter, String sku) {
    if (meter == null) {
      return null;
    }
    ChargeMeter known = Term.of(ChargeMeter.class, meter);
    return known.isTime() ? new PaidTime(known, sku == null ? "" : sku) : null;
  }

  /**
   * The statement that counts: the machine before its accelerators, a stated time before a charge
   * period, then the most time, then the first SKU.
   */
  static Optional<PaidTime> counted(Iterable<PaidHour> lines) {
    Map<PaidTime, BigDecimal> totals = new TreeMap<>();
    for (PaidHour line : lines) {
      line.seconds()
          .forEach(
              (time, sum) -> {
                if (sum.value() != null) {
                  totals.merge(time, sum.value(), BigDecimal::add);
                }
              });
    }
    Comparator<Map.Entry<PaidTime, BigDecimal>> best =
        Comparator.comparing((Map.Entry<PaidTime, BigDecimal> e) -> e.getKey().meter())
            .thenComparing(Map.Entry.<PaidTime, BigDecimal>comparingByValue().reversed())
            .thenComparing(Map.Entry.comparingByKey());
    return totals.entrySet().stream().min(best).map(Map.Entry::getKey);
  }

  @Override
  public int compareTo(PaidTime other) {
    return ORDER.compare(this, other);
  }
}
