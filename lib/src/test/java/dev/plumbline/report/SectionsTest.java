package dev.plumbline.report;

import static dev.plumbline.report.Nights.CHARGED;
import static dev.plumbline.report.Nights.LISTED;
import static dev.plumbline.report.Nights.UNPRICED;
import static dev.plumbline.report.Nights.idle;
import static dev.plumbline.report.Nights.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.report.ReportedNight.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SectionsTest {
  static final List<Section> SECTIONS = Report.SECTIONS;

  /** What a reader sees: text without markup, with plain spaces and hyphens. */
  static String text(Section section, Figures figures) {
    return text(Html.markup(Html.all(section.content(figures))));
  }

  static String text(String markup) {
    return markup
        .replaceAll("(?s)<script.*?</script>", "")
        .replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replace('\u00a0', ' ')
        .replace('\u2212', '-')
        .replace('\u2013', '-')
        .replaceAll("\\s+", " ")
        .trim();
  }

  @ParameterizedTest
  @FieldSource("SECTIONS")
  void anEmptySectionSaysThatNothingWasMeasuredAndNeverZero(Section section) {
    String text = text(section, Nights.empty(Nights.published()));
    assertThat(text).containsIgnoringCase("not measured").doesNotContain("0.00", "0.0 %");
    assertThat(section.csv(Nights.empty(Nights.published())).text()).doesNotContain("0.00");
  }

  @ParameterizedTest
  @FieldSource("SECTIONS")
  void aNightBeforeTheFirstPublicationHasAllSections(Section section) {
    ReportedNight first =
        new ReportedNight("n", Nights.DAY, Outcome.FAILED, null, null, Nights.BEGAN, null);
    assertThat(section.content(Nights.empty(first))).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("SECTIONS")
  void eachSectionHasItsFigures(Section section) {
    assertThat(text(section, Nights.realistic())).isNotEmpty();
    assertThat(section.csv(Nights.realistic()).isEmpty()).isFalse();
  }

  @Test
  void theHeadlineKeepsPriceBasesApartAndGivesIntervals() {
    Figures figures =
        Nights.with(
            Nights.waterfall(
                stage("held_idle", "3600", "2.10", CHARGED),
                stage("unobserved", "3600", "0.90", CHARGED),
                stage("delivered", "7200", "4.00", CHARGED),
                stage("delivered", "1800", "0.70", LISTED),
                stage("delivered", "1800", null, UNPRICED)));
    String text = text(new HeadlineSection(), figures);
    // 3,600 + 3,600 + 7,200 + 1,800 + 1,800 = 18,000 s = 5 h; charged 2.10 + 0.90 + 4.00 = 7.00;
    // delivered 10,800 ÷ 18,000 = 60 %, at most 14,400 ÷ 18,000 = 80 %
    assertThat(text)
        .contains("Accounted GPU-hours 5.00")
        .contains("USD 7.00 charged, period still open EUR 0.70 provisional, at list price")
        .contains("0.50 GPU-h have no price")
        .contains("USD 2.10 - 3.00 charged")
        .contains("EUR 0.00 provisional")
        .contains("1.00 GPU-h measured; 2.00 GPU-h if all unobserved and unknown time was idle")
        // by cost 4.00 ÷ 7.00 = 57.1 % in dollars, all of it in euros
        .contains("Delivered 57.1 % of the cost: USD, charged")
        .contains(
            "100.0 % of the cost: EUR, provisional, at list price 60.0 % of the accounted"
                + " GPU-hours")
        .contains("at most 80.0 %");
  }

  @Test
  void sharesByCostStandBesideThoseByHours() {
    // 1 h idle for 9.00 and 3 h delivered for 3.00: 75 % of the hours, 25 % of the cost; in euros
    // 1 h not observed for 1.00 and 1 h delivered for 4.00: 80 % of the cost. By hours of all six:
    // 4 ÷ 6 = 66.7 % delivered, 1 ÷ 6 = 16.7 % idle.
    Figures figures =
        Nights.with(
            Nights.waterfall(
                stage("held_idle", "3600", "9.00", CHARGED),
                stage("delivered", "10800", "3.00", CHARGED),
                stage("unobserved", "3600", "1.00", LISTED),
                stage("delivered", "3600", "4.00", LISTED)));
    assertThat(text(new WaterfallSection(), figures))
        .contains("Shares of cost, by team")
        .contains("foundation USD, charged, period still open USD 12.00 25.0 % 75.0 % 0.0 %")
        .contains("foundation EUR, provisional, at list price EUR 5.00 80.0 % 0.0 % 20.0 %")
        .contains("foundation 6.00 66.7 %");
    assertThat(new TrendSection().csv(figures).text().lines())
        .anyMatch(line -> line.contains(",14400") || line.contains(",21600"))
        .anyMatch(line -> line.contains(",,0.25,0.75,0.0,12.00,USD,billed,billed,cost"))
        .anyMatch(line -> line.contains(",,0.8,0.0,0.2,5.00,EUR,catalog,provisional,cost"));
  }

  @Test
  void theWaterfallPrintsUnknownAsNotMeasuredAndNothingAsNone() {
    Figures figures =
        Nights.with(
            Nights.waterfall(
                stage("unused_commitment", null, "7.00", CHARGED),
                stage("delivered", "3600", "3.00", CHARGED)));
    assertThat(text(new WaterfallSection(), figures))
        .contains(
            "Unused commitment reserved, never run idle waste not measured not measured USD 7.00")
        .contains("Empty nobody held the GPU idle waste none none none")
        .contains("Accounted 1.00 100.0 % USD 10.00");
  }

  @Test
  void idleWasteSaysWhatItLeavesOut() {
    List<Row> idles = List.of(idle("a/b", "held_idle", "3600", "2.10", CHARGED));
    Figures figures =
        Nights.with(
            Nights.waterfall(stage("held_idle", "7200", "4.20", CHARGED)),
            Rows.firstOf(IdleSection.ROWS, idles, 341, idles::iterator));
    assertThat(text(new IdleSection(), figures))
        .contains("USD, charged, period still open USD 4.20 USD 4.20 USD 2.10")
        .contains("a/b foundation held idle 1 1.00 USD 2.10 5 h 12 min 9 Jul 2026")
        .contains("the dearest 1 of 341 rows");
  }

  @Test
  void idleWasteWithoutAWaterfallHasNoTotalNotZero() {
    Figures figures =
        Nights.with(
            Rows.absent(WaterfallSection.ROWS, "no bill"),
            Nights.idles(idle("a/b", "held_idle", null, null, UNPRICED)));
    assertThat(text(new IdleSection(), figures))
        .contains("GPU-hours, all bases not measured not measured not measured")
        .contains("held idle 1 not measured not measured (no price)");
  }

  @Test
  void noIdleWasteInAMeasuredNightIsSaidToBeNone() {
    Figures figures = Nights.with(Nights.waterfall(stage("delivered", "3600", "3.00", CHARGED)));
    assertThat(text(new IdleSection(), figures)).startsWith("None: no accounted time");
  }

  @Test
  void aReasonGivenForAbsenceIsPrinted() {
    Figures figures =
        Nights.with(Rows.absent(WaterfallSection.ROWS, "The bill has not arrived yet."));
    assertThat(text(new WaterfallSection(), figures))
        .isEqualTo("Not measured. The bill has not arrived yet.");
    assertThat(text(new NotMeasuredSection(), figures)).contains("The bill has not arrived yet.");
  }

  @Test
  void violatedChecksComeFirst() {
    assertThat(text(new QualitySection(), Nights.stopped()))
        .startsWith("Violated checks")
        .contains("violated, stops publication");
  }

  @Test
  void lineageStatesAreSignsAndWords() {
    assertThat(text(new LineageSection(), Nights.realistic()))
        .contains("! dangling")
        .contains("atlas-70b v13 high risk ✗ no")
        .contains("speech-to-text v4 risk tier not declared ✗ no")
        .contains("Reach: 3 of 7 model versions");
  }

  @Test
  void deliverySaysWhatIsKnownAndWhyTheRestIsNot() {
    String text = text(new DeliverySection(), Nights.realistic());
    // 36,000 s over two versions are five hours each.
    assertThat(text)
        .contains("v13 since")
        .contains(
            "4 5 h mean of 2 of 3 not measured not measured 1"
                + " 1 on 1 of 28 dates, not measured before 14 Jul 2026 1 h 30 min")
        .contains("v4 not registered, since")
        .contains("not measured no incident of speech-to-text was ever recorded at prod-eu")
        .contains("v12 ✓ yes 4 40 1")
        .contains("none ✗ no no other version that did not fail was deployed there")
        .contains("high 1 4 days 40 days 1 day")
        .contains("not declared 1 not measured of 1");
    assertThat(new DeliverySection().finding(Nights.realistic()))
        .startsWith("1 of 2\u00a0deployments could be taken back");
    List<Row> rows = new ArrayList<>(MadeUpDeliveries.rows());
    rows.add(MadeUpDeliveries.undeployed());
    assertThat(
            new DeliverySection()
                .finding(
                    Nights.with(
                        Rows.all(DeliverySection.ROWS, rows),
                        Rows.all(DeliverySection.SUMS, MadeUpDeliveries.sums()))))
        .as("an incident alone is no deployment")
        .startsWith("1 of 2\u00a0deployments");
  }

  @Test
  void whatWasNotMeasuredIsListedWithItsAmount() {
    assertThat(text(new NotMeasuredSection(), Nights.realistic()))
        .contains("Tensor activity Acme Accelerator X, cluster train-east 111.11 GPU-h")
        .contains("Peak of the GPU model Acme Accelerator X 111.11 GPU-h")
        .contains("Lineage link: deployment speech-to-text v4 1 link")
        .contains("Values that are no number: blank int64 source dcgm-train 288 values")
        .contains("The rest of a file");
  }

  @Test
  void theBannerNamesTheFailedChecksAndTheDateOfTheFigures() {
    String text = text(Html.markup(Banner.of(Nights.stopped())));
    assertThat(text)
        .contains("The quality gate stopped this night.")
        .contains("Nothing of 15 Jul 2026 was published.")
        .contains("last night’s: those of 14 Jul 2026")
        .contains("silver.gpu_segment: samples per device lie in the range of the last 14 nights");
    assertThat(Html.markup(Banner.of(Nights.realistic()))).isEmpty();
  }

  @Test
  void idleGpusComeFirstByMoneyWithTheirStretchesAndTheirDay() {
    // 30 minutes' hole in 5 h 12 min between 05:00 and 10:13; 22:30-23:30 is the last stretch
    Figures figures =
        Nights.with(
            Nights.waterfall(stage("held_idle", "7200", "4.20", CHARGED)),
            Nights.idles(
                idle("n/cheap", "held_idle", "3600", "2.10", CHARGED),
                idle("n/dear", "held_idle", "3600", "3.10", CHARGED),
                idle("n/euro", "held_idle", "3600", "9.10", LISTED)),
            Rows.all(
                IdleGpus.SEGMENTS,
                List.of(
                    MadeUpGpus.segment("GPU-1", "held_idle", 18_000, 36_780),
                    MadeUpGpus.segment("GPU-1", "active", 36_780, 81_000),
                    MadeUpGpus.segment("GPU-1", "held_idle", 81_000, 84_600))));
    String text = text(new IdleSection(), figures);
    assertThat(text)
        .startsWith(
            "The dearest idle GPUs: USD, charged, period still open Node and GPU Cost Owner Cause"
                + " From-to GPU-hours Its day, 0-24 h UTC"
                + " ip-10-0-1-11, GPU 5 NVIDIA H100 80GB HBM3, GPU-1 USD 3.10 n/dear"
                + " team foundation held idle 05:00-10:13 (5 h 12 min) still idle at 23:30, the end"
                + " of its data, since 22:30 1.00")
        .contains("The dearest idle GPUs: EUR, provisional, at list price");
    assertThat(text.indexOf("n/dear")).isLessThan(text.indexOf("n/cheap"));
    // idle 5 h 13 min + 1 h; in use 36,780-81,000 = 12 h 17 min; the rest of 24 h has no sample
    assertThat(text)
        .contains(
            "14 Jul 2026, 0-24 h UTC: idle waste 05:00-10:13, 22:30-23:30; in use 12 h 17 min;"
                + " no sample 5 h 30 min");
  }

  @Test
  void theMachineWithTheMostUnobservedTimeIsNamedWithItsMoney() {
    Figures figures = Nights.realistic();
    // 172,800 s = 48 h of 691,200 s = 192 h: 25 %
    assertThat(text(new UnobservedSection(), figures))
        .startsWith("Most on node ip-10-0-1-14: 48.00 GPU-h of 192.00 GPU-h, USD 190.08.")
        .contains("ip-10-0-1-14 i-0aa7 (p5.48xlarge) 48.00 GPU-h 25.0 % USD 190.08 train-east")
        .contains("no node was seen i-0bb1 (p5.48xlarge) 24.00 GPU-h 100.0 % not measured");
    assertThat(text(new HeadlineSection(), figures))
        .contains("Most on node ip-10-0-1-14: 48.00 GPU-h");
    assertThat(
            text(
                new UnobservedSection(),
                Nights.with(Nights.waterfall(stage("delivered", "1", "1", CHARGED)))))
        .startsWith("None: samples hold all billed time");
  }
}
