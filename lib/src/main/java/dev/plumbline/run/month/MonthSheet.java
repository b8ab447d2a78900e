package dev.plumbline.run.month;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.failure.Failure;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.Term;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The billing periods that start in a month.
 *
 * @param currencies a sheet each; never added
 * @param unbilled GPU time of the month's dates that is on no bill: in none of the sheets
 * @param attention what made the figures of the month's last published date incomplete
 * @param last that date; null where no date of the month is published
 * @param isWhole false where the export has only the newest dates and not all of the month: what is
 *     unbilled, and what is incomplete, is then not known here
 */
public record MonthSheet(
    YearMonth month,
    List<CurrencySheet> currencies,
    List<Unbilled> unbilled,
    List<Cells> attention,
    LocalDate last,
    boolean isWhole) {

  /** What payers are told apart by. */
  public enum By {
    /** Teams. */
    TEAM,
    /** Projects. */
    PROJECT
  }

  /**
   * The sheet of a month.
   *
   * @throws Failure {@code CONFIGURATION} for a month in which no published billing period starts
   */
  public static MonthSheet of(Export export, YearMonth month, List<By> by) {
    assertPublished(export, month);
    List<Cells> rows = of(export, ChargebackMonthly.TABLE, ChargebackMonthly.PERIOD, month);
    List<CurrencySheet> sheets =
        rows.stream()
            .map(row -> row.text(ChargebackMonthly.CURRENCY))
            .distinct()
            .sorted()
            .map(currency -> sheet(export, month, currency, rows, by))
            .toList();
    Optional<LocalDate> last = last(export, month);
    return new MonthSheet(
        month,
        sheets,
        Unbilled.of(export, month),
        last.map(date -> attention(export, date)).orElse(List.of()),
        last.orElse(null),
        isWhole(export, month));
  }

  /**
   * Refuses a month that has no bill.
   *
   * @throws Failure {@code CONFIGURATION} for a month in which no published billing period starts
   */
  public static void assertPublished(Export export, YearMonth month) {
    NavigableSet<YearMonth> months = months(export);
    if (!months.contains(month)) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          "no published billing period starts in " + month,
          "the bills that are published are of " + (months.isEmpty() ? "no month" : words(months)),
          months.isEmpty()
              ? "configure a source of bills and run plumbline nightly"
              : "name one of them: plumbline month " + months.last());
    }
  }

  /** True where a published billing period starts in the month. */
  static boolean isPublished(Export export, YearMonth month) {
    return months(export).contains(month);
  }

  private static boolean isWhole(Export export, YearMonth month) {
    NavigableSet<LocalDate> published =
        export.dates().subSet(month.atDay(1), true, month.atEndOfMonth(), true);
    return export.dates(GpuWaterfallDaily.TABLE).containsAll(published);
  }

  /** The parts of every charge of the month's billing periods. */
  public static List<Cells> parts(Export export, YearMonth month) {
    return of(export, CostAllocation.TABLE, CostAllocation.PERIOD, month);
  }

  private static String words(NavigableSet<YearMonth> months) {
    return months.stream().map(YearMonth::toString).collect(Collectors.joining(", "));
  }

  private static NavigableSet<YearMonth> months(Export export) {
    return export.rows(ChargebackMonthly.TABLE).stream()
        .map(row -> YearMonth.from(row.date(ChargebackMonthly.PERIOD)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static List<Cells> of(Export export, TableSpec table, Col period, YearMonth month) {
    return export.rows(table).stream()
        .filter(row -> YearMonth.from(row.date(period)).equals(month))
        .toList();
  }

  private static Optional<LocalDate> last(Export export, YearMonth month) {
    return Optional.ofNullable(export.dates().floor(month.atEndOfMonth()))
        .filter(date -> YearMonth.from(date).equals(month));
  }

  private static List<Cells> attention(Export export, LocalDate date) {
    return export.rows(AttentionDaily.TABLE, line -> line.contains(date.toString())).stream()
        .filter(row -> row.date(AttentionDaily.ATTENTION_DATE).equals(date))
        .toList();
  }

  private static CurrencySheet sheet(
      Export export, YearMonth month, String currency, List<Cells> rows, List<By> by) {
    TreeMap<Payer, Amounts> payers = new TreeMap<>();
    TreeMap<ShareKind, Amounts> nobody = new TreeMap<>();
    TreeMap<String, Amounts> invoices = new TreeMap<>();
    Amounts later = Amounts.NOTHING;
    for (Cells row : rows) {
      if (!row.text(ChargebackMonthly.CURRENCY).equals(currency)) {
        continue;
      }
      Amounts charged = Amounts.of(row);
      if (row.has(ChargebackMonthly.SEEN_DATE)) {
        later = later.plus(charged);
        continue;
      }
      ShareKind kind = Term.of(ShareKind.class, row.text(ChargebackMonthly.SHARE_KIND));
      if (kind.isAllocated()) {
        payers.merge(payer(row, by), charged, Amounts::plus);
      } else {
        nobody.merge(kind, charged, Amounts::plus);
      }
      invoices.merge(
          row.date(ChargebackMonthly.PERIOD) + " " + row.text(ChargebackMonthly.INVOICE),
          charged,
          Amounts::plus);
    }
    return new CurrencySheet(
        currency, payers, nobody, invoices(export, month, currency, invoices), later);
  }

  private static Payer payer(Cells row, List<By> by) {
    return new Payer(
        by.contains(By.TEAM) ? row.text(ChargebackMonthly.TEAM) : null,
        by.contains(By.PROJECT) ? row.text(ChargebackMonthly.PROJECT) : null);
  }

  private static List<MonthInvoice> invoices(
      Export export, YearMonth month, String currency, TreeMap<String, Amounts> charged) {
    TreeMap<String, List<Cells>> bridges = new TreeMap<>();
    for (Cells row : of(export, InvoiceBridge.TABLE, InvoiceBridge.PERIOD, month)) {
      if (row.text(InvoiceBridge.CURRENCY).equals(currency) && !row.has(InvoiceBridge.SEEN_DATE)) {
        bridges
            .computeIfAbsent(
                row.date(InvoiceBridge.PERIOD) + " " + row.text(InvoiceBridge.INVOICE),
                key -> new ArrayList<>())
            .add(row);
      }
    }
    List<Cells> beside =
        of(export, InvoiceReconciliation.TABLE, InvoiceReconciliation.PERIOD, month).stream()
            .filter(row -> currency.equals(row.text(InvoiceReconciliation.CURRENCY)))
            .toList();
    return bridges.entrySet().stream()
        .map(
            bridge ->
                MonthInvoice.of(
                    bridge.getValue(),
                    beside.stream()
                        .filter(
                            row ->
                                bridge
                                    .getKey()
                                    .equals(
                                        row.date(InvoiceReconciliation.PERIOD)
                                            + " "
                                            + row.text(InvoiceReconciliation.INVOICE)))
                        .findFirst()
                        .orElse(null),
                    charged.getOrDefault(bridge.getKey(), Amounts.NOTHING)))
        .toList();
  }
}
