package dev.plumbline.cost.statement;

import dev.plumbline.terms.DocumentKind;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which documents of a month are to be issued, by what each account is charged with now and by what
 * was issued to it:
 *
 * <ol>
 *   <li>what is issued stands; nothing here changes a document;
 *   <li>an account is a team in a currency; what no team is charged with is an account as well, so
 *       that the documents of a month are everything that was charged;
 *   <li>a document has the lines of what is charged now less the lines of all documents that the
 *       account has, each by kind, project, billing period and invoice, without those that are 0;
 *   <li>without a line there is no document, so of what was issued just now nothing is due;
 *   <li>the first document of an account is its statement. The others correct that statement: they
 *       are a credit note where less is billed, a supplement where more is. Where as much is
 *       billed, the effective cost decides; where that is the same too, it is a correction, of
 *       projects, invoices or hours;
 *   <li>a team that is charged for the first time after others had their statements gets a
 *       statement, and what it was taken from a credit note.
 * </ol>
 */
public final class DocumentsDue {
  private DocumentsDue() {}

  /**
   * The documents that are due, in the order of their accounts.
   *
   * @param now what each account is charged with
   * @param issued every document of the month so far
   */
  public static List<StatementDocument> of(
      YearMonth month, ChargedLines now, Collection<StatementDocument> issued) {
    TreeMap<Account, TreeMap<LineKey, Amounts>> due = new TreeMap<>();
    now.byAccount().forEach((account, lines) -> due.put(account, new TreeMap<>(lines)));
    TreeMap<Account, List<StatementDocument>> before = new TreeMap<>();
    for (StatementDocument document : issued) {
      before.computeIfAbsent(document.account(), a -> new ArrayList<>()).add(document);
      Map<LineKey, Amounts> lines = due.computeIfAbsent(document.account(), a -> new TreeMap<>());
      for (StatementLine line : document.lines()) {
        Amounts left = lines.getOrDefault(line.key(), Amounts.NOTHING).minus(line.amounts());
        lines.put(line.key(), left);
      }
    }
    List<StatementDocument> documents = new ArrayList<>();
    due.forEach(
        (account, lines) -> {
          List<StatementLine> differing = differing(lines);
          if (!differing.isEmpty()) {
            List<StatementDocument> its = before.getOrDefault(account, List.of());
            documents.add(document(month, account, differing, its));
          }
        });
    return documents;
  }

  private static List<StatementLine> differing(Map<LineKey, Amounts> lines) {
    return lines.entrySet().stream()
        .filter(line -> !line.getValue().isNothing())
        .map(line -> new StatementLine(line.getKey(), line.getValue()))
        .toList();
  }

  private static StatementDocument document(
      YearMonth month, Account account, List<StatementLine> lines, List<StatementDocument> before) {
    String corrects =
        before.stream()
            .filter(document -> document.kind() == DocumentKind.STATEMENT)
            .map(StatementDocument::number)
            .findFirst()
            .orElse(null);
    Amounts total = Amounts.sum(lines.stream().map(StatementLine::amounts).toList());
    return new StatementDocument(
        DocumentNumber.of(month, account, before.size() + 1),
        corrects == null ? DocumentKind.STATEMENT : kind(total),
        month,
        account,
        corrects,
        lines);
  }

  private static DocumentKind kind(Amounts total) {
    int sign = total.billed().signum() == 0 ? total.effective().signum() : total.billed().signum();
    if (sign == 0) {
      return DocumentKind.CORRECTION;
    }
    return sign < 0 ? DocumentKind.CREDIT_NOTE : DocumentKind.SUPPLEMENT;
  }
}
