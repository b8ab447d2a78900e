package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.report.Html.Tag;
import dev.plumbline.report.MonthBook.Account;
import dev.plumbline.report.MonthBook.Charge;
import dev.plumbline.report.MonthBook.Invoice;
import java.math.BigDecimal;
import java.util.List;

/** The page of a month: each invoice, whose it is, and what nobody is charged with. */
final class MonthPage {
  private final MonthBook book;
  private final List<String> teams;

  MonthPage(MonthBook book) {
    this.book = book;
    this.teams = book.teams();
  }

  /** The whole file. */
  String html() {
    String name = Numbers.month(book.month().atDay(1));
    Tag content = tag("div");
    book.accounts().forEach(account -> content.add(section(account)));
    content.add(missing(book));
    content.name(new Anchors(), "month");
    return SmallPage.html(
        "month " + book.month(),
        tag("p", "Plumbline").with("class", "brand"),
        tag("h1", "Month: " + name),
        tag("p", tag("a", "The night\u2019s report").with("href", "../../report.html"))
            .with("class", "nights"),
        content,
        footer(book));
  }

  private Html section(Account account) {
    String currency = account.currency();
    Amounts total = account.total();
    Amounts charged = Amounts.sum(account.teams().stream().map(Charge::is).toList());
    Tag section =
        tag(
            "section",
            tag(
                "h2",
                "%s of %s is charged to teams, %s to nobody"
                    .formatted(
                        Numbers.money(charged.effective(), currency),
                        Numbers.money(total.effective(), currency),
                        Numbers.money(total.minus(charged).effective(), currency))));
    section.add(teams(account, total));
    account.words().stream()
        .filter(words -> words.team() == null)
        .forEach(words -> section.add(Notes.paragraph(words.sentence())));
    section.add(invoices(account));
    return section;
  }

  private Html teams(Account account, Amounts total) {
    Table table =
        new Table("Who is charged, in " + account.currency())
            .stacked()
            .text("Team")
            .number("Share", "GPU-hours", "Cost", "Idle waste", "Billed");
    for (String team : MonthBook.teams(account)) {
      Amounts is = MonthBook.of(account, team);
      if (!is.isNothing()) {
        table.row(cells(account, name(team), is, total));
      }
    }
    for (Charge charge : account.nobody()) {
      table.row(cells(account, Html.text("nobody: " + charge.project()), charge.is(), total));
    }
    table.total(cells(account, Html.text("Total"), total, total));
    Tag all = tag("div", table.html());
    if (teams.size() > MonthBook.TEAMS) {
      all.add(
          Notes.small(
              "%s of %s teams have a page of their own; gold.chargeback_monthly has all."
                  .formatted(Numbers.count(MonthBook.TEAMS), Numbers.count(teams.size()))));
    }
    return all;
  }

  private Html name(String team) {
    String words = TeamPage.name(team);
    return teams.indexOf(team) < MonthBook.TEAMS
        ? tag("a", words).with("href", MonthBook.page(team))
        : Html.text(words);
  }

  private static Object[] cells(Account account, Html name, Amounts is, Amounts total) {
    String currency = account.currency();
    return new Object[] {
      name,
      total.effective().signum() <= 0
          ? ""
          : Numbers.percent(is.effective().doubleValue() / total.effective().doubleValue()),
      is.seconds() == null ? "" : Numbers.hours(is.seconds()),
      Numbers.money(is.effective(), currency),
      Numbers.money(is.waste(), currency),
      Numbers.money(is.billed(), currency)
    };
  }

  private static Html invoices(Account account) {
    String currency = account.currency();
    Table table =
        new Table("The invoices, in " + currency)
            .stacked()
            .text("Invoice", "State")
            .number("Billed", "Charged", "Difference");
    BigDecimal difference = BigDecimal.ZERO;
    for (Invoice invoice : account.invoices()) {
      BigDecimal one = invoice.charged().subtract(invoice.billed());
      difference = difference.add(one);
      table.row(
          Html.span("words", invoice.name()),
          invoice.closed() == null ? "open" : "closed on " + Numbers.date(invoice.closed()),
          Numbers.money(invoice.billed(), currency),
          Numbers.money(invoice.charged(), currency),
          Numbers.money(one, currency));
    }
    return tag(
        "div",
        table.html(),
        Notes.paragraph(
            "Difference to the invoices: " + Numbers.money(difference, currency) + "."));
  }

  /** What is known not to be in it. */
  static Html missing(MonthBook book) {
    Tag list = tag("ul");
    book.remarks().forEach(remark -> list.add(tag("li", remark)));
    return tag(
        "section",
        tag("h2", "What makes the month incomplete"),
        book.remarks().isEmpty() ? Notes.paragraph("Nothing is known to be missing.") : list);
  }

  /** What the words mean, and whose figures they are. */
  static Html footer(MonthBook book) {
    return Notes.small(
        "Cost is EffectiveCost, as used; billed is BilledCost, as on the invoices; idle waste is"
            + " the part of cost that paid for idle GPUs. The same figures: plumbline month "
            + book.month()
            + "; a figure down to the lines of the bill: plumbline explain "
            + book.month()
            + "/charged. "
            + book.edition().words());
  }
}
