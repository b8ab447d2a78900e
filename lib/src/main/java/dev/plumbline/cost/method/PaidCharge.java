package dev.plumbline.cost.method;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What of a machine's cost on a date is never added to another's.
 *
 * @param provider who bills it, or null
 * @param subAccount account, or null
 * @param invoice the invoice, or null
 * @param currency the currency
 * @param priceSource what priced it
 * @param priceState how final it is
 * @param correctsDate of a difference to a closed period the date that it is about, else null
 */
record PaidCharge(
    String provider,
    String subAccount,
    String invoice,
    String currency,
    String priceSource,
    String priceState,
    LocalDate correctsDate)
    implements Comparable<PaidCharge> {
  private static final Comparator<String> TEXT = Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<LocalDate> DATE =
      Comparator.nullsFirst(Comparator.naturalOrder());
  private static final Comparator<PaidCharge> ORDER =
      Comparator.comparing(PaidCharge::invoice, TEXT)
          .thenComparing(PaidCharge::currency)
          .thenComparing(PaidCharge::priceSource)
          .thenComparing(PaidCharge::priceState)
          .thenComparing(PaidCharge::correctsDate, DATE)
          .thenComparing(PaidCharge::provider, TEXT)
          .thenComparing(PaidCharge::subAccount, TEXT);

  @Override
  public int compareTo(PaidCharge other) {
    return ORDER.compare(this, other);
  }

  /** True of a difference to a closed period. */
  boolean isCorrection() {
    return correctsDate != null;
  }
}
