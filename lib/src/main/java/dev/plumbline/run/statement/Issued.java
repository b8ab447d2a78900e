package dev.plumbline.run.statement;

import dev.plumbline.cost.statement.Account;
import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.cost.statement.LineKey;
import dev.plumbline.cost.statement.LineKind;
import dev.plumbline.cost.statement.StatementDocument;
import dev.plumbline.cost.statement.StatementLine;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.Statement;
import dev.plumbline.tables.Statement.Line;
import dev.plumbline.terms.DocumentKind;
import dev.plumbline.terms.Term;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * A document as it was issued, and its row of {@code gold.statement}.
 *
 * @param document what it says
 * @param date date (UTC) of issue
 * @param files each of its files and the SHA-256 of it
 * @param publication which has its figures
 * @param nightId the run that published them
 */
public record Issued(
    StatementDocument document,
    LocalDate date,
    Map<String, String> files,
    long publication,
    String nightId) {
  private static final RowLayout LINE = RowLayout.of(Line.FIELDS.toArray(Col[]::new));
  private static final Comparator<Issued> ORDER =
      Comparator.comparing((Issued it) -> it.document().account())
          .thenComparing(it -> it.document().number().length())
          .thenComparing(it -> it.document().number());

  /** The documents of a month that an export knows of, those of an account together. */
  public static List<Issued> of(Export export, YearMonth month) {
    return of(export.rows(Statement.TABLE), month);
  }

  /** The documents of a month among these rows. */
  static List<Issued> of(List<Cells> rows, YearMonth month) {
    return rows.stream()
        .filter(row -> row.date(Statement.MONTH).equals(month.atDay(1)))
        .map(Issued::of)
        .sorted(ORDER)
        .toList();
  }

  private static Issued of(Cells row) {
    List<StatementLine> lines =
        row.<Row>list(Statement.LINES).stream().map(line -> line(LINE.read(line))).toList();
    StatementDocument document =
        new StatementDocument(
            row.text(Statement.NUMBER),
            Term.of(DocumentKind.class, row.text(Statement.KIND)),
            YearMonth.from(row.date(Statement.MONTH)),
            new Account(row.text(Statement.TEAM), row.text(Statement.CURRENCY)),
            row.text(Statement.CORRECTS),
            lines);
    return new Issued(
        document,
        row.date(Statement.ISSUED_DATE),
        row.map(Statement.FILES),
        row.whole(Statement.PUBLICATION),
        row.text(Statement.NIGHT_ID));
  }

  private static StatementLine line(Cells line) {
    return new StatementLine(
        new LineKey(
            LineKind.of(line.text(Line.KIND)),
            line.text(Line.PROJECT),
            line.date(Line.PERIOD),
            line.text(Line.INVOICE)),
        new Amounts(
            line.decimal(Line.BILLED_COST),
            line.decimal(Line.EFFECTIVE_COST),
            line.decimal(Line.WASTE_COST),
            line.decimal(Line.GPU_SECONDS),
            line.decimal(Line.WASTE_SECONDS)));
  }

  /** Its row. */
  Row row() {
    Amounts total = document.total();
    return RowLayout.of(Statement.TABLE)
        .draft()
        .set(Statement.NUMBER, document.number())
        .set(Statement.MONTH, document.month().atDay(1))
        .set(Statement.KIND, document.kind())
        .set(Statement.TEAM, document.account().team())
        .set(Statement.CURRENCY, document.account().currency())
        .set(Statement.CORRECTS, document.corrects())
        .set(Statement.BILLED_COST, total.billed())
        .set(Statement.EFFECTIVE_COST, total.effective())
        .set(Statement.WASTE_COST, total.waste())
        .set(Statement.GPU_SECONDS, total.seconds())
        .set(Statement.WASTE_SECONDS, total.wasteSeconds())
        .set(Statement.LINES, document.lines().stream().map(Issued::row).toList())
        .set(Statement.ISSUED_DATE, date)
        .set(Statement.PUBLICATION, publication)
        .set(Statement.NIGHT_ID, nightId)
        .set(Statement.FILES, files)
        .row();
  }

  private static Row row(StatementLine line) {
    LineKey key = line.key();
    Amounts amounts = line.amounts();
    return LINE.draft()
        .set(Line.KIND, key.kind().text())
        .set(Line.PROJECT, key.project())
        .set(Line.PERIOD, key.period())
        .set(Line.INVOICE, key.invoice())
        .set(Line.BILLED_COST, amounts.billed())
        .set(Line.EFFECTIVE_COST, amounts.effective())
        .set(Line.WASTE_COST, amounts.waste())
        .set(Line.GPU_SECONDS, amounts.seconds())
        .set(Line.WASTE_SECONDS, amounts.wasteSeconds())
        .row();
  }
}
