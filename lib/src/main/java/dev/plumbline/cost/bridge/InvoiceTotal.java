package dev.plumbline.cost.bridge;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The total of an invoice as finance received it: one entry under {@code invoice_totals:}.
 *
 * @param invoice InvoiceId, or what stands for it in {@code gold.invoice_bridge}
 * @param period first day of the billing period
 * @param currency billing currency
 * @param amount what the invoice says, at most twelve decimal places
 */
public record InvoiceTotal(String invoice, LocalDate period, String currency, BigDecimal amount)
    implements Serializable {
  private static final int PLACES = 12;

  /** Refuses a total that does not say what it is of. */
  public InvoiceTotal {
    Invalid.ifMissing(invoice, "invoice");
    Invalid.ifMissing(period, "billing_period_start");
    Invalid.ifMissing(currency, "currency");
    Invalid.ifMissing(amount, "amount");
    if (amount.stripTrailingZeros().scale() > PLACES) {
      throw new Invalid("has an amount of more than twelve decimal places", "round it");
    }
  }

  /**
   * The nights on which it stands where no bill of its period was read: those of its month; where
   * there is none, the first after it, else the last.
   *
   * @param period first day of a billing period
   * @param all every night, at least one
   */
  public static NavigableSet<LocalDate> unbilledNights(
      LocalDate period, NavigableSet<LocalDate> all) {
    NavigableSet<LocalDate> own = all.subSet(period, true, period.plusMonths(1), false);
    if (!own.isEmpty()) {
      return own;
    }
    LocalDate next = all.ceiling(period);
    return new TreeSet<>(List.of(next == null ? all.last() : next));
  }
}
