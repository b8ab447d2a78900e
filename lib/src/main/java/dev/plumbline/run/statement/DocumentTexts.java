package dev.plumbline.run.statement;

import dev.plumbline.cost.statement.Account;
import dev.plumbline.cost.statement.StatementDocument;
import dev.plumbline.report.AllocationCsv;
import dev.plumbline.report.StatementCsv;
import dev.plumbline.report.StatementFiles;
import dev.plumbline.report.StatementPage;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.month.MonthSheet;
import dev.plumbline.run.month.MonthSheet.By;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.CostAllocation;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands in the files of the documents of a month; of one export always the same. */
final class DocumentTexts {
  private final Map<Account, List<Cells>> parts;
  private final NotInIt notInIt;
  private final String source;

  DocumentTexts(Export export, YearMonth month) {
    parts =
        export.rows(CostAllocation.TABLE, line -> line.contains("\"" + month + "-")).stream()
            .filter(row -> YearMonth.from(row.date(CostAllocation.PERIOD)).equals(month))
            .collect(Collectors.groupingBy(ChargebackLines::accountOf));
    notInIt = new NotInIt(export, MonthSheet.of(export, month, List.of(By.TEAM)));
    source =
        "Figures as publication %d has them (run %s, %s)."
            .formatted(
                export.publication(),
                export.night(),
                export.at().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** Each file of a document by its name; the page last, since it names the others. */
  Map<String, String> of(StatementDocument document) {
    String number = document.number();
    String lines = StatementCsv.text(document);
    String focus = AllocationCsv.of(parts.getOrDefault(document.account(), List.of())).text();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(StatementFiles.lines(number), lines);
    texts.put(StatementFiles.focus(number), focus);
    texts.put(
        StatementFiles.page(number),
        new StatementPage(document, notInIt.of(document), source)
            .html(StatementFolder.sha256(lines), StatementFolder.sha256(focus)));
    return texts;
  }
}
