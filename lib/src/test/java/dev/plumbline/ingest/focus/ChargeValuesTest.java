package dev.plumbline.ingest.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.FocusCharge;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargeValuesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000000000, 0",
    "-12.5, -12.500000000000, 0",
    "1E-7, 0.000000100000, 0",
    "8.8E+2, 880.000000000000, 0",
    "0.088000000000000000000, 0.088000000000, 0",
    // Half-even at the twelfth place.
    "0.0000000000005, 0.000000000000, 1",
    "0.0000000000015, 0.000000000002, 1",
    "0.0000000000025, 0.000000000002, 1",
    "1E-300, 0.000000000000, 1",
    "99999999999999999999999999.999999999999, 99999999999999999999999999.999999999999, 0"
  })
  void decimalsAreExactToTwelvePlaces(String text, String amount, long rounded) {
    RecordingSink sink = Charges.line().with("BilledCost", text).read();

    assertThat(sink.rows.get(0).of(FocusCharge.BILLED_COST)).isEqualTo(new BigDecimal(amount));
    assertThat(sink.absent.getOrDefault("rounded", 0L)).isEqualTo(rounded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "12.34.56",
        "5 apples",
        "NaN",
        "1e9999",
        "0x10",
        "1E26",
        // to twelve places this is a hundred quadrillion billions, which has 27 digits
        "99999999999999999999999999.9999999999999",
        "100000000000000000000000000"
      })
  void whatIsNoDecimalRefusesTheLine(String text) {
    for (String column : new String[] {"BilledCost", "ListCost", "ConsumedQuantity"}) {
      RecordingSink sink = Charges.line().with(column, text).read();

      assertThat(sink.rows).isEmpty();
      assertThat(sink.accepted).isZero();
      assertThat(sink.rejects).hasSize(1);
      assertThat(sink.rejects.get(0).reasons())
          .containsExactly(
              column + " is no decimal of at most 26.12 digits: " + text.replace("\"", ""));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2024-09-01 00:00:00, 2024-09-01T00:00:00Z",
    "2024-09-01T00:00:00Z, 2024-09-01T00:00:00Z",
    "2024-09-01T02:00:00+02:00, 2024-09-01T00:00:00Z",
    "2024-09-01T02:00:00+0200, 2024-09-01T00:00:00Z",
    "2024-09-01 00:00:00+00, 2024-09-01T00:00:00Z",
    "2024-09-01 00:00:00 UTC, 2024-09-01T00:00:00Z",
    "2024-09-01T00:00Z, 2024-09-01T00:00:00Z",
    "2024-09-01T00:00:00.250Z, 2024-09-01T00:00:00.250Z",
    "2024-09-01, 2024-09-01T00:00:00Z"
  })
  void timesAreReadAsExportsWriteThem(String text, Instant instant) {
    RecordingSink sink = Charges.line().with("BillingPeriodStart", text).read();

    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows.get(0).of(FocusCharge.BILLING_PERIOD_START)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-13-01",
        "2026-02-30",
        "01/07/2026",
        "1999-12-31",
        "2926-07-01",
        "2026-07-01T25:00:00Z"
      })
  void impossibleTimesRefuseTheLine(String text) {
    RecordingSink sink = Charges.line().with("BillingPeriodStart", text).read();

    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons())
        .containsExactly("BillingPeriodStart is no time between 2000 and 2200: " + text);
  }

  @Test
  void periodsRunForward() {
    assertThat(reasons(Charges.line().with("ChargePeriodEnd", "2026-07-13T00:00:00Z")))
        .containsExactly(
            "ChargePeriodEnd lies before ChargePeriodStart: 2026-07-13T00:00:00Z,"
                + " 2026-07-14T00:00:00Z");
    assertThat(reasons(Charges.line().with("ChargePeriodEnd", "2036-08-01T00:00:00Z")))
        .containsExactly(
            "ChargePeriodEnd lies more than ten years after ChargePeriodStart:"
                + " 2036-08-01T00:00:00Z");
    assertThat(reasons(Charges.line().with("BillingPeriodEnd", "2026-07-01T00:00:00Z")))
        .containsExactly("BillingPeriodEnd is not after BillingPeriodStart: 2026-07-01T00:00:00Z");
    assertThat(
            reasons(
                Charges.line()
                    .with("BillingPeriodStart", "2029-07-01")
                    .with("BillingPeriodEnd", "2029-08-01")))
        .containsExactly("clock_in_future: BillingPeriodStart 2029-07-01T00:00:00Z");
  }

  private static java.util.List<String> reasons(Charges line) {
    RecordingSink sink = line.read();
    assertThat(sink.rejects).hasSize(1);
    return sink.rejects.get(0).reasons();
  }

  @Test
  void everyMissingMandatoryValueIsNamed() {
    assertThat(
            reasons(
                Charges.line()
                    .with("BilledCost", "")
                    .with("BillingCurrency", "NULL")
                    .with("ChargePeriodEnd", "x")))
        .containsExactly(
            "ChargePeriodEnd is no time between 2000 and 2200: x",
            "BilledCost has no value",
            "BillingCurrency has no value");
  }

  @Test
  void listedWordsAreSpeltAsInTheStandard() {
    RecordingSink sink =
        Charges.line()
            .with("ChargeCategory", "usage")
            .with("ChargeFrequency", "Usage-based")
            .with("CommitmentDiscountStatus", "UNUSED")
            .with("PricingCategory", "On-Demand")
            .read();

    assertThat(sink.rows.get(0).of(FocusCharge.CHARGE_CATEGORY)).isEqualTo("Usage");
    assertThat(sink.rows.get(0).of(FocusCharge.CHARGE_FREQUENCY)).isEqualTo("Usage-Based");
    assertThat(sink.rows.get(0).of(FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isEqualTo("Unused");
    // Not in the list: kept as it is.
    assertThat(sink.rows.get(0).of(FocusCharge.PRICING_CATEGORY)).isEqualTo("On-Demand");
    assertThat(sink.absent).isEqualTo(Map.of("spelling_normalised", 3L));
  }

  @Test
  void theWordNullBlanksAndCaseVariantsAreToldApart() {
    RecordingSink sink =
        Charges.line()
            .with("ChargeCategory", "USAGE")
            .with("RegionId", "null")
            .with("RegionName", "\" NULL \"")
            .with("ResourceId", "\"\"")
            .with("ResourceName", "\"  \"")
            .with("ResourceType", "")
            .with("ListCost", "0.1234567890123")
            .read();

    assertThat(sink.rows.get(0).of(FocusCharge.REGION_NAME)).isNull();
    assertThat(sink.rows.get(0).of(FocusCharge.RESOURCE_NAME)).isNull();
    // NULL: both regions; blank: the three resource columns; case: USAGE; 13 places: ListCost.
    assertThat(sink.absent)
        .isEqualTo(Map.of("null_text", 2L, "blank", 3L, "spelling_normalised", 1L, "rounded", 1L));
  }

  @Test
  void aRefusedLineCountsNothing() {
    RecordingSink sink = Charges.line().with("RegionId", "").with("EffectiveCost", "x").read();

    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.absent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // Whole units, as Amazon's first FOCUS export wrote them; halves are rounded up.
    "Usage, 1.624, 2, 1",
    "Usage, 0.526, 1, 1",
    "Usage, 0.48, 0, 1",
    "Usage, 0.5, 1, 1",
    "Usage, 0.0000004, 0.00000000000, 1",
    "Credit, -2.6137, -3.00000, 1",
    "Tax, 3.456, 3.46, 1",
    // Not its rounding: 0.6 would be 1; 1.234 would be 1, 1.2 or 1.23.
    "Usage, 0.6, 0, 0",
    "Usage, 1.234, 1.24, 0",
    // Three places are no cents, and equal costs are not rounded.
    "Usage, 1.23456, 1.235, 0",
    "Usage, 1.5, 1.50, 0",
    "Usage, 2, 3, 0",
    // A purchase's cost is spread over later charges.
    "Purchase, 0.128064, 0, 0"
  })
  void anEffectiveCostThatTheProviderRoundedIsCountedAndKept(
      String category, String billed, String effective, long rounded) {
    RecordingSink sink =
        Charges.line()
            .with("ChargeCategory", category)
            .with("BilledCost", billed)
            .with("EffectiveCost", effective)
            .read();

    assertThat(sink.absent.getOrDefault("effective_cost_rounded", 0L)).isEqualTo(rounded);
    assertThat((BigDecimal) sink.rows.get(0).of(FocusCharge.EFFECTIVE_COST))
        .isEqualByComparingTo(effective);
  }

  @Test
  void usageUnderACommitmentHasTwoCostsForAReason() {
    RecordingSink sink =
        Charges.line()
            .with("BilledCost", "0.4")
            .with("EffectiveCost", "0")
            .with("CommitmentDiscountId", "sp-1")
            .read();

    assertThat(sink.absent).isEmpty();
  }

  @Test
  void anUnknownChargeCategoryRefusesTheLine() {
    assertThat(reasons(Charges.line().with("ChargeCategory", "Refund")))
        .containsExactly("ChargeCategory is not in FOCUS: Refund");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"\"a\"\":\"\"1\"\",\"\"b\"\":null}|a=1 b=",
        "{\"\"a\"\":2,\"\"b\"\":true}|a=2 b=true",
        "{\"\"a\"\":{\"\"x\"\":1}}|a={\"x\":1}",
        "[{\"\"key\"\":\"\"a\"\",\"\"value\"\":\"\"1\"\"},{\"\"key\"\":\"\"b\"\"}]|a=1 b="
      })
  void tagsAreAMap(String cell, String expected) {
    RecordingSink sink = Charges.line().with("Tags", "\"" + cell + "\"").read();
    Map<String, String> tags = new java.util.HashMap<>();
    for (String tag : expected.split(" ")) {
      tags.put(tag.substring(0, tag.indexOf('=')), tag.substring(tag.indexOf('=') + 1));
    }

    assertThat(sink.rows.get(0).of(FocusCharge.TAGS)).isEqualTo(tags);
  }

  @ParameterizedTest
  @ValueSource(strings = {"team=a", "{\"\"a\"\":", "[1]", "5", "{\"\"a\"\":1} x"})
  void aChargeCountsWhateverItsTagsLookLike(String cell) {
    RecordingSink sink = Charges.line().with("Tags", "\"" + cell + "\"").read();

    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rows.get(0).of(FocusCharge.TAGS)).isNull();
    assertThat(sink.rows.get(0).of(FocusCharge.EXTRA))
        .isEqualTo(Map.of("Tags", cell.replace("\"\"", "\"")));
    assertThat(sink.absent).isEqualTo(Map.of("unreadable_tags", 1L));
  }
}
