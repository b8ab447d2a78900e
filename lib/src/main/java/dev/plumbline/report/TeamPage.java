package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.report.Html.Tag;
import dev.plumbline.report.MonthBook.Account;
import dev.plumbline.report.MonthBook.Charge;
import dev.plumbline.report.MonthBook.Idle;
import java.util.List;
import java.util.Objects;

/** The page of a team: what it is charged with in the month, and what of it idled last night. */
final class TeamPage {
  private static final int SHOWN = 40;

  private final MonthBook book;
  private final String team;

  TeamPage(MonthBook book, String team) {
    this.book = book;
    this.team = team;
  }

  /** A team in words. */
  static String name(String team) {
    return team == null ? "(no team)" : team;
  }

  /** The whole file. */
  String html() {
    String month = Numbers.month(book.month().atDay(1));
    Tag content = tag("div");
    for (Account account : book.accounts()) {
      List<Charge> own = account.teams().stream().filter(charge -> is(charge.team())).toList();
      if (!own.isEmpty()) {
        content.add(section(account, own));
      }
    }
    content.add(idle());
    content.add(MonthPage.missing(book));
    content.name(new Anchors(), "team");
    return SmallPage.html(
        name(team) + ", month " + book.month(),
        tag("p", "Plumbline").with("class", "brand"),
        tag("h1", name(team) + ": " + month),
        tag(
                "p",
                tag("a", "All of the month").with("href", SheetName.LIST),
                Html.text(" "),
                tag("a", "The night\u2019s report").with("href", "../../report.html"))
            .with("class", "nights"),
        content,
        MonthPage.footer(book));
  }

  private boolean is(String other) {
    return Objects.equals(team, other);
  }

  private Html section(Account account, List<Charge> own) {
    String currency = account.currency();
    Amounts sum = Amounts.sum(own.stream().map(Charge::is).toList());
    Table table =
        new Table("By project, in " + currency)
            .stacked()
            .text("Project")
            .number("GPU-hours", "Cost", "Idle waste", "Billed");
    own.forEach(
        charge ->
            table.row(
                cells(
                    charge.project() == null ? "(no project)" : charge.project(),
                    charge.is(),
                    currency)));
    table.total(cells("Total", sum, currency));
    Tag section =
        tag(
            "section",
            tag(
                "h2",
                "%s, of which %s paid for idle GPUs"
                    .formatted(
                        Numbers.money(sum.effective(), currency),
                        Numbers.money(sum.waste(), currency))),
            table.html());
    account.words().stream()
        .filter(words -> team != null && is(words.team()))
        .forEach(words -> section.add(Notes.paragraph(words.sentence())));
    return section;
  }

  private static Object[] cells(String name, Amounts is, String currency) {
    return new Object[] {
      Html.span("words", name),
      is.seconds() == null ? "" : Numbers.hours(is.seconds()),
      Numbers.money(is.effective(), currency),
      Numbers.money(is.waste(), currency),
      Numbers.money(is.billed(), currency)
    };
  }

  private Html idle() {
    List<Idle> own = book.idle().stream().filter(idle -> is(idle.team())).toList();
    if (book.idleDate() == null || own.isEmpty()) {
      return Html.nothing();
    }
    Table table =
        new Table("Idle waste of " + Numbers.date(book.idleDate()))
            .stacked()
            .text("Where", "Held by", "Why")
            .number("GPU-hours", "Cost");
    own.stream()
        .limit(SHOWN)
        .forEach(
            idle ->
                table.row(
                    Html.span("words", idle.place()),
                    Html.span("words", idle.owner()),
                    Html.span("words", idle.cause()),
                    idle.seconds() == null ? "" : Numbers.hours(idle.seconds()),
                    idle.cost() == null
                        ? Numbers.NO_PRICE
                        : Numbers.money(idle.cost(), idle.currency())));
    String quoted = team == null ? "" : " --team '" + team.replace("'", "'\\''") + "'";
    return tag(
        "section",
        tag("h2", "What idled on " + Numbers.date(book.idleDate())),
        table.html(),
        Notes.small(
            (own.size() > SHOWN ? "The dearest %d of %d. ".formatted(SHOWN, own.size()) : "")
                + "What would free them: "
                + "plumbline idle"
                + quoted));
  }
}
