package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.failure.Failure;
import dev.plumbline.run.explain.AskedFigure;
import dev.plumbline.run.explain.Explanation;
import dev.plumbline.run.explain.StageAmount;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Figures of the samples, followed down to the lines of the bill and the files of samples. */
class ExplainCommandTest {
  private static final Path LANDING = Path.of("..", "data", "samples", "landing");
  private static final int ALL = 10_000;

  private static Explanation explained(String figure, String team, boolean withoutTeam) {
    return Explanation.of(
        PublishedNight.newest(SampleNight.lake()), AskedFigure.of(figure, team, withoutTeam), ALL);
  }

  private static BigDecimal cost(Explanation explanation) {
    return StageAmount.cost(explanation.waterfall().amounts());
  }

  @Test
  void aFigureIsTheSumOfItsRowsAndOfThoseByHour() {
    // An L4 of a g2-standard-24 costs 2.16 ÷ 2: one of them empty for 24 hours is 25.92; wren held
    // one of a g2-standard-8 at 0.72 for six idle hours: 4.32.
    Explanation euros = explained("2026-07-15/idle_waste/EUR", null, false);
    assertThat(cost(euros)).isEqualByComparingTo("30.24");
    assertThat(StageAmount.seconds(euros.waterfall().amounts()))
        .isEqualByComparingTo(BigDecimal.valueOf(30 * 3600));
    assertThat(euros.waterfall().agrees(euros.hours())).isTrue();
    // 24 hours of one GPU and 6 of another
    assertThat(euros.hours().count()).isEqualTo(30);
    // A p4d in the morning 22.40, in the hour after 25.20, then 28.00, 8 GPUs:
    //   (12 × 22.40 + 25.20 + 11 × 28.00) ÷ 8 = 75.25; two hours of a p5's GPU 2 × 6.88 = 13.76
    assertThat(cost(explained("2026-07-15/held_idle/USD", null, true)))
        .isEqualByComparingTo("89.01");
    assertThat(cost(explained("2026-07-15/held_idle", "serving", false)))
        .isEqualByComparingTo("4.32");
  }

  @Test
  void everyFigureThatCanBeAskedForClosesWithItsHours() {
    for (String figure : List.of("accounted", "not_measured", "efficiency_gap", "delivered")) {
      for (String date : List.of("2026-07-14", "2026-07-15")) {
        Explanation explanation = explained(date + "/" + figure, null, false);
        assertThat(explanation.waterfall().agrees(explanation.hours())).as(figure).isTrue();
      }
    }
  }

  @Test
  void aRowThatIsMissingIsADifference() {
    Explanation whole = explained("2026-07-15/idle_waste", null, false);
    Explanation part = explained("2026-07-15/idle_waste/EUR", null, false);
    assertThat(whole.waterfall().agrees(part.hours())).isFalse();
  }

  @Test
  void eachChargeStandsInItsFileAtItsLine() throws IOException {
    Explanation explanation = explained("2026-07-15/held_idle/USD", null, true);
    List<Cells> charges = explanation.origins().charges();
    assertThat(explanation.origins().chargeCount()).isEqualTo(charges.size()).isGreaterThan(20);
    for (Cells charge : charges) {
      NamedCsvRecord line = line(charge);
      assertThat(line.getField("ResourceId"))
          .isEqualTo(charge.text(ChargeLine.BILLING_RESOURCE_ID));
      assertThat(new BigDecimal(line.getField("EffectiveCost")))
          .isEqualByComparingTo(charge.decimal(ChargeLine.EFFECTIVE_COST));
    }
    assertThat(charges)
        .extracting(charge -> charge.text(ChargeLine.BILLING_RESOURCE_ID))
        .containsOnly("i-0a11b5e55c0ffee01", "i-0a12b5e55c0ffee02");
  }

  private static NamedCsvRecord line(Cells charge) throws IOException {
    Path file = LANDING.resolve("billing/aws").resolve(charge.text(ChargeLine.SOURCE_FILE));
    try (InputStream packed = Files.newInputStream(file);
        InputStreamReader text =
            new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      return csv.stream()
          .filter(record -> record.getStartingLineNumber() == charge.whole(ChargeLine.LINE_NUMBER))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void eachFileOfSamplesIsThereWithItsDigest() throws Exception {
    List<Cells> files = explained("2026-07-15/held_idle/EUR", null, false).origins().files();
    assertThat(files)
        .isNotEmpty()
        .extracting(file -> file.text(IngestFileDay.SOURCE))
        .containsOnly("dcgm-serve");
    for (Cells file : files) {
      Path raw = LANDING.resolve("dcgm/serve").resolve(file.text(IngestFileDay.PATH));
      assertThat(sha256(raw)).as(raw.toString()).isEqualTo(file.text(IngestFileDay.SHA256));
    }
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] content = Files.readAllBytes(file);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @Test
  void theQueriesFindTheSameRows() {
    Explanation explanation = explained("2026-07-15/idle_waste/USD", null, true);
    for (var rows : List.of(explanation.waterfall(), explanation.hours())) {
      String sql = rows.sql().replace("gold.", "").replace("silver.", "");
      assertThat(SharedSpark.session().sql(sql).count()).as(sql).isEqualTo(rows.count());
    }
  }

  @Test
  void bothWaysOfTellingSayTheSame() throws IOException {
    Explanation explanation = explained("2026-07-15/idle_waste/EUR", null, false);
    PublishedNight published = PublishedNight.newest(SampleNight.lake());
    assertThat(new ExplainText(explanation).lines(published))
        .contains(
            "30.00 GPU-hours, EUR 30.24 (charged, period still open)",
            "   = empty                     24.00 GPU-hours  25.92",
            "   difference to 1, in GPU-seconds and in money, of every stage: 0");
    JsonNode object = new ObjectMapper().readTree(ExplainObject.of(explanation, published));
    assertThat(object.path("sums_agree").booleanValue()).isTrue();
    assertThat(object.path("waterfall").path("amounts").findValuesAsText("cost"))
        .containsExactly("25.92", "4.32");
    assertThat(object.path("charge_count").longValue()).isEqualTo(object.path("charges").size());
  }

  @Test
  void whatIsNoFigureSaysWhatWouldBe() {
    given("2026-07-15/waste", null, false, "idle_waste");
    given("idle_waste", null, false, "DATE/FIGURE");
    given("yesterday/idle_waste", null, false, "is no date");
    given("2026-07-15/idle_waste", "serving", true, "exclude each other");
    given("2026-07-16/idle_waste", null, false, "the newest published date is 2026-07-15");
    given("2026-07-15/idle_waste/GBP", null, false, "billing_currency = 'GBP'");
    given("2026-07-15/idle_waste", "O'Neill", false, "team = 'O''Neill'");
  }

  private static void given(String figure, String team, boolean withoutTeam, String because) {
    assertThatExceptionOfType(Failure.class)
        .as(figure)
        .isThrownBy(() -> explained(figure, team, withoutTeam))
        .satisfies(
            failure -> {
              assertThat(failure.category()).isEqualTo(Failure.Category.CONFIGURATION);
              assertThat(failure.because()).contains(because);
            });
  }
}
