package dev.plumbline.run.month;

import dev.plumbline.report.MonthBook;
import dev.plumbline.report.SheetBook;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.month.MonthSheet.By;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.terms.Cause;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The sheet of a month as pages: the same figures as {@code plumbline month}. */
final class MonthPages {
  private static final int REMARKS = 40;
  private static final int IDLE = 20_000;

  private MonthPages() {}

  /** The pages of a month that has a published billing period. */
  static MonthBook of(Export export, YearMonth month, SheetBook.Edition edition) {
    MonthSheet sheet = MonthSheet.of(export, month, List.of(By.TEAM, By.PROJECT));
    LocalDate newest = export.dates().isEmpty() ? null : export.dates().last();
    List<PriceWalk> walks = PriceWalk.of(export, month);
    List<MonthBudget> budgets = MonthBudget.of(export, sheet.last());
    return new MonthBook(
        month,
        edition,
        sheet.currencies().stream().map(one -> account(one, walks, budgets)).toList(),
        newest == null ? List.of() : idle(export, newest),
        newest,
        remarks(sheet));
  }

  private static MonthBook.Account account(
      CurrencySheet sheet, List<PriceWalk> walks, List<MonthBudget> budgets) {
    List<MonthBook.Charge> teams = new ArrayList<>();
    sheet
        .payers()
        .forEach(
            (payer, charged) ->
                teams.add(new MonthBook.Charge(payer.team(), payer.project(), charged)));
    List<MonthBook.Charge> nobody = new ArrayList<>();
    sheet
        .nobody()
        .forEach((kind, charged) -> nobody.add(new MonthBook.Charge(null, kind.label(), charged)));
    List<MonthBook.Words> words = new ArrayList<>();
    walks.stream()
        .filter(walk -> walk.currency().equals(sheet.currency()) && walk.list() != null)
        .forEach(walk -> words.add(new MonthBook.Words(null, words(walk))));
    budgets.stream()
        .filter(budget -> budget.currency().equals(sheet.currency()))
        .forEach(budget -> words.add(new MonthBook.Words(budget.team(), words(budget))));
    return new MonthBook.Account(
        sheet.currency(),
        teams,
        nobody,
        sheet.invoices().stream()
            .map(
                one ->
                    new MonthBook.Invoice(
                        one.name(),
                        one.issuer(),
                        one.billed(),
                        one.charged().billed(),
                        one.closed()))
            .toList(),
        words);
  }

  private static String words(PriceWalk walk) {
    return "%s at list price %s; negotiated %s, saved by commitments %s: cost %s.%s"
        .formatted(
            walk.currency(),
            money(walk.list()),
            money(walk.negotiated()),
            money(walk.commitments()),
            money(walk.cost()),
            walk.unused() == null
                ? ""
                : " Beside it %s of commitments that nothing used."
                    .formatted(money(walk.unused())));
  }

  private static String words(MonthBudget budget) {
    return "Budget of %s for GPU time: %s %s; %d of %d days known: spent %s, forecast %s."
        .formatted(
            budget.name(),
            budget.currency(),
            money(budget.budget()),
            budget.days().known(),
            budget.days().all(),
            money(budget.spent()),
            money(budget.forecast()));
  }

  private static String money(BigDecimal amount) {
    return amount == null
        ? "not known"
        : String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_UP));
  }

  private static List<MonthBook.Idle> idle(Export export, LocalDate date) {
    return export.rows(IdleWasteDaily.TABLE, IdleWasteDaily.USAGE_DATE, date).stream()
        .filter(row -> !row.has(IdleWasteDaily.CORRECTS_DATE))
        .map(MonthPages::idle)
        .sorted(
            Comparator.comparing(
                    MonthBook.Idle::cost, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(MonthBook.Idle::place)
                .thenComparing(MonthBook.Idle::cause))
        .limit(IDLE)
        .toList();
  }

  private static MonthBook.Idle idle(Cells row) {
    String node = row.text(IdleWasteDaily.NODE);
    String index = row.text(IdleWasteDaily.GPU_INDEX);
    return new MonthBook.Idle(
        row.text(IdleWasteDaily.TEAM),
        node == null
            ? row.text(IdleWasteDaily.BILLING_RESOURCE_ID)
            : index == null ? node : node + ", GPU " + index,
        row.text(IdleWasteDaily.OWNER),
        Term.of(Cause.class, row.text(IdleWasteDaily.CAUSE)).meaning(),
        row.decimal(IdleWasteDaily.GPU_SECONDS),
        row.decimal(IdleWasteDaily.COST),
        row.text(IdleWasteDaily.CURRENCY));
  }

  private static List<String> remarks(MonthSheet sheet) {
    List<String> remarks = new ArrayList<>();
    long open =
        sheet.currencies().stream()
            .flatMap(currency -> currency.invoices().stream())
            .filter(invoice -> invoice.closed() == null)
            .count();
    if (open > 0) {
      remarks.add("%d of the invoices are of a billing period that is still open.".formatted(open));
    }
    if (!sheet.isWhole()) {
      remarks.add(
          "What is on no bill, and what is incomplete, is not told here: the export has the newest"
              + " dates only.");
      return remarks;
    }
    sheet
        .unbilled()
        .forEach(
            time ->
                remarks.add(
                    "%s GPU-hours are on no bill yet, and in no sum here (%s)."
                        .formatted(
                            money(
                                time.seconds()
                                    .divide(BigDecimal.valueOf(3600), 2, RoundingMode.HALF_UP)),
                            time.source())));
    remarks.addAll(AttentionWords.sentences(sheet.attention(), REMARKS));
    return remarks;
  }
}
