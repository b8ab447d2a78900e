package dev.plumbline.run.statement;

import static dev.plumbline.run.statement.ClosedMonth.JULY;
import static dev.plumbline.run.statement.ClosedMonth.TODAY;
import static dev.plumbline.run.statement.ClosedMonth.close;
import static dev.plumbline.run.statement.ClosedMonth.files;
import static dev.plumbline.run.statement.ClosedMonth.july;
import static dev.plumbline.run.statement.ClosedMonth.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.failure.Failure;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Statement;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Closing a month that is written by hand, and closing it again. */
@ExtendWith(SharedSpark.class)
class MonthCloseTest {
  @TempDir private Path folder;

  @Test
  void whatNobodyOwnsStandsBesideWhatIsNoTeamsByItsKind() throws IOException {
    july(folder, 1).publish();
    assertThat(close(folder))
        .contains(
            "issued: statement 2026-07-speech-EUR-1, speech: billed EUR 5.00, cost 5.00, idle"
                + " waste 0.00",
            "issued: statement 2026-07-unallocated-EUR-1, unallocated: billed EUR 1.50, cost"
                + " 1.50, idle waste 0.00",
            "EUR: 3 documents of 2026-07 come to 9.50, the invoices to 9.50; difference: 0.00");
    Map<String, String> files = files(folder);
    assertThat(files.get("2026-07-unallocated-EUR-1.csv").lines())
        .containsExactly(
            "number,document_kind,corrects_number,team,line_kind,project,billing_period_start,"
                + "invoice,billing_currency,billed_cost,effective_cost,idle_waste_cost,"
                + "gpu_seconds,idle_waste_gpu_seconds",
            "2026-07-unallocated-EUR-1,statement,,,held,stray,2026-07-01,I-2,EUR,"
                + "0.500000000000,0.500000000000,0.000000000000,3600.000000000000,",
            "2026-07-unallocated-EUR-1,statement,,,tax,,2026-07-01,I-1,EUR,"
                + "1.000000000000,1.000000000000,0.000000000000,,");
    assertThat(files.get("2026-07-speech-EUR-1.focus.csv"))
        .contains("5.0000")
        .doesNotContain("3.0");
    assertThat(files.get("index.html"))
        .contains("href=\"2026-07-speech-EUR-1.html\"", "10 Aug 2026", "EUR\u00a09.50");
    assertThat(files.get("2026-07-speech-EUR-1.html"))
        .contains("Statement 2026-07-speech-EUR-1", "echo", "I-1", "Nothing is known to be missing")
        .doesNotContain("2026-08-10", "10 Aug");
  }

  @Test
  void theSecondRunIssuesNothing() throws IOException {
    july(folder, 1).publish();
    close(folder);
    Map<String, String> files = files(folder);
    List<String> rows = rows(folder);
    long version = new Lake(SharedSpark.session(), folder.toString()).version(Statement.TABLE);
    assertThat(close(folder, TODAY.plusDays(5), () -> {}))
        .contains("closed on 2026-08-10, nothing differs")
        .contains(
            "EUR: 3 documents of 2026-07 come to 9.50, the invoices to 9.50; difference: 0.00");
    assertThat(files(folder)).isEqualTo(files);
    assertThat(rows(folder)).isEqualTo(rows);
    assertThat(new Lake(SharedSpark.session(), folder.toString()).version(Statement.TABLE))
        .isEqualTo(version);
  }

  @Test
  void aCorrectionIsACreditNoteOfExactlyTheDifference() throws IOException {
    july(folder, 1).publish();
    close(folder);
    Map<String, String> before = files(folder);
    july(folder, 2)
        .charge("I-1", "held", "speech", "echo", "-0.333333333333", "2026-08-09")
        .invoice("I-1", "-0.333333333333", "2026-08-06", "2026-08-09")
        .publish();
    assertThat(close(folder))
        .contains(
            "issued: credit note 2026-07-speech-EUR-2 to 2026-07-speech-EUR-1, speech: billed EUR"
                + " -0.33, cost -0.33, idle waste 0.00",
            "EUR: 4 documents of 2026-07 come to 9.17, the invoices to 9.17; difference: 0.00");
    Map<String, String> after = files(folder);
    assertThat(after.get("2026-07-speech-EUR-2.csv"))
        .contains("2026-07-speech-EUR-2,credit_note,2026-07-speech-EUR-1,speech,held,echo,")
        .contains(",-0.333333333333,-0.333333333333,0.000000000000,0.000000000000,\r\n");
    assertThat(after.get("2026-07-speech-EUR-2.html"))
        .contains("Credit note 2026-07-speech-EUR-2", "href=\"2026-07-speech-EUR-1.html\"");
    before.remove("index.html");
    assertThat(after).containsAllEntriesOf(before).hasSize(4 * 3 + 1);
    assertThat(close(folder)).contains("closed on 2026-08-10, nothing differs");
  }

  @Test
  void whatDoesNotComeToTheInvoicesIsNotIssued() throws IOException {
    july(folder, 1).invoice("I-3", "0.000000000001").publish();
    assertThatThrownBy(() -> close(folder))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.category()).isEqualTo(Failure.Category.GATE);
              assertThat(failure.because()).contains("-0.000000000001 of difference");
            });
    assertThat(files(folder)).isEmpty();
    assertThat(rows(folder)).isEmpty();
  }

  @Test
  void anExportOfAnotherPublicationIsNotClosedFrom() {
    july(folder, 1).publish();
    july(folder, 2).publish();
    july(folder, 1).more().asTheLast().into(folder);
    assertThatThrownBy(() -> close(folder))
        .isInstanceOf(Failure.class)
        .hasMessage("the export is not of what is published");
  }

  @Test
  void anOpenPeriodIsRefusedByName() {
    july(folder, 1).invoice("I-open", "0", "", "").publish();
    assertThatThrownBy(
            () -> OpenInvoices.assertNone(WrittenMonth.read(folder), JULY, OptionalInt.of(5)))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.category()).isEqualTo(Failure.Category.CONFIGURATION);
              assertThat(failure)
                  .hasMessage("2026-07 cannot be closed: 1 of its invoices is still open");
              // July ends before 1 August, and five days later is the 6th
              assertThat(failure.because())
                  .isEqualTo(
                      "I-open (closed by the first night of 2026-08-06 or later that finds it"
                          + " published)");
            });
  }

  @Test
  void aLookChangesNothing() throws IOException {
    july(folder, 1).publish();
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    assertThat(new MonthClose(lake, JULY, WrittenMonth.read(folder), TODAY).lines(false))
        .contains(
            "to be issued: statement 2026-07-vision-EUR-1, vision: billed EUR 3.00, cost 3.00,"
                + " idle waste 0.00");
    assertThat(files(folder)).isEmpty();
    assertThat(rows(folder)).isEmpty();
  }
}
