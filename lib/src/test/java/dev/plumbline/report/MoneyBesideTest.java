package dev.plumbline.report;

import static dev.plumbline.report.SectionsTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Money that is in no figure of the night: corrections of closed months, left-outs, commitments.
 */
class MoneyBesideTest {
  @TempDir Path folder;

  @Test
  void aCorrectionNamesItsMonthInvoiceAccountAmountAndTheNightThatSawIt() {
    Figures figures = Nights.realistic();
    String text = text(new CorrectionsSection(), figures);
    // 3.10 of tax more and 0.65 of GPU compute less: 2.45
    assertThat(text)
        .contains("14 Jul 2026 saw 1 closed invoice change: effective cost USD 2.45 more.")
        .contains("The nights before, up to 30, saw 1 closed invoice change: effective cost EUR")
        .contains("EUR 1,012.50 less")
        .contains(
            "AWS-2026-06-003980 A-17 Issuer of USD Jun 2026 6 Jul 2026 14 Jul 2026"
                + " USD +2.45 USD +2.45 USD -0.65 Tax USD +3.10")
        .contains(
            "GCP-2026-06-77 B-2 Issuer of EUR Jun 2026 6 Jul 2026 10 Jul 2026"
                + " EUR -1,012.50 EUR -1,012.50 EUR -1,012.50")
        .contains("in no price of a GPU-second");
    assertThat(new CorrectionsSection().finding(figures))
        .isEqualTo("Invoices of closed months now cost EUR\u00a01,012.50 less, USD\u00a02.45 more");
  }

  @Test
  void gpuTimeOfAClosedDateSaysBetweenWhichStagesItMoved() {
    // each team's hour has its own row; nothing of the second date is known but its cost
    assertThat(text(new CorrectionsSection(), Nights.realistic()))
        .contains(
            "29 Jun 2026 AWS, account 222222222222 foundation USD +1.20 +1.00"
                + " Delivered +1.00 GPU-h 14 Jul 2026")
        .contains(
            "29 Jun 2026 AWS, account 222222222222 not known USD -1.20 -1.00"
                + " Unobserved -1.00 GPU-h 14 Jul 2026")
        .contains("foundation USD -0.65 not measured only the cost changed");
  }

  @Test
  void aCommitmentSaysWhatWasLostAndWhatIsLeft() {
    // dollars: 36 + 12 + 12 = 60 due, 12 of it lost: 20 %; euros: 2.5 of 10
    Figures figures = Nights.realistic();
    assertThat(text(new CommitmentSection(), figures))
        .contains("sp-1 AWS USD 0.00 USD 36.00 USD 12.00 75.0 % USD 5,400.00")
        .contains("cr-0dcr5e55 AWS USD 1,000.00 USD 12.00 USD 0.00 100.0 % USD 988.00")
        .contains("c-1 GCP EUR 0.00 EUR 7.50 EUR 2.50 75.0 % not known");
    assertThat(new CommitmentSection().finding(figures).replace('\u00a0', ' '))
        .isEqualTo(
            "EUR 2.50 of EUR 10.00 (25.0 %) paid in advance for this day was used by nothing, on 1"
                + " of 1 commitment; USD 12.00 of USD 60.00 (20.0 %) paid in advance for this day"
                + " was used by nothing, on 1 of 2 commitments");
  }

  @Test
  void sectionsWithoutRowsAreLeftOutTogetherWithTheirLinksAndFiles() throws IOException {
    Report.write(Nights.realistic(), folder);
    assertThat(folder.resolve("corrections.csv")).exists();
    Path page = Report.write(Nights.empty(Nights.published()), folder);
    assertThat(Files.readString(page)).doesNotContain("corrections", "#commitments");
    assertThat(folder.resolve("corrections.csv")).doesNotExist();
    assertThat(folder.resolve("commitments.csv")).doesNotExist();
  }

  @Test
  void besideAnInvoiceOnlyWhatWasLeftOutOrReceivedIsSaid() {
    // billed 38,688.42 and 38,808.92 received: 120.50 less, which is what was rejected
    Figures figures = Nights.realistic();
    assertThat(text(new BridgeSection(), figures))
        .contains("AWS-2026-07-004117 Jul 2026 USD 184,230.55 none USD 1,565.34 none no total")
        .contains("GCP open Jul 2026 USD 38,688.42 USD 120.50 none none USD 38,808.92 USD -120.50");
    assertThat(new BridgeSection().finding(figures).replace('\u00a0', ' '))
        .isEqualTo(
            "2 invoices come down to what the GPUs did without a remainder; 2 rejected lines are in"
                + " none; 1 differs from what finance received");
    Figures untotalled =
        Nights.with(
            Rows.all(BridgeSection.ROWS, MadeUpMoney.bridge()),
            Rows.all(InvoicesBeside.ROWS, List.of(MadeUpClosed.beside().get(0))));
    assertThat(text(new BridgeSection(), untotalled))
        .contains("Older exports Copied files AWS-2026-07-004117")
        .doesNotContain("Finance received");
    assertThat(new BridgeSection().finding(untotalled)).endsWith("without a remainder");
  }
}
