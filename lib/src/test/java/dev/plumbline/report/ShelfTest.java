package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
  @TempDir Path folder;
  private Shelf shelf;

  @BeforeEach
  void shelf() {
    shelf = new Shelf(folder);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private String read(String name) throws IOException {
    return SectionsTest.text(text(name).replaceAll("(?s)<(style|script|title).*?</\\1>", ""));
  }

  @Test
  void aNightHasItsReportItsSummaryTheIndexAndTheWayToTheNewest() throws IOException {
    List<Path> opened = shelf.add(Nights.realistic());
    assertThat(opened)
        .containsExactly(folder.resolve("2026-07-14/report.html"), folder.resolve("index.html"));
    assertThat(folder.resolve("2026-07-14/summary.json")).exists();
    assertThat(text("latest.html")).contains("0; url=2026-07-14/report.html");
    assertThat(read("2026-07-14/next.html")).contains("No night after 14 Jul 2026 has a report");
    assertThat(text("2026-07-14/report.html"))
        .doesNotContain("rel=\"prev\"")
        .contains("href=\"next.html\"", "href=\"../index.html\"", "href=\"../latest.html\"");
  }

  @Test
  void theIndexTellsFiguresOfEveryNightTheNewestFirst() throws IOException {
    shelf.add(
        Nights.with(
            Nights.waterfall(
                Nights.stage("held_idle", "7200", "4.20", Nights.CHARGED),
                Nights.stage("unobserved", "3600", "2.10", Nights.CHARGED)),
            Rows.all(LineageSection.ROWS, MadeUpGpus.models()),
            Rows.all(LineageTrendSection.ROWS, MadeUpGpus.reach()),
            Rows.all(QualitySection.ROWS, MadeUpJournals.quality("warn")),
            Rows.all(PublicationSection.ROWS, MadeUpJournals.publications())));
    shelf.add(Nights.stopped());
    // 2 h idle and 1 h unobserved are 3 h accounted; 4.20, and 6.30 with what nobody measured;
    // 3 of 5 models; 42 checks passed and one warned
    assertThat(read("index.html"))
        .contains(
            "14 Jul 2026 ✓ published 3.00 GPU-h USD 4.20, at most USD 6.30 charged, period still"
                + " open 2.00 GPU-h, at most 3.00 GPU-h 3 of 5 1 warned of 43 none 14 Jul 2026")
        .contains("15 Jul 2026 ✗ stopped by the quality gate figures of 14 Jul 2026")
        .contains("1 failed, 0 warned of 43 3 things none");
    assertThat(text("index.html").lastIndexOf("2026-07-15/report.html"))
        .isLessThan(text("index.html").lastIndexOf("2026-07-14/report.html"));
  }

  @Test
  void aLaterNightLeadsBackAndIsLedToAndChangesNoEarlierReport() throws IOException {
    shelf.add(Nights.realistic());
    String before = text("2026-07-14/report.html");
    shelf.add(Nights.stopped());
    assertThat(text("2026-07-14/report.html")).isEqualTo(before);
    assertThat(text("2026-07-14/next.html")).contains("0; url=../2026-07-15/report.html");
    assertThat(text("2026-07-15/report.html")).contains("href=\"../2026-07-14/report.html\"");
    assertThat(text("latest.html")).contains("0; url=2026-07-15/report.html");
    // the earlier night once more: its way on stays
    shelf.add(Nights.realistic());
    assertThat(text("2026-07-14/next.html")).contains("0; url=../2026-07-15/report.html");
    assertThat(text("latest.html")).contains("0; url=2026-07-15/report.html");
  }

  @Test
  void theIndexTellsHowManyThingsMakeANightIncompleteAndWhetherItIsJoined() throws IOException {
    shelf.add(
        Nights.with(
            Nights.waterfall(Nights.stage("unobserved", "3600", "2.10", Nights.CHARGED)),
            Rows.all(
                AttentionSection.ROWS,
                List.of(
                    MadeUpJournals.attention("unjoined_time", "accounted", "3600", null, "s"),
                    MadeUpJournals.attention("late_source", "gpus", null, null, "s")))));
    assertThat(text("2026-07-14/summary.json")).contains("\"rows\" : 2", "\"isNotJoined\" : true");
    assertThat(read("index.html"))
        .contains("14 Jul 2026 ✓ published not joined")
        .contains("2 things, telemetry and bill not joined");
  }

  @Test
  void aSummaryOfAnEarlierVersionSaysNothingOfAttention() throws IOException {
    shelf.add(Nights.realistic());
    Path summary = folder.resolve("2026-07-14/summary.json");
    Files.writeString(
        summary,
        text("2026-07-14/summary.json").replaceAll("(?s),\\s*\"attention\" : \\{[^}]*\\}", ""));
    NightSummary read = NightSummary.read(folder.resolve("2026-07-14"), Nights.DAY);
    assertThat(read.isKnown()).isTrue();
    assertThat(read.attention()).isNull();
    assertThat(SectionsTest.text(NightIndex.html(List.of(read), 1))).contains("not known");
  }

  @Test
  void aReportOfAnEarlierVersionIsListedWithoutFigures() throws IOException {
    Files.createDirectories(folder.resolve("2026-07-01"));
    Files.writeString(folder.resolve("2026-07-01/report.html"), "old");
    Files.createDirectories(folder.resolve("2026-07-02"));
    shelf.add(Nights.realistic());
    assertThat(read("index.html"))
        .contains("1 Jul 2026 its report has no readable summary.json not known")
        .doesNotContain("2 Jul 2026");
  }

  @Test
  void theIndexListsTheNewestAndSaysHowManyItLeavesOut() throws IOException {
    List<NightSummary> nights =
        IntStream.range(0, NightIndex.NIGHTS)
            .mapToObj(back -> LocalDate.of(2026, 7, 14).minusDays(back))
            .map(date -> NightSummary.read(folder, date))
            .toList();
    assertThat(SectionsTest.text(NightIndex.html(nights, 1_234)))
        .contains("The newest 400 of 1,234 nights; the others stand in their folders");
  }

  @Test
  void nightsStandByMonthAndEachDayOfTheCalendarLeadsToItsNight() throws IOException {
    NightSummary warned =
        new NightSummary(
            LocalDate.of(2026, 7, 2),
            new NightSummary.Ending("PUBLISHED", "2026-07-02", List.of("2026-07-02")),
            new NightSummary.Time("3600", "0", "0"),
            List.of(),
            new NightSummary.Models(1L, 2L),
            new NightSummary.Checks(0L, 3L, 40L),
            new NightSummary.Attention(0, false));
    NightSummary stopped =
        new NightSummary(
            LocalDate.of(2026, 6, 30),
            new NightSummary.Ending("GATE_FAILED", "2026-06-29", List.of()),
            new NightSummary.Time("3600", "0", "0"),
            List.of(),
            new NightSummary.Models(1L, 2L),
            new NightSummary.Checks(1L, 0L, 40L),
            new NightSummary.Attention(0, false));
    NightSummary unknown = NightSummary.read(folder, LocalDate.of(2026, 6, 29));
    String page = NightIndex.html(List.of(warned, stopped, unknown), 3);
    String text = SectionsTest.text(page.replaceAll("(?s)<(style|script|title).*?</\\1>", ""));
    assertThat(text)
        .contains("Jul 2026: 1 night, 1 published with warnings")
        .contains(
            "Earlier months Jun 2026: 2 nights, 1 stopped or failed, 1 without a readable summary");
    assertThat(page.indexOf("2 Jul 2026</a>")).isLessThan(page.indexOf("30 Jun 2026</a>"));
    // 1 July 2026 is a Wednesday, 1 June a Monday
    assertThat(page)
        .contains("<span style=\"grid-column: 3\">1</span>")
        .contains("<span style=\"grid-column: 1\">1</span>")
        .contains(
            "href=\"2026-07-02/report.html\" class=\"fair\" title=\"2 Jul 2026: published with"
                + " warnings\"")
        .contains("href=\"2026-06-30/report.html\" class=\"poor\"")
        .contains("href=\"2026-06-29/report.html\" class=\"absent\"");
  }

  @Test
  void nothingInTheIndexReachesTheNetworkOrRunsCode() throws IOException {
    shelf.add(Nights.realistic());
    assertThat(text("index.html"))
        .contains("default-src &#39;none&#39;")
        .doesNotContain("<script", "http:", "https:");
  }
}
