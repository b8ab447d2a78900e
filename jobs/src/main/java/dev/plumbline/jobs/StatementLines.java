package dev.plumbline.jobs;

import dev.plumbline.run.exports.Export;
import dev.plumbline.run.month.MonthSheet;
import dev.plumbline.run.statement.Issued;
import dev.plumbline.run.statement.StatementFolder;
import dev.plumbline.terms.DocumentKind;
import java.time.LocalDate;
import java.util.ArrayList;
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

  private static LocalDate date(List<Issued> issued, java.util.Comparator<LocalDate> first) {
    return issued.stream().map(Issued::date).min(first).orElseThrow();
  }

  private static boolean isClosed(MonthSheet sheet) {
    return sheet.currencies().stream()
        .flatMap(currency -> currency.invoices().stream())
        .allMatch(invoice -> invoice.closed() != null);
  }
}
