package dev.plumbline.run.statement;

import static dev.plumbline.run.statement.ClosedMonth.close;
import static dev.plumbline.run.statement.ClosedMonth.files;
import static dev.plumbline.run.statement.ClosedMonth.july;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the files of statements, whatever names there are. */
@ExtendWith(SharedSpark.class)
class StatementTextsTest {
  @TempDir private Path folder;

  @Test
  void namesAreTextInEveryFileAndNoPath() throws IOException {
    List<String> teams =
        List.of("../../up", "a/b", "..", "\"q'", "<script>alert(1)</script>", "=cmd");
    WrittenMonth month = WrittenMonth.of(folder, 1);
    for (String team : teams) {
      month.charge("I-<b>1", "held", team, "=1+1", "1.00").part(team, "1.00");
    }
    month.invoice("I-<b>1", "6.00").publish();
    TreeSet<String> outside = new TreeSet<>(names(folder));
    assertThat(close(folder))
        .contains(
            "EUR: 6 documents of 2026-07 come to 6.00, the invoices to 6.00; difference: 0.00");
    assertThat(files(folder)).hasSize(6 * 3 + 1);
    files(folder)
        .forEach(
            (name, text) -> {
              assertThat(name)
                  .matches("index\\.html|2026-07-[a-z0-9-]+-EUR-1\\.(html|csv|focus\\.csv)");
              if (name.endsWith(".html")) {
                assertThat(text).doesNotContain("<script", "<b>", "alert(1)</script>");
              } else {
                assertThat(text).doesNotContain(",=", ",\"=");
              }
            });
    assertThat(String.join("", files(folder).values()))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", ",'=cmd,", ",'=1+1,", "I-&lt;b&gt;1");
    TreeSet<String> now = names(folder);
    now.removeAll(outside);
    assertThat(now).containsOnly("statements", "gold");
    assertThat(folder.resolveSibling("up")).doesNotExist();
  }

  private static TreeSet<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      TreeSet<String> names = new TreeSet<>();
      paths.forEach(path -> names.add(path.getFileName().toString()));
      names.remove("gold");
      Stream.of("gold")
          .filter(name -> Files.exists(folder.resolve("gold/statement")))
          .forEach(names::add);
      return names;
    }
  }

  @Test
  void whatIsKnownNotToBeInItIsSaidOnThePage() throws IOException {
    WrittenMonth month = july(folder, 1);
    month
        .more()
        .with(
            InvoiceReconciliation.TABLE,
            "{'billing_period_start':'2026-07-01','invoice':'I-1','billing_currency':'EUR',"
                + "'billed_cost':'9','rejected_lines':2,'unreadable_lines':0,"
                + "'superseded_billed_cost':'0','copied_billed_cost':'0'}",
            "{'billing_period_start':'2026-07-01','invoice':'I-9','billing_currency':'EUR',"
                + "'rejected_lines':0,'unreadable_lines':0,'superseded_billed_cost':'0',"
                + "'copied_billed_cost':'0','invoice_total':'7'}")
        .with(
            GpuWaterfallDaily.TABLE,
            "{'usage_date':'2026-07-31','team':'speech','stage':'delivered','gpu_seconds':'5400',"
                + "'cost':'1.44','billing_currency':'EUR','price_source':'catalog',"
                + "'price_state':'provisional'}",
            "{'usage_date':'2026-07-31','team':'speech','stage':'delivered','gpu_seconds':'7200',"
                + "'cost':'9','billing_currency':'EUR','price_source':'billed',"
                + "'price_state':'closed'}");
    month.publish();
    close(folder);
    // 5,400 s are an hour and a half; what is billed is on a bill
    assertThat(files(folder).get("2026-07-speech-EUR-1.html"))
        .contains("2 lines of invoice I-1 could not be used")
        .contains("No bill of invoice I-9 was read: nothing of it is in any document.")
        .contains("1.50 GPU-hours of the month are on no bill: provisionally EUR 1.44 (catalog).");
    assertThat(files(folder).get("2026-07-vision-EUR-1.html"))
        .contains("2 lines of invoice I-1 could not be used")
        .doesNotContain("GPU-hours of the month are on no bill");
  }
}
