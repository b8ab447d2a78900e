package dev.plumbline.run.statement;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.cost.statement.ChargedLines;
import dev.plumbline.cost.statement.DocumentsDue;
import dev.plumbline.cost.statement.StatementDocument;
import dev.plumbline.failure.Failure;
import dev.plumbline.report.StatementIndex;
import dev.plumbline.report.StatementIndex.Sum;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.tables.Statement;
import dev.plumbline.terms.BridgeStep;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Closes a month: issues the documents that are due, or none.
 *
 * <ol>
 *   <li>Figures are those of the export, which has to be of the newest publication; what was issued
 *       is read from {@code gold.statement} itself, which may be newer than any publication.
 *   <li>With what was issued, the documents of a currency come to its invoices, or nothing is
 *       issued.
 *   <li>First come the files, then all rows in one commit, then the list. A document is issued by
 *       its row: a run that is cut short before the commit has issued nothing, and one after it
 *       everything.
 *   <li>A file of a document that has no row was never issued, as far as the lake knows. The next
 *       run leaves it where it has the same bytes. Where the figures have changed since, or no such
 *       document is due any more, it is laid aside into {@code never-issued} and told: of a lake
 *       that was put back from an older copy it may be what was sent. A file that a row names is
 *       never written.
 *   <li>Files hold no clock, and say nothing of the day of issue: of one publication they are the
 *       same bytes, whoever writes them and when. The day stands in the row, and in the list.
 *   <li>The list is made of the rows anew each time.
 * </ol>
 */
public final class MonthClose {
  private final Lake lake;
  private final YearMonth month;
  private final Export export;
  private final LocalDate today;
  private final StatementFolder folder;

  /**
   * Of a lake whose lease is held, and whose month has no open invoice.
   *
   * @param today date of issue (UTC)
   */
  public MonthClose(Lake lake, YearMonth month, Export export, LocalDate today) {
    this.lake = lake;
    this.month = month;
    this.export = export;
    this.today = today;
    this.folder = new StatementFolder(lake, month);
  }

  /**
   * Issues what is due.
   *
   * @param really false to tell what would be issued, and to change nothing
   * @return what was done, in lines for people
   */
  public List<String> lines(boolean really) {
    assertNewest();
    List<Issued> before = issued();
    List<StatementDocument> documents = before.stream().map(Issued::document).toList();
    List<StatementDocument> due = DocumentsDue.of(month, charged(), documents);
    List<Sum> sums = sums(Stream.concat(documents.stream(), due.stream()).toList());
    assertTheInvoices(sums);
    List<Issued> all = new ArrayList<>(before);
    CloseLines lines = new CloseLines(month, export, really);
    if (really) {
      all.addAll(issue(due));
      folder.clear(all);
      lines.laidAside(folder.laidAside());
      if (!all.isEmpty()) {
        folder.putIndex(index(issued(), sums));
      }
    }
    lines.documents(due, before, folder.damaged(before));
    lines.sums(sums);
    return lines.with(all.isEmpty() ? null : export.place(StatementFolder.index(month)));
  }

  private void assertNewest() {
    long newest = PublishedNight.newest(lake).number();
    if (newest != export.publication()) {
      throw new Failure(
          Failure.Category.INPUT,
          "the export is not of what is published",
          "it is of publication %d, and the newest is %d".formatted(export.publication(), newest),
          "plumbline nightly exports the newest publication, also with nothing new; then run this"
              + " again");
    }
  }

  private List<Issued> issued() {
    RowLayout layout = RowLayout.of(Statement.TABLE);
    List<Cells> rows =
        lake
            .readIfThere(Statement.TABLE)
            .where(Statement.MONTH.of().equalTo(month.atDay(1)))
            .conform(Statement.TABLE)
            .rows()
            .collectAsList()
            .stream()
            .map(layout::read)
            .toList();
    return Issued.of(rows, month);
  }

  private ChargedLines charged() {
    List<Cells> rows =
        OpenInvoices.of(export, ChargebackMonthly.TABLE, ChargebackMonthly.PERIOD, month);
    return SharedCostLines.addTo(
        ChargebackLines.addTo(new ChargedLines(), rows),
        OpenInvoices.of(export, SharedCostMonthly.TABLE, SharedCostMonthly.PERIOD, month),
        rows);
  }

  private List<Issued> issue(List<StatementDocument> due) {
    if (due.isEmpty()) {
      return List.of();
    }
    lake.writes().make(() -> new LakeTables(lake).ensure(List.of(Statement.TABLE)));
    DocumentTexts texts = new DocumentTexts(export, month);
    List<Issued> issued = new ArrayList<>();
    for (StatementDocument document : due) {
      Map<String, String> files = new TreeMap<>();
      texts.of(document).forEach((name, text) -> files.put(name, folder.put(name, text)));
      issued.add(new Issued(document, today, files, export.publication(), export.night()));
    }
    lake.writes().assertRight();
    SliceStorage slices = new SliceStorage(lake);
    slices.commit(
        slices.stageMore(
            Statement.TABLE, lake.rows(Statement.TABLE, issued.stream().map(Issued::row).toList())),
        "statements of " + month);
    return issued;
  }

  private List<Sum> sums(List<StatementDocument> documents) {
    TreeMap<String, BigDecimal> invoices = new TreeMap<>();
    for (Cells row : OpenInvoices.of(export, InvoiceBridge.TABLE, InvoiceBridge.PERIOD, month)) {
      if (row.text(InvoiceBridge.STEP).equals(BridgeStep.BILLED_COST.text())) {
        invoices.merge(
            row.text(InvoiceBridge.CURRENCY), row.decimal(InvoiceBridge.AMOUNT), BigDecimal::add);
      }
    }
    TreeSet<String> currencies = new TreeSet<>(invoices.keySet());
    documents.forEach(document -> currencies.add(document.account().currency()));
    List<Sum> sums = new ArrayList<>();
    for (String currency : currencies) {
      List<Amounts> totals =
          documents.stream()
              .filter(document -> document.account().currency().equals(currency))
              .map(StatementDocument::total)
              .toList();
      sums.add(
          new Sum(
              currency,
              totals.size(),
              Amounts.sum(totals),
              invoices.getOrDefault(currency, BigDecimal.ZERO)));
    }
    return sums;
  }

  private void assertTheInvoices(List<Sum> sums) {
    for (Sum sum : sums) {
      if (sum.difference().signum() != 0) {
        throw new Failure(
            Failure.Category.GATE,
            "no statement of " + month + " is issued: they are not the invoices",
            "in %s they come to %s and the invoices to %s: %s of difference"
                .formatted(
                    sum.currency(),
                    sum.total().billed().toPlainString(),
                    sum.invoices().toPlainString(),
                    sum.difference().toPlainString()),
            "plumbline month " + month + " shows the difference of each invoice");
      }
    }
  }

  private String index(List<Issued> all, List<Sum> sums) {
    return StatementIndex.html(
        month,
        all.stream().map(it -> new StatementIndex.Entry(it.document(), it.date())).toList(),
        sums);
  }
}
