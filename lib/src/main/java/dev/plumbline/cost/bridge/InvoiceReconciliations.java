package dev.plumbline.cost.bridge;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.terms.ExportStanding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * What stands beside each invoice's BilledCost, and what finance received. A total of which the
 * bill has no line is a row too: nothing was billed of it, and where no bill of its period was
 * read, nobody knows what was.
 */
public final class InvoiceReconciliations {
  private static final RowLayout SUMS =
      RowLayout.of(
          InvoiceReconciliation.PERIOD,
          InvoiceReconciliation.INVOICE,
          InvoiceReconciliation.CURRENCY,
          InvoiceReconciliation.BILLED_COST,
          InvoiceReconciliation.REJECTED_LINES,
          InvoiceReconciliation.REJECTED_BILLED_COST,
          InvoiceReconciliation.UNREADABLE_LINES,
          InvoiceReconciliation.SUPERSEDED_BILLED_COST,
          InvoiceReconciliation.COPIED_BILLED_COST);
  private static final RowLayout OUT = RowLayout.of(InvoiceReconciliation.TABLE);
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(Apportionment.PLACES);

  /** What names an invoice. */
  public static final List<Col> NAMES =
      List.of(
          InvoiceReconciliation.PERIOD,
          InvoiceReconciliation.INVOICE,
          InvoiceReconciliation.CURRENCY);

  private InvoiceReconciliations() {}

  /** The name of a total's invoice, as {@link #NAMES}. */
  public static Object[] name(InvoiceTotal total) {
    return new Object[] {total.period(), total.invoice(), total.currency()};
  }

  /**
   * One row per invoice.
   *
   * @param lines {@code silver.charge_line} of the billing periods
   * @param exports {@code bronze.billing_export} of them
   * @param named the invoices of the totals, as {@link #NAMES}
   * @param totals what finance received for these periods
   */
  public static Frame of(Frame lines, Frame exports, Frame named, List<InvoiceTotal> totals) {
    List<InvoiceTotal> received = new ArrayList<>(totals);
    return billed(lines)
        .union(beside(exports))
        .union(named)
        .groupBy(
            InvoiceReconciliation.PERIOD,
            InvoiceReconciliation.INVOICE,
            InvoiceReconciliation.CURRENCY)
        .sums(
            InvoiceReconciliation.BILLED_COST,
            InvoiceReconciliation.REJECTED_LINES,
            InvoiceReconciliation.REJECTED_BILLED_COST,
            InvoiceReconciliation.UNREADABLE_LINES,
            InvoiceReconciliation.SUPERSEDED_BILLED_COST,
            InvoiceReconciliation.COPIED_BILLED_COST)
        .select(SUMS.columns())
        .together(OUT.schema(), sums -> compared(sums, received));
  }

  private static Frame billed(Frame lines) {
    Column none = lit(NOTHING);
    return lines.select(
        InvoiceReconciliation.PERIOD.is(ChargeLine.PERIOD.of()),
        InvoiceReconciliation.INVOICE.is(ChargeLine.INVOICE.of()),
        InvoiceReconciliation.CURRENCY.is(ChargeLine.CURRENCY.of()),
        InvoiceReconciliation.BILLED_COST.is(ChargeLine.BILLED_COST.of()),
        InvoiceReconciliation.REJECTED_LINES.is(lit(0L)),
        InvoiceReconciliation.REJECTED_BILLED_COST.is(none),
        InvoiceReconciliation.UNREADABLE_LINES.is(lit(0L)),
        InvoiceReconciliation.SUPERSEDED_BILLED_COST.is(none),
        InvoiceReconciliation.COPIED_BILLED_COST.is(none));
  }

  private static Frame beside(Frame exports) {
    Column name =
        coalesce(
            BillingExport.INVOICE_ID.of(),
            concat_ws(
                "/",
                text(BillingExport.ISSUER),
                text(BillingExport.BILLING_ACCOUNT),
                BillingExport.PERIOD.of().cast("string"),
                text(BillingExport.CURRENCY)));
    return exports.select(
        InvoiceReconciliation.PERIOD.is(BillingExport.PERIOD.of()),
        InvoiceReconciliation.INVOICE.is(name),
        InvoiceReconciliation.CURRENCY.is(text(BillingExport.CURRENCY)),
        InvoiceReconciliation.BILLED_COST.is(lit(NOTHING)),
        counting(InvoiceReconciliation.REJECTED_LINES, BillingExport.REJECTED_LINES, lit(0L)),
        counting(
            InvoiceReconciliation.REJECTED_BILLED_COST,
            BillingExport.REJECTED_BILLED_COST,
            lit(NOTHING)),
        counting(InvoiceReconciliation.UNREADABLE_LINES, BillingExport.UNREADABLE_LINES, lit(0L)),
        standing(InvoiceReconciliation.SUPERSEDED_BILLED_COST, ExportStanding.SUPERSEDED),
        standing(InvoiceReconciliation.COPIED_BILLED_COST, ExportStanding.COPY));
  }

  private static Column text(Col column) {
    return coalesce(column.of(), lit(""));
  }

  /** Rejected lines of files in force: what is rejected of others is missing nowhere. */
  private static Named counting(Col column, Col figure, Column otherwise) {
    return column.is(
        when(BillingExport.STANDING.of().equalTo(ExportStanding.IN_FORCE.text()), figure.of())
            .otherwise(otherwise));
  }

  private static Named standing(Col column, ExportStanding standing) {
    return column.is(
        when(BillingExport.STANDING.of().equalTo(standing.text()), BillingExport.BILLED_COST.of())
            .otherwise(lit(NOTHING)));
  }

  private static Iterator<Row> compared(Iterator<Row> sums, List<InvoiceTotal> totals) {
    Map<List<Object>, InvoiceTotal> received = new HashMap<>();
    totals.forEach(
        total -> received.put(List.of(total.period(), total.invoice(), total.currency()), total));
    Map<List<Object>, Row> invoices = new HashMap<>();
    Set<LocalDate> billed = new HashSet<>();
    while (sums.hasNext()) {
      Row row = sums.next();
      LocalDate period = SUMS.date(row, InvoiceReconciliation.PERIOD);
      if (isBilled(row)) {
        billed.add(period);
      }
      invoices.put(
          List.of(period, SUMS.text(row, InvoiceReconciliation.INVOICE), currency(row)), row);
    }
    Map<String, Row> rows = new TreeMap<>();
    invoices.forEach(
        (key, row) ->
            rows.put(
                key.toString(),
                row(
                    key,
                    isBilled(row) ? row : null,
                    received.get(key),
                    billed.contains((LocalDate) key.get(0)))));
    return rows.values().iterator();
  }

  /** False of a total that stands alone: nothing was summed of its invoice. */
  private static boolean isBilled(Row sums) {
    return SUMS.decimal(sums, InvoiceReconciliation.BILLED_COST) != null;
  }

  /** Empty where no line names one. */
  private static String currency(Row sums) {
    String currency = SUMS.text(sums, InvoiceReconciliation.CURRENCY);
    return currency == null ? "" : currency;
  }

  /** An invoice; without sums it has no line, and its billed cost is known only with its bill. */
  private static Row row(List<Object> key, Row sums, InvoiceTotal total, boolean hasBill) {
    BigDecimal billed = amount(sums, InvoiceReconciliation.BILLED_COST);
    BigDecimal received = total == null ? null : total.amount().setScale(Apportionment.PLACES);
    long unreadable = count(sums, InvoiceReconciliation.UNREADABLE_LINES);
    return OUT.draft()
        .set(InvoiceReconciliation.PERIOD, key.get(0))
        .set(InvoiceReconciliation.INVOICE, key.get(1))
        .set(InvoiceReconciliation.CURRENCY, key.get(2))
        .set(InvoiceReconciliation.BILLED_COST, hasBill ? billed : null)
        .set(
            InvoiceReconciliation.REJECTED_LINES, count(sums, InvoiceReconciliation.REJECTED_LINES))
        .set(
            InvoiceReconciliation.REJECTED_BILLED_COST,
            unreadable > 0 ? null : amount(sums, InvoiceReconciliation.REJECTED_BILLED_COST))
        .set(InvoiceReconciliation.UNREADABLE_LINES, unreadable)
        .set(
            InvoiceReconciliation.SUPERSEDED_BILLED_COST,
            amount(sums, InvoiceReconciliation.SUPERSEDED_BILLED_COST))
        .set(
            InvoiceReconciliation.COPIED_BILLED_COST,
            amount(sums, InvoiceReconciliation.COPIED_BILLED_COST))
        .set(InvoiceReconciliation.INVOICE_TOTAL, received)
        .set(InvoiceReconciliation.DIFFERENCE, received == null ? null : billed.subtract(received))
        .row();
  }

  private static BigDecimal amount(Row sums, Col column) {
    return sums == null ? NOTHING : SUMS.decimal(sums, column);
  }

  private static long count(Row sums, Col column) {
    return sums == null ? 0 : SUMS.whole(sums, column);
  }
}
