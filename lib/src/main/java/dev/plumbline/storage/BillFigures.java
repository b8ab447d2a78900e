package dev.plumbline.storage;

import dev.plumbline.tables.FocusCharge;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the lines of one billing file come to, counted while it is read. */
final class BillFigures implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int BILLED = position(FocusCharge.BILLED_COST);
  private static final int EFFECTIVE = position(FocusCharge.EFFECTIVE_COST);
  private static final int CURRENCY = position(FocusCharge.BILLING_CURRENCY);
  private static final int ISSUER = position(FocusCharge.INVOICE_ISSUER_NAME);
  private static final int ACCOUNT = position(FocusCharge.BILLING_ACCOUNT_ID);
  private static final int INVOICE = position(FocusCharge.INVOICE_ID);
  private static final int PERIOD = position(FocusCharge.BILLING_PERIOD_START);

  /** A file that names another invoice on every line is not summed by them. */
  private static final int MOST_PARTS = 10_000;

  private final Map<InvoicePart, BillSums> sums = new HashMap<>();
  private transient InvoicePart lastPart;
  private transient BillSums lastSums;

  private static int position(dev.plumbline.schema.Col column) {
    return FocusCharge.TABLE.position(column);
  }

  /** Counts a line that became a row. */
  void accept(Object[] row) {
    InvoicePart part = part(row);
    BillSums before = of(part);
    InvoiceSums more =
        before.accepted().with((BigDecimal) row[BILLED], (BigDecimal) row[EFFECTIVE]);
    put(part, new BillSums(more, before.rejected(), before.unreadable(), before.firstRejected()));
  }

  /** Counts a line that became none, with what could be read of it. */
  void reject(long line, Object[] row, boolean isUnreadable) {
    InvoicePart part = part(row);
    BillSums before = of(part);
    InvoiceSums more =
        before.rejected().with((BigDecimal) row[BILLED], (BigDecimal) row[EFFECTIVE]);
    Long first = before.firstRejected() == null ? Long.valueOf(line) : before.firstRejected();
    long unreadable = before.unreadable() + (isUnreadable ? 1 : 0);
    put(part, new BillSums(before.accepted(), more, unreadable, first));
  }

  private BillSums of(InvoicePart part) {
    return part.equals(lastPart) ? lastSums : sums.getOrDefault(part, BillSums.NONE);
  }

  private void put(InvoicePart part, BillSums with) {
    lastPart = part;
    lastSums = with;
    sums.put(part, with);
  }

  private InvoicePart part(Object[] row) {
    LocalDate period =
        row[PERIOD] == null ? null : LocalDate.ofInstant((Instant) row[PERIOD], ZoneOffset.UTC);
    String currency = (String) row[CURRENCY];
    String issuer = (String) row[ISSUER];
    String account = (String) row[ACCOUNT];
    String invoice = (String) row[INVOICE];
    if (lastPart != null
        && Objects.equals(lastPart.period(), period)
        && Objects.equals(lastPart.currency(), currency)
        && Objects.equals(lastPart.issuer(), issuer)
        && Objects.equals(lastPart.account(), account)
        && Objects.equals(lastPart.invoice(), invoice)) {
      return lastPart;
    }
    InvoicePart part = new InvoicePart(period, currency, issuer, account, invoice);
    return sums.size() < MOST_PARTS || sums.containsKey(part)
        ? part
        : new InvoicePart(period, currency, issuer, account, null);
  }

  void clear() {
    sums.clear();
    lastPart = null;
  }

  Map<InvoicePart, BillSums> sums() {
    return sums;
  }
}
