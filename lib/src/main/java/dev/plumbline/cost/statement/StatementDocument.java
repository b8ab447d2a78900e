package dev.plumbline.cost.statement;

import dev.plumbline.terms.DocumentKind;
import java.time.YearMonth;
import java.util.List;

/**
 * A document for a team, or for nobody.
 *
 * @param number its own, for ever
 * @param kind what it says
 * @param month in which its billing periods start
 * @param account whose it is
 * @param corrects number of the statement it corrects; null of a statement
 * @param lines what it is the sum of, in order
 */
public record StatementDocument(
    String number,
    DocumentKind kind,
    YearMonth month,
    Account account,
    String corrects,
    List<StatementLine> lines) {

  /** The sum of its lines. */
  public Amounts total() {
    return Amounts.sum(lines.stream().map(StatementLine::amounts).toList());
  }
}
