package dev.plumbline.run.statement;

import static dev.plumbline.run.statement.ClosedMonth.close;
import static dev.plumbline.run.statement.ClosedMonth.files;
import static dev.plumbline.run.statement.ClosedMonth.july;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What rules spread over teams stands on their statements, and is taken from nobody's. */
@ExtendWith(SharedSpark.class)
class SharedStatementTest {
  @TempDir private Path folder;

  private static WrittenMonth share(
      WrittenMonth month, String kind, String team, String cost, String seen) {
    month
        .more()
        .with(
            SharedCostMonthly.TABLE,
            ("{'billing_period_start':'2026-07-01','invoice':'I-1','billing_currency':'EUR',"
                    + "'share_kind':'%s','rule':'by_use','team':'%s','closed_date':'2026-08-06',%s"
                    + "'billed_cost':'%s','effective_cost':'%s','weight':'1','weight_sum':'1',"
                    + "'weight_scope':'invoice'}")
                .formatted(
                    kind, team, seen.isEmpty() ? "" : "'seen_date':'" + seen + "',", cost, cost));
    return month;
  }

  /** 2.00 of an empty machine, all of it waste. */
  private static WrittenMonth empty(WrittenMonth month) {
    month
        .more()
        .with(
            ChargebackMonthly.TABLE,
            "{'billing_period_start':'2026-07-01','invoice':'I-1','billing_currency':'EUR',"
                + "'share_kind':'empty','closed_date':'2026-08-06','billed_cost':'2.00',"
                + "'effective_cost':'2.00','idle_waste_cost':'2.00','gpu_seconds':'7200',"
                + "'idle_waste_gpu_seconds':'7200'}");
    return month.invoice("I-3", "2.00");
  }

  @Test
  void whatIsSpreadMovesFromNobodyToTeamsAndTheSumIsTheInvoices() throws IOException {
    // tax 1.00 by use 5 : 3: 0.625 and 0.375; the empty machine's 2.00 to vision
    WrittenMonth month = empty(july(folder, 1));
    share(month, "tax", "speech", "0.625", "");
    share(month, "tax", "vision", "0.375", "");
    share(month, "empty", "vision", "2.00", "").publish();
    List<String> lines = close(folder);
    assertThat(lines)
        .contains(
            "issued: statement 2026-07-speech-EUR-1, speech: billed EUR 5.63, cost 5.63, idle"
                + " waste 0.00",
            "issued: statement 2026-07-vision-EUR-1, vision: billed EUR 5.38, cost 5.38, idle"
                + " waste 2.00",
            "issued: statement 2026-07-unallocated-EUR-1, unallocated: billed EUR 0.50, cost"
                + " 0.50, idle waste 0.00",
            "EUR: 3 documents of 2026-07 come to 11.50, the invoices to 11.50; difference: 0.00");
    assertThat(files(folder).get("2026-07-vision-EUR-1.csv"))
        .contains(
            "shared_tax,,2026-07-01,I-1,EUR,0.375000000000,0.375000000000,0.000000000000,,",
            "shared_empty,,2026-07-01,I-1,EUR,2.000000000000,2.000000000000,2.000000000000,,");
    assertThat(files(folder).get("2026-07-unallocated-EUR-1.csv"))
        .contains(
            "shared_empty,,2026-07-01,I-1,EUR,-2.000000000000,-2.000000000000,-2.000000000000,,");
    assertThat(close(folder)).anyMatch(line -> line.endsWith("nothing differs"));
  }

  @Test
  void whatIsSeenLaterOfSharedCostIsACreditNoteToo() {
    WrittenMonth month = july(folder, 1);
    share(month, "tax", "speech", "1.00", "").publish();
    close(folder);
    WrittenMonth later =
        july(folder, 2)
            .charge("I-1", "tax", "", "", "-0.40", "2026-08-09")
            .invoice("I-1", "-0.40", "2026-08-06", "2026-08-09");
    share(later, "tax", "speech", "1.00", "");
    share(later, "tax", "speech", "-0.40", "2026-08-09").publish();
    assertThat(close(folder))
        .contains(
            "issued: credit note 2026-07-speech-EUR-2 to 2026-07-speech-EUR-1, speech: billed EUR"
                + " -0.40, cost -0.40, idle waste 0.00",
            // -0.40 of tax, and 0.40 less that is taken from it
            "issued: correction 2026-07-unallocated-EUR-2 to 2026-07-unallocated-EUR-1,"
                + " unallocated: billed EUR 0.00, cost 0.00, idle waste 0.00",
            "EUR: 5 documents of 2026-07 come to 9.10, the invoices to 9.10; difference: 0.00");
  }
}
