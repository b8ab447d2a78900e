package dev.plumbline.cost.spread;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.terms.ShareKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * What nobody is charged with directly, of one thing.
 *
 * @param billed BilledCost, or null where it is not known
 * @param effective EffectiveCost, or null where it is not known
 */
record SharedSum(BigDecimal billed, BigDecimal effective) {

  /**
   * What a sum is about.
   *
   * @param period first day of the billing period
   * @param invoice the invoice
   * @param currency its currency
   * @param kind why nobody is charged
   * @param closed night that closed the period, or null
   * @param seen night that saw a difference to a closed period, or null
   */
  record About(
      LocalDate period,
      String invoice,
      String currency,
      ShareKind kind,
      LocalDate closed,
      LocalDate seen)
      implements Comparable<About> {
    private static final Comparator<LocalDate> DATE =
        Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder());
    private static final Comparator<About> ORDER =
        Comparator.comparing(About::period)
            .thenComparing(About::currency)
            .thenComparing(About::invoice)
            .thenComparing(About::kind)
            .thenComparing(About::closed, DATE)
            .thenComparing(About::seen, DATE);

    @Override
    public int compareTo(About other) {
      return ORDER.compare(this, other);
    }

    /** A row that is about it. */
    RowLayout.Draft draft(RowLayout layout) {
      return layout
          .draft()
          .set(SharedCostMonthly.PERIOD, period)
          .set(SharedCostMonthly.INVOICE, invoice)
          .set(SharedCostMonthly.CURRENCY, currency)
          .set(SharedCostMonthly.SHARE_KIND, kind)
          .set(SharedCostMonthly.CLOSED_DATE, closed)
          .set(SharedCostMonthly.SEEN_DATE, seen);
    }
  }

  SharedSum plus(SharedSum other) {
    return new SharedSum(sum(billed, other.billed), sum(effective, other.effective));
  }

  /** True where there is no money to spread. */
  boolean isNothing() {
    return isNothing(billed) && isNothing(effective);
  }

  private static boolean isNothing(BigDecimal amount) {
    return amount == null || amount.signum() == 0;
  }

  private static BigDecimal sum(BigDecimal one, BigDecimal other) {
    return one == null ? other : other == null ? one : one.add(other);
  }
}
