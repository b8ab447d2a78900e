package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.failure.Failure;
import dev.plumbline.run.explain.AskedCharge;
import dev.plumbline.run.explain.ChargeExplanation;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.CostAllocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Figures of the samples' month, followed down to the lines of the bills. */
class ExplainMonthTest {
  private static final Path BILLS = Path.of("..", "data", "samples", "landing", "billing");
  private static final Map<String, String> FOLDERS =
      Map.of("aws-focus", "aws", "gcp-focus", "gcp", "coreweave-focus", "coreweave");
  private static final int ALL = 10_000;

  private static ChargeExplanation explained(String figure, String team, boolean withoutTeam) {
    return ChargeExplanation.of(
        PublishedNight.newest(SampleNight.lake()), AskedCharge.of(figure, team, withoutTeam), ALL);
  }

  @Test
  void aTeamsFigureIsTheSumOfItsPartsOfCharges() {
    // argus and iris: a p5's GPU for 48 hours, 48 × 6.88 = 330.24 each. hydra: 114.45 of a p4d, of
    // which 40.25 is on the invoice and the rest was paid before
    ChargeExplanation vision = explained("2026-07/charged/USD", "vision", false);
    assertThat(vision.sheet().amounts()).hasSize(1);
    assertThat(vision.sheet().amounts().get(0).effective()).isEqualByComparingTo("774.93");
    assertThat(vision.sheet().amounts().get(0).billed()).isEqualByComparingTo("700.73");
    assertThat(vision.sheet().agrees(vision.parts())).isTrue();
  }

  @Test
  void everyKindClosesWithItsParts() {
    ChargeExplanation all = explained("2026-07/charged", null, false);
    assertThat(all.sheet().agrees(all.parts())).isTrue();
    assertThat(all.sheet().amounts()).hasSizeGreaterThan(15);
    assertThat(all.sheet().agrees(explained("2026-07/tax", null, false).parts())).isFalse();
  }

  @Test
  void eachPartStandsInItsFileAtItsLine() throws IOException {
    List<Cells> parts = explained("2026-07/tax", null, false).parts().dearest();
    assertThat(parts).hasSize(2);
    for (Cells part : parts) {
      NamedCsvRecord line = line(part);
      assertThat(line.getField("ChargeCategory")).isEqualTo("Tax");
      assertThat(part.decimal(CostAllocation.RATIO)).isEqualByComparingTo("1");
      assertThat(new BigDecimal(line.getField("BilledCost")))
          .isEqualByComparingTo(part.decimal(CostAllocation.BILLED_COST));
    }
    for (Cells part : explained("2026-07/held", "ranking", false).parts().dearest()) {
      BigDecimal whole = new BigDecimal(line(part).getField("EffectiveCost"));
      assertThat(whole.multiply(part.decimal(CostAllocation.RATIO)))
          .isCloseTo(
              part.decimal(CostAllocation.EFFECTIVE_COST),
              org.assertj.core.data.Offset.offset(new BigDecimal("0.000000001")));
    }
  }

  private static NamedCsvRecord line(Cells part) throws IOException {
    String name = part.text(CostAllocation.SOURCE_FILE);
    Path file = BILLS.resolve(FOLDERS.get(part.text(CostAllocation.SOURCE))).resolve(name);
    try (InputStream raw = Files.newInputStream(file);
        InputStream bytes = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      return csv.stream()
          .filter(
              record -> record.getStartingLineNumber() == part.whole(CostAllocation.LINE_NUMBER))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void bothWaysOfTellingSayTheSame() throws IOException {
    ChargeExplanation tax = explained("2026-07/tax/EUR", null, true);
    PublishedNight published = PublishedNight.newest(SampleNight.lake());
    assertThat(new ChargeExplainText(tax).lines(published))
        .contains(
            "2026-07/tax/EUR, of no team: of the sheet of plumbline month",
            "   tax                        EUR: billed 113, cost 113",
            "   difference to 1, billed and cost, of every kind: 0");
    JsonNode object = new ObjectMapper().readTree(ExplainObject.of(tax, published));
    assertThat(object.path("sums_agree").booleanValue()).isTrue();
    assertThat(object.path("sheet").path("amounts").findValuesAsText("billed_cost"))
        .containsExactly("113");
    assertThat(object.path("parts").path("rows").get(0).path("x_source").textValue())
        .isEqualTo("gcp-focus");
  }

  @Test
  void whatIsNoFigureSaysWhatWouldBe() {
    given("2026-07/taxes", null, false, "neither charged nor any of held");
    given("2026-13/tax", null, false, "is no month");
    given("2026-07/tax/EUR/more", null, false, "MONTH/KIND");
    given("2026-07/tax", "vision", true, "exclude each other");
    given("2026-08/tax", null, false, "has periods of [2026-07]");
    given("2026-07/tax/GBP", null, false, "billing_currency = 'GBP'");
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
