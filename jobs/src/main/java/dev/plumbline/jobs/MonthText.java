package dev.plumbline.jobs;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.month.CurrencySheet;
import dev.plumbline.run.month.MonthBudget;
import dev.plumbline.run.month.MonthInvoice;
import dev.plumbline.run.month.MonthSheet;
import dev.plumbline.run.month.MonthSheet.By;
import dev.plumbline.run.month.Payer;
import dev.plumbline.run.month.PriceWalk;
import dev.plumbline.run.month.Unbilled;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The month in the words of a terminal: money in hundredths, for reading. */
final class MonthText {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  static final String NOBODY_OWNS = "(no team)";

  private final MonthSheet sheet;
  private final List<By> by;

  MonthText(MonthSheet sheet, List<By> by) {
    this.sheet = sheet;
    this.by = by;
  }

  List<String> lines(Export export) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "month %s, from publication %d (run %s)"
            .formatted(sheet.month(), export.publication(), export.night()));
    sheet.currencies().forEach(currency -> lines.addAll(of(currency)));
    lines.add("");
    PriceWalk.of(export, sheet.month()).forEach(walk -> lines.addAll(WalkText.lines(walk)));
    MonthBudget.of(export, sheet.last()).forEach(budget -> lines.add(of(budget)));
    lines.addAll(StatementLines.of(sheet, export));
    if (sheet.isWhole()) {
      sheet.unbilled().forEach(time -> lines.add(of(time)));
    }
    if (sheet.last() == null) {
      lines.add("no date of the month is published: its GPU time is on no bill's hours");
    } else if (sheet.isWhole()) {
      lines.addAll(AttentionLines.lines(sheet.last(), sheet.attention(), List.of()));
    } else {
      lines.add(
          "not told here: time on no bill, and what made the figures incomplete; the export has the"
              + " newest dates only, gold.gpu_waterfall_daily and gold.attention_daily have all");
    }
    return lines;
  }

  private List<String> of(CurrencySheet currency) {
    List<String> lines = new ArrayList<>();
    Amounts total = currency.total();
    lines.add("");
    lines.add(currency.currency() + ", " + states(currency));
    List<List<String>> rows = new ArrayList<>();
    currency
        .payers()
        .forEach((payer, charged) -> rows.add(cells(name(payer), charged, total.effective())));
    currency
        .nobody()
        .forEach(
            (kind, charged) ->
                rows.add(cells("nobody: " + kind.label(), charged, total.effective())));
    rows.add(cells("total", total, total.effective()));
    lines.addAll(
        AlignedText.of(
            List.of(head(), "GPU-HOURS", "COST", "SHARE", "IDLE WASTE", "BILLED"), rows));
    currency.invoices().forEach(invoice -> lines.addAll(of(invoice)));
    lines.add(
        "difference to the invoices: %s %s"
            .formatted(currency.currency(), money(currency.billedDifference())));
    if (!currency.later().equals(Amounts.NOTHING)) {
      lines.add(
          "seen since it was closed, in no sum above: cost %s, billed %s"
              .formatted(money(currency.later().effective()), money(currency.later().billed())));
    }
    return lines;
  }

  private String head() {
    return by.stream().map(Enum::name).collect(Collectors.joining(" / "));
  }

  private String name(Payer payer) {
    String team = payer.team() == null ? NOBODY_OWNS : payer.team();
    if (!by.contains(By.PROJECT)) {
      return team;
    }
    String project = payer.project() == null ? "(no project)" : payer.project();
    return by.contains(By.TEAM) ? team + " / " + project : project;
  }

  private static List<String> cells(String name, Amounts charged, BigDecimal total) {
    return List.of(
        name,
        charged.seconds() == null ? "-" : hours(charged.seconds()),
        money(charged.effective()),
        share(charged.effective(), total),
        money(charged.waste()),
        money(charged.billed()));
  }

  private static String states(CurrencySheet currency) {
    long closed = currency.invoices().stream().filter(one -> one.closed() != null).count();
    int all = currency.invoices().size();
    return "%d invoice%s: %d closed, %d billed in a period that is still open"
        .formatted(all, all == 1 ? "" : "s", closed, all - closed);
  }

  private static List<String> of(MonthInvoice invoice) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "invoice %s%s, %s"
            .formatted(
                invoice.name(),
                invoice.issuer() == null ? "" : " of " + invoice.issuer(),
                invoice.closed() == null ? "billed, open" : "closed on " + invoice.closed()));
    StringBuilder bridge = new StringBuilder("  ");
    for (MonthInvoice.Step step : invoice.steps()) {
      if (step.isBalance()) {
        bridge.append(bridge.length() == 2 ? "" : " = ");
        bridge.append(words(step.name())).append(' ').append(money(step.amount()));
      } else if (step.amount().signum() != 0) {
        bridge.append(step.amount().signum() < 0 ? " - " : " + ");
        bridge.append(words(step.name())).append(' ').append(money(step.amount().abs()));
      }
    }
    lines.add(bridge.toString());
    lines.add(
        "  charged %s of %s billed; difference to the invoice: %s"
            .formatted(
                money(invoice.charged().billed()),
                money(invoice.billed()),
                money(invoice.billedDifference())));
    if (invoice.effectiveDifference().signum() != 0) {
      lines.add("  difference to its effective cost: " + money(invoice.effectiveDifference()));
    }
    if (invoice.received() != null) {
      lines.add(
          "  finance received %s; difference to it: %s"
              .formatted(
                  money(invoice.received()), money(invoice.billed().subtract(invoice.received()))));
    }
    if (invoice.rejected() > 0) {
      lines.add("  incomplete: %d of its lines could not be used".formatted(invoice.rejected()));
    }
    return lines;
  }

  private String of(MonthBudget budget) {
    String spent = budget.spent() == null ? "not known" : money(budget.spent());
    String share =
        budget.spent() == null ? "" : " (" + share(budget.spent(), budget.budget()) + ")";
    return "budget of %s for GPU time: %s %s; by %s, %d of %d days known: spent %s%s, forecast %s"
        .formatted(
            budget.name(),
            budget.currency(),
            money(budget.budget()),
            sheet.last(),
            budget.days().known(),
            budget.days().all(),
            spent,
            share,
            budget.forecast() == null ? "not known" : money(budget.forecast()));
  }

  private static String of(Unbilled time) {
    String cost =
        time.cost() == null ? "nothing prices it" : time.currency() + " " + money(time.cost());
    return "provisional, on no bill yet and in no sum above: %s GPU-hours, %s (%s)"
        .formatted(
            time.seconds() == null ? "-" : hours(time.seconds()), cost, words(time.source()));
  }

  private static String words(String term) {
    return term.replace('_', ' ');
  }

  private static String hours(BigDecimal seconds) {
    return seconds.divide(HOUR, 2, RoundingMode.HALF_UP).toPlainString();
  }

  static String share(BigDecimal part, BigDecimal total) {
    return total.signum() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f %%", 100 * part.doubleValue() / total.doubleValue());
  }

  /** In hundredths; what is less than half of one, and not nothing, as it is. */
  static String money(BigDecimal amount) {
    BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 && amount.signum() != 0
        ? amount.stripTrailingZeros().toPlainString()
        : rounded.toPlainString();
  }
}
