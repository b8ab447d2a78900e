package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.cost.statement.StatementDocument;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.month.MonthSheet;
import dev.plumbline.run.statement.Issued;
import dev.plumbline.run.statement.StatementFolder;
import dev.plumbline.terms.DocumentKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was issued for a month, as far as the export knows: what was issued after its publication is
 * in the next.
 */
final class StatementLines {
  private StatementLines() {}

  /** Lines for people; none while the month is open and nothing was issued. */
  static List<String> of(MonthSheet sheet, Export export) {
    List<Issued> issued = Issued.of(export, sheet.month());
    List<String> lines = new ArrayList<>();
    if (issued.isEmpty() && isClosed(sheet)) {
      lines.add(
          "no statement of %s is known to publication %d: plumbline month %s --close issues them"
              .formatted(sheet.month(), export.publication(), sheet.month()));
    }
    if (!issued.isEmpty()) {
      long statements =
          issued.stream().filter(one -> one.document().kind() == DocumentKind.STATEMENT).count();
      long others = issued.size() - statements;
      lines.add(
          "statements issued on %s: %d%s, see %s"
              .formatted(
                  date(issued, LocalDate::compareTo),
                  statements,
                  others == 0
                      ? ""
                      : ", and %d that correct them, the last on %s"
                          .formatted(others, date(issued, (a, b) -> b.compareTo(a))),
                  export.place(StatementFolder.index(sheet.month()))));
      lines.add(
          "  as of publication %d; plumbline month %s --close says what differs since"
              .formatted(export.publication(), sheet.month()));
    }
    return lines;
  }

  /** The same for a machine. */
  static void add(MonthSheet sheet, Export export, ArrayNode documents) {
    for (Issued issued : Issued.of(export, sheet.month())) {
      StatementDocument document = issued.document();
      ObjectNode one = documents.addObject().put("number", document.number());
      one.put("document_kind", document.kind().text()).put("team", document.account().team());
      one.put("billing_currency", document.account().currency());
      one.put("corrects_number", document.corrects());
      one.put("billed_cost", document.total().billed().stripTrailingZeros().toPlainString());
      one.put("effective_cost", document.total().effective().stripTrailingZeros().toPlainString());
      one.put("issued_date", issued.date().toString());
    }
  }

  private static LocalDate date(List<Issued> issued, Comparator<LocalDate> first) {
    return issued.stream().map(Issued::date).min(first).orElseThrow();
  }

  private static boolean isClosed(MonthSheet sheet) {
    return sheet.currencies().stream()
        .flatMap(currency -> currency.invoices().stream())
        .allMatch(invoice -> invoice.closed() != null);
  }
}
