package dev.plumbline.report;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.cost.statement.LineKey;
import dev.plumbline.cost.statement.StatementDocument;
import dev.plumbline.cost.statement.StatementLine;
import dev.plumbline.tables.Statement;

/** The lines of a document, exact: the columns are those of {@code gold.statement}. */
public final class StatementCsv {
  private StatementCsv() {}

  /** The file's text. */
  public static String text(StatementDocument document) {
    Csv csv =
        new Csv(
            document.number(),
            Statement.NUMBER.name(),
            Statement.KIND.name(),
            Statement.CORRECTS.name(),
            Statement.TEAM.name(),
            Statement.Line.KIND.name(),
            Statement.Line.PROJECT.name(),
            Statement.Line.PERIOD.name(),
            Statement.Line.INVOICE.name(),
            Statement.CURRENCY.name(),
            Statement.Line.BILLED_COST.name(),
            Statement.Line.EFFECTIVE_COST.name(),
            Statement.Line.WASTE_COST.name(),
            Statement.Line.GPU_SECONDS.name(),
            Statement.Line.WASTE_SECONDS.name());
    document.lines().forEach(line -> add(csv, document, line));
    return csv.text();
  }

  private static void add(Csv csv, StatementDocument document, StatementLine line) {
    LineKey key = line.key();
    Amounts amounts = line.amounts();
    csv.row(
        document.number(),
        document.kind().text(),
        document.corrects(),
        document.account().team(),
        key.kind().text(),
        key.project(),
        key.period(),
        key.invoice(),
        document.account().currency(),
        amounts.billed(),
        amounts.effective(),
        amounts.waste(),
        amounts.seconds(),
        amounts.wasteSeconds());
  }
}
