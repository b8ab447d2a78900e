package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.cost.statement.LineKey;
import dev.plumbline.cost.statement.StatementDocument;
import dev.plumbline.cost.statement.StatementLine;
import dev.plumbline.report.Html.Tag;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The page of a statement, or of what corrects one. Nothing on it says when it was made: of the
 * same figures it is the same file, whenever it is written.
 */
public final class StatementPage {
  private final StatementDocument document;
  private final String currency;
  private final List<String> incomplete;
  private final String source;

  /**
   * A page.
   *
   * @param incomplete sentences that say what is known not to be in it; none where nothing is
   * @param source which publication has the figures, in words
   */
  public StatementPage(StatementDocument document, List<String> incomplete, String source) {
    this.document = document;
    this.currency = document.account().currency();
    this.incomplete = List.copyOf(incomplete);
    this.source = source;
  }

  /**
   * The whole file.
   *
   * @param linesSha256 of the file of its lines
   * @param focusSha256 of its FOCUS file
   */
  public String html(String linesSha256, String focusSha256) {
    String number = document.number();
    Tag content = tag("div", lines(), invoices(), missing());
    content.add(
        tag(
            "section",
            tag("h2", "Files"),
            file(StatementFiles.lines(number), linesSha256, "the lines, exact."),
            file(
                StatementFiles.focus(number),
                focusSha256,
                "FOCUS 1.3: every part of a charge of the month that was "
                    + words()
                    + " when this was issued, those of earlier documents included; what is shared"
                    + " by rule is not in it.")));
    content.name(new Anchors(), "statement");
    return SmallPage.html(
        number,
        tag("p", "Plumbline").with("class", "brand"),
        tag("h1", Numbers.sentence(document.kind().label()) + " " + number),
        tag("p", tag("a", "All of the month").with("href", StatementFiles.INDEX))
            .with("class", "nights"),
        head(),
        content,
        Notes.small(
            "Billed is BilledCost, as on the invoices; cost is EffectiveCost, as used; idle waste"
                + " is the part of cost that paid for idle GPUs. "
                + source
                + " This document does not change: what differs later is a document of its own."));
  }

  private String words() {
    return document.account().team() == null ? "no team's" : "the team's";
  }

  private Html head() {
    Amounts total = document.total();
    Tag head =
        tag(
            "p",
            tag("strong", document.account().label()),
            Html.text(
                ", billing periods that start in %s: billed "
                    .formatted(Numbers.month(document.month().atDay(1)))),
            tag("strong", Numbers.money(total.billed(), currency)),
            Html.text(", cost " + Numbers.money(total.effective(), currency) + "."));
    if (document.corrects() != null) {
      head.add(
          Html.text(" It corrects "),
          tag("a", document.corrects()).with("href", StatementFiles.page(document.corrects())),
          Html.text(": its amounts are added to those of that statement."));
    }
    return head;
  }

  private Html lines() {
    Table table = table("Lines", "Project");
    by(line -> List.of(order(line.key()), project(line.key())))
        .forEach((name, amounts) -> row(table, name.get(1), amounts));
    return tag("section", tag("h2", "Lines"), total(table).html());
  }

  private static String order(LineKey key) {
    return key.kind().isShared() ? "2" : key.kind().share().isAllocated() ? "0" : "1";
  }

  private String project(LineKey key) {
    if (key.kind().isShared() || !key.kind().share().isAllocated()) {
      return key.kind().label();
    }
    String project = key.project() == null ? "(no project)" : key.project();
    return document.account().team() == null ? "held, owner not known: " + project : project;
  }

  private Html invoices() {
    Table table = table("Invoices", "Invoice");
    by(line -> List.of(line.key().invoice(), Numbers.month(line.key().period())))
        .forEach((name, amounts) -> row(table, name.get(0) + ", " + name.get(1), amounts));
    return tag("section", tag("h2", "Invoices it comes from"), total(table).html());
  }

  private Table table(String caption, String first) {
    return new Table(caption).text(first).number("GPU-hours", "Cost", "Idle waste", "Billed");
  }

  private void row(Table table, String name, Amounts amounts) {
    table.row(
        name,
        hours(amounts),
        Numbers.money(amounts.effective(), currency),
        Numbers.money(amounts.waste(), currency),
        Numbers.money(amounts.billed(), currency));
  }

  private Table total(Table table) {
    Amounts total = document.total();
    return table.total(
        "Total",
        hours(total),
        Numbers.money(total.effective(), currency),
        Numbers.money(total.waste(), currency),
        Numbers.money(total.billed(), currency));
  }

  private static String hours(Amounts amounts) {
    return amounts.seconds() == null ? "" : Numbers.hours(amounts.seconds());
  }

  private TreeMap<List<String>, Amounts> by(Function<StatementLine, List<String>> name) {
    TreeMap<List<String>, Amounts> sums =
        new TreeMap<>(java.util.Comparator.comparing(List::toString));
    document.lines().forEach(line -> sums.merge(name.apply(line), line.amounts(), Amounts::plus));
    return sums;
  }

  private Html missing() {
    Tag list = tag("ul");
    incomplete.forEach(sentence -> list.add(tag("li", sentence)));
    return tag(
        "section",
        tag("h2", "What is not in it"),
        incomplete.isEmpty()
            ? Notes.paragraph(
                "Nothing is known to be missing: no line of these invoices was rejected, and no GPU"
                    + " time of the month is known that is %s and on no bill.".formatted(words()))
            : list);
  }

  private static Html file(String name, String sha256, String what) {
    return tag(
        "p",
        tag("a", name).with("href", name),
        Html.text(", " + what + " SHA-256 "),
        tag("code", sha256));
  }
}
