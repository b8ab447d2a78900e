package dev.plumbline.report;

import static dev.plumbline.report.Nights.CHARGED;
import static dev.plumbline.report.Nights.idle;
import static dev.plumbline.report.Nights.stage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir Path folder;

  private static final String ATTACK =
      "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'";

  /** The page without the code of its two scripts. */
  private static String markup(Path page) throws IOException {
    return Files.readString(page).replaceAll("(?s)<script>.*?</script>", "");
  }

  @Test
  void writesThePageAndACsvForEachSection() throws IOException {
    Path page = Report.write(Nights.realistic(), folder.resolve("2026-07-14"));
    assertThat(page).isEqualTo(folder.resolve("2026-07-14").resolve("report.html"));
    try (Stream<Path> files = Files.list(page.getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "report.html",
              "attention.csv",
              "headline.csv",
              "trend.csv",
              "waterfall.csv",
              "idle-waste.csv",
              "recommendations.csv",
              "queues.csv",
              "serving.csv",
              "budgets.csv",
              "invoice-bridge.csv",
              "corrections.csv",
              "commitments.csv",
              "methods.csv",
              "efficiency.csv",
              "carbon.csv",
              "lineage.csv",
              "lineage-trend.csv",
              "delivery.csv",
              "quality.csv",
              "ingest.csv",
              "rejects.csv",
              "unobserved.csv",
              "not-measured.csv",
              "journal.csv",
              "publications.csv");
    }
  }

  @Test
  void theSameRowsGiveTheSameFile() throws IOException {
    Path first = Report.write(Nights.realistic(), folder.resolve("a"));
    Path second = Report.write(Nights.realistic(), folder.resolve("b"));
    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
  }

  @Test
  void everyPlaceHasAnIdOfItsOwnAndEveryLinkInThePageLeadsToOne() throws IOException {
    String page = markup(Report.write(Nights.realistic(), folder));
    List<String> ids = found(page, " id=\"([^\"]*)\"");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids)
        .contains(
            "headline",
            "headline-idle-waste",
            "idle-waste-idle-waste-by-owner-and-cause",
            "journal-jobs-in-the-order-in-which-they-ran-gpu-segment");
    List<String> links = found(page, " href=\"#([^\"]*)\"");
    assertThat(ids).containsAll(links);
    // every section and every table has a visible link
    assertThat(found(page, "(<section )"))
        .hasSameSizeAs(found(page, "</span>(<a class=\"anchor\")[^>]*></a></h2>"));
    assertThat(found(page, "(<caption>)"))
        .hasSameSizeAs(found(page, "(<a class=\"anchor\")[^>]*></a></span></caption>"));
  }

  private static List<String> found(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map(match -> match.group(1)).toList();
  }

  @Test
  void theHeaderTellsWhenTheRunBeganAndEndedNotWhenItsReportWasWritten() throws IOException {
    // the last job begins at 02:05:39 and takes 0.2 s; the report is written two hours later
    ReportedNight late =
        new ReportedNight(
            "n",
            Nights.DAY,
            ReportedNight.Outcome.PUBLISHED,
            null,
            Nights.DAY,
            Nights.BEGAN.plusSeconds(7200),
            null);
    Figures figures = Nights.empty(late, Rows.all(JournalSection.ROWS, MadeUpJournals.jobs()));
    assertThat(markup(Report.write(figures, folder)))
        .contains(
            "began 15 Jul 2026 02:05 UTC, ended 15 Jul 2026 02:05 UTC"
                + " \u00b7 report written 15 Jul 2026 04:05 UTC");
    assertThat(markup(Report.write(Nights.empty(late), folder)))
        .contains("when it began is not known");
  }

  @Test
  void namesFromOutsideStayText() throws IOException {
    Figures figures =
        Nights.with(
            Nights.waterfall(stage("held_idle", "3600", "1", CHARGED)),
            Nights.idles(idle(ATTACK, "held_idle", "3600", "1", CHARGED)));
    String page = markup(Report.write(figures, folder));
    assertThat(page).doesNotContain("<script>alert").doesNotContain("<img");
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void formulasInNamesAreDisarmedInTheCsv() throws IOException {
    Figures figures =
        Nights.with(
            Nights.waterfall(stage("held_idle", "3600", "-1.5", CHARGED)),
            Nights.idles(idle("=HYPERLINK(\"x\")", "held_idle", "3600", "-1.5", CHARGED)));
    Report.write(figures, folder);
    assertThat(Files.readString(folder.resolve("idle-waste.csv")))
        .contains("\"'=HYPERLINK(\"\"x\"\")\"")
        .contains(",3600,-1.5,USD,");
  }

  @Test
  void thePolicyForbidsTheNetworkAndNamesEveryScript() throws Exception {
    String page = Files.readString(Report.write(Nights.realistic(), folder));
    Matcher policy =
        Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(page);
    assertThat(policy.find()).isTrue();
    List<String> hashes = new ArrayList<>();
    Matcher scripts = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page);
    while (scripts.find()) {
      byte[] code = scripts.group(1).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(code);
      hashes.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
    assertThat(hashes).hasSize(2);
    assertThat(policy.group(1).replace("&#39;", "'"))
        .isEqualTo(
            "default-src 'none'; script-src "
                + String.join(" ", hashes)
                + "; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
    assertThat(markup(folder.resolve("report.html")))
        .doesNotContain("<script src", "<link", "<img", "@import", "url(");
  }

  @Test
  void exactValuesStandInTheCsv() throws IOException {
    Figures figures =
        Nights.with(
            Nights.waterfall(stage("delivered", "0.333333333333", "0.000000000001", CHARGED)));
    Report.write(figures, folder);
    assertThat(Files.readAllLines(folder.resolve("waterfall.csv")))
        .containsExactly(
            "usage_date,provider,sub_account,cluster,team,project,gpu_model,stage,gpu_seconds,"
                + "cost,billing_currency,price_source,price_state",
            "2026-07-14,AWS,222222222222,train-east,foundation,atlas,NVIDIA H100 80GB HBM3,"
                + "delivered,0.333333333333,0.000000000001,USD,billed,billed");
  }
}
