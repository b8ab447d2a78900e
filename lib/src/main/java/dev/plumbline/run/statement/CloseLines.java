package dev.plumbline.run.statement;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.cost.statement.StatementDocument;
import dev.plumbline.report.StatementIndex.Sum;
import dev.plumbline.run.exports.Export;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What closing a month says to people: money in hundredths, for reading. */
final class CloseLines {
  private final YearMonth month;
  private final boolean really;
  private final List<String> lines = new ArrayList<>();

  CloseLines(YearMonth month, Export export, boolean really) {
    this.month = month;
    this.really = really;
    lines.add(
        "month %s, from publication %d (run %s)"
            .formatted(month, export.publication(), export.night()));
  }

  /** Files without a row. */
  void laidAside(List<String> files) {
    if (!files.isEmpty()) {
      lines.add(
          "laid aside, into never-issued: %d file%s of documents that have no row, such as %s; of a"
                  .formatted(files.size(), files.size() == 1 ? "" : "s", files.get(0))
              + " close that was cut short, or the lake was put back from an older copy");
    }
  }

  /**
   * The documents.
   *
   * @param due those of this run
   * @param before those that were there
   * @param damaged what is not as it was issued, by file
   */
  void documents(List<StatementDocument> due, List<Issued> before, Map<String, String> damaged) {
    damaged.forEach(
        (file, what) -> lines.add("DAMAGED: %s %s: put it back from a copy".formatted(file, what)));
    for (StatementDocument document : due) {
      lines.add(line(document));
    }
    if (due.isEmpty()) {
      lines.add(
          before.stream()
              .map(Issued::date)
              .min(LocalDate::compareTo)
              .map(date -> "closed on " + date + ", nothing differs")
              .orElse("nothing is charged to anybody: there is no document to issue"));
    }
  }

  private String line(StatementDocument document) {
    Amounts total = document.total();
    String currency = document.account().currency();
    return "%s: %s %s%s, %s: billed %s %s, cost %s, idle waste %s"
        .formatted(
            really ? "issued" : "to be issued",
            document.kind().label(),
            document.number(),
            document.corrects() == null ? "" : " to " + document.corrects(),
            document.account().label(),
            currency,
            money(total.billed()),
            money(total.effective()),
            money(total.waste()));
  }

  /** What the documents of each currency come to. */
  void sums(List<Sum> sums) {
    for (Sum sum : sums) {
      lines.add(
          "%s: %d document%s of %s come to %s, the invoices to %s; difference: %s"
              .formatted(
                  sum.currency(),
                  sum.documents(),
                  sum.documents() == 1 ? "" : "s",
                  month,
                  money(sum.total().billed()),
                  money(sum.invoices()),
                  money(sum.difference())));
    }
  }

  /**
   * All lines.
   *
   * @param index where the list of the month is; null where there is none
   */
  List<String> with(String index) {
    if (index != null) {
      lines.add("see " + index);
    }
    return List.copyOf(lines);
  }

  /** In hundredths; what is less than half of one, and not nothing, as it is. */
  private static String money(BigDecimal amount) {
    BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 && amount.signum() != 0
        ? amount.stripTrailingZeros().toPlainString()
        : rounded.toPlainString();
  }
}
