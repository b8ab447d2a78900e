package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.cost.statement.StatementDocument;
import dev.plumbline.report.Html.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The page that lists a month's documents and says that they come to the invoices. */
public final class StatementIndex {
  private StatementIndex() {}

  /**
   * A document of the list.
   *
   * @param issued date of issue
   */
  public record Entry(StatementDocument document, LocalDate issued) {}

  /**
   * What the documents of a currency come to.
   *
   * @param documents how many there are
   * @param total of all of them
   * @param invoices BilledCost of the invoices, with what was seen since they were closed
   */
  public record Sum(String currency, int documents, Amounts total, BigDecimal invoices) {
    /** 0, or something is wrong. */
    public BigDecimal difference() {
      return total.billed().subtract(invoices);
    }
  }

  /** The whole file. */
  public static String html(YearMonth month, List<Entry> entries, List<Sum> sums) {
    String name = Numbers.month(month.atDay(1));
    Tag content = tag("div", sums(sums), documents(entries));
    content.name(new Anchors(), "statements");
    return SmallPage.html(
        "statements of " + month,
        tag("p", "Plumbline").with("class", "brand"),
        tag("h1", "Statements of " + name),
        content,
        Notes.small(
            "Documents do not change once they are issued; this list grows. gold.statement has"
                + " the SHA-256 of every file. Dates are UTC."));
  }

  private static Html sums(List<Sum> sums) {
    Table table =
        new Table("Documents and invoices")
            .text("Currency")
            .number("Documents", "Billed by documents", "Invoices", "Difference");
    for (Sum sum : sums) {
      table.row(
          sum.currency(),
          Numbers.count(sum.documents()),
          Numbers.money(sum.total().billed(), sum.currency()),
          Numbers.money(sum.invoices(), sum.currency()),
          Numbers.money(sum.difference(), sum.currency()));
    }
    return table.html();
  }

  private static Html documents(List<Entry> entries) {
    Table table =
        new Table("Documents")
            .text("Number", "Kind", "Team")
            .number("Billed", "Cost", "Idle waste")
            .line("Issued")
            .text("Corrects");
    for (Entry entry : entries) {
      StatementDocument document = entry.document();
      Amounts total = document.total();
      String currency = document.account().currency();
      table.row(
          link(document.number()),
          document.kind().label(),
          document.account().label(),
          Numbers.money(total.billed(), currency),
          Numbers.money(total.effective(), currency),
          Numbers.money(total.waste(), currency),
          Numbers.date(entry.issued()),
          document.corrects() == null ? Html.nothing() : link(document.corrects()));
    }
    return table.html();
  }

  private static Html link(String number) {
    return tag("a", number).with("href", StatementFiles.page(number));
  }
}
