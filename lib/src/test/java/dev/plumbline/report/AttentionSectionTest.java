package dev.plumbline.report;

import static dev.plumbline.report.Nights.CHARGED;
import static dev.plumbline.report.Nights.UNPRICED;
import static dev.plumbline.report.Nights.stage;
import static dev.plumbline.report.SectionsTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What makes figures incomplete, and sums that are not said because of it. */
class AttentionSectionTest {
  @Test
  void whatIsIncompleteStandsFirstWithItsMoneyAndItsRemedy() {
    assertThat(Report.SECTIONS.get(0)).isInstanceOf(AttentionSection.class);
    // 86,400 s = 24 h; 7,200 s = 2 h
    assertThat(text(new AttentionSection(), Nights.realistic()))
        .contains("3 things of 3 kinds")
        .contains("billed machine never seen its GPU time is paid for and unobserved")
        .contains("i-0new 24.00 USD 233.28 12 Jul 2026 4 GPUs billed")
        .contains("train-east/ip-10-0-1-77 2.00 not known 12 Jul 2026")
        .contains("scratch not known not known")
        .contains("write under nodes: - {node: ?}");
  }

  @Test
  void whatIsNotJoinedIsNotAddedUp() {
    // Eight machines of 24 h, of which one is billed under an id that no node has: 168 + 24 = 192 h
    // with a bill, and 24 h of a node without one. 192 and not 216 GPU-hours were there.
    Row unmapped = Nights.withoutBill("empty", "86400");
    Figures figures =
        Nights.with(
            Nights.waterfall(
                stage("delivered", "604800", "700", CHARGED),
                stage("unobserved", "86400", "100", CHARGED),
                unmapped),
            Rows.all(
                AttentionSection.ROWS,
                List.of(
                    MadeUpJournals.attention(
                        "unjoined_time", "accounted GPU-hours", "86400", null, "seen"))));
    assertThat(text(new HeadlineSection(), figures))
        .contains(
            "Accounted GPU-hours not joined 192.00 GPU-h with a bill, and 24.00 GPU-h seen on")
        .contains("up to 24.00 GPU-h of them are the same hours")
        .contains("Idle waste not joined USD 0.00 - 100.00 with a bill")
        .contains("0.00 GPU-h measured on nodes with a bill, and 24.00 GPU-h on nodes without one")
        .doesNotContain("216");
    assertThat(new HeadlineSection().csv(figures).text())
        .contains("accounted_with_bill,,,,691200,,gpu_seconds")
        .contains("accounted_without_bill,,,,86400,,gpu_seconds")
        .doesNotContain("accounted,");
    // stages keep their own hours: 168 delivered, 24 not seen, 24 empty
    assertThat(text(new WaterfallSection(), figures))
        .contains("Telemetry and bill are not joined")
        .contains("GPU-hours with a bill")
        .contains("Accounted not joined not joined USD 800.00")
        .doesNotContain("216");
    assertThat(NightSummary.of(figures).attention().isNotJoined()).isTrue();
    assertThat(new Page(Map.of(), null).html(figures))
        .contains("! published, incomplete: 1\u00a0thing, telemetry and bill not joined");
    // at most would be 24 empty and 24 not seen, which are the same hours
    Figures idle =
        Nights.with(
            figures.of(WaterfallSection.ROWS),
            figures.of(AttentionSection.ROWS),
            Nights.idles(Nights.idle("unallocated", "no_demand", "86400", null, UNPRICED)));
    assertThat(text(new IdleSection(), idle))
        .contains("GPU-hours, all bases 24.00 GPU-h not joined 24.00 GPU-h")
        .doesNotContain("48.00");
  }

  @Test
  void manyThingsOfOneKindAreCappedTheMostMoneyFirstAndNothingRunsAsMarkup() {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      rows.add(MadeUpJournals.attention("ownerless_namespace", "ns-" + i, null, i + ".5", "held"));
    }
    rows.add(MadeUpJournals.attention("unexplained_cost", "A-1", null, "3", "s"));
    rows.add(MadeUpJournals.attention("unexplained_cost", "A-2", null, "-70", "s"));
    rows.add(
        MadeUpJournals.attention(
            "unreadable_file", "<script>x</script>", null, null, "<img src=x onerror=y>"));
    Figures figures = Nights.with(Rows.all(AttentionSection.ROWS, rows));
    String html = Html.markup(Html.all(new AttentionSection().content(figures)));
    assertThat(html).doesNotContain("<script", "<img");
    String shown = text(new AttentionSection(), figures);
    assertThat(shown)
        .contains("11 things of 3 kinds", "and 3 more in attention.csv")
        .contains("ns-4")
        .doesNotContain("ns-3");
    assertThat(shown.indexOf("A-2")).isLessThan(shown.indexOf("A-1"));
    assertThat(shown.indexOf("ns-8")).isLessThan(shown.indexOf("ns-4"));
    assertThat(html.indexOf("&lt;script&gt;x")).isPositive().isLessThan(html.indexOf("A-2"));
    assertThat(new AttentionSection().csv(figures).text()).contains("ns-1", "ns-3");
  }

  @Test
  void nothingIncompleteIsSaidWhereFiguresAreThere() {
    Figures figures = Nights.with(Nights.waterfall(stage("delivered", "3600", "3.00", CHARGED)));
    assertThat(text(new AttentionSection(), figures)).startsWith("Nothing was found");
    assertThat(new Page(Map.of(), null).html(figures)).contains("\u2713 published");
  }

  @Test
  void aNightThatNoSourceTellsOfDoesNotLookAsIfAllWereWell() {
    assertThat(new Page(Map.of(), null).html(Nights.with()))
        .contains("\u2713 published; not measured: GPU time, cost, models");
  }
}
