package dev.plumbline.run.statement;

import dev.plumbline.failure.Failure;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.InvoiceBridge;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The invoices of a month whose billing period is still open: their figures may change. */
public final class OpenInvoices {
  private static final int NAMED = 10;

  private OpenInvoices() {}

  /**
   * Refuses a month with an open one.
   *
   * @param closeAfterDays of the configuration; empty where none is named
   * @throws Failure {@code CONFIGURATION} that names them, and from when they will be closed
   */
  public static void assertNone(Export export, YearMonth month, OptionalInt closeAfterDays) {
    TreeMap<String, LocalDate> open = new TreeMap<>();
    Col bridged = InvoiceBridge.PERIOD;
    for (Cells row : of(export, InvoiceBridge.TABLE, bridged, month)) {
      if (!row.has(InvoiceBridge.CLOSED_DATE)) {
        open.put(row.text(InvoiceBridge.INVOICE), row.date(bridged));
      }
    }
    for (Cells row : of(export, ChargebackMonthly.TABLE, ChargebackMonthly.PERIOD, month)) {
      if (!row.has(ChargebackMonthly.CLOSED_DATE) && row.has(ChargebackMonthly.BILLED_COST)) {
        open.put(row.text(ChargebackMonthly.INVOICE), row.date(ChargebackMonthly.PERIOD));
      }
    }
    if (!open.isEmpty()) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          month
              + " cannot be closed: %d of its invoices %s still open"
                  .formatted(open.size(), open.size() == 1 ? "is" : "are"),
          words(open, closeAfterDays),
          "run plumbline nightly until a night has closed them, then plumbline month "
              + month
              + " --close; plumbline month "
              + month
              + " has the figures as they are");
    }
  }

  private static String words(TreeMap<String, LocalDate> open, OptionalInt closeAfterDays) {
    List<String> words = new ArrayList<>();
    open.forEach(
        (invoice, period) -> words.add(invoice + " (" + from(period, closeAfterDays) + ")"));
    String all = String.join("; ", words.subList(0, Math.min(NAMED, words.size())));
    return words.size() <= NAMED ? all : all + "; and " + (words.size() - NAMED) + " more";
  }

  /** A period shorter than a month closes as late as a month; see decision 14. */
  private static String from(LocalDate period, OptionalInt closeAfterDays) {
    LocalDate end = period.plusMonths(1);
    return closeAfterDays.isPresent()
        ? "closed by the first night of "
            + end.plusDays(closeAfterDays.getAsInt())
            + " or later that finds it published"
        : "closed close_after_days after " + end + ", as the configuration says";
  }

  static List<Cells> of(Export export, TableSpec table, Col date, YearMonth month) {
    return export.rows(table).stream()
        .filter(row -> YearMonth.from(row.date(date)).equals(month))
        .toList();
  }
}
