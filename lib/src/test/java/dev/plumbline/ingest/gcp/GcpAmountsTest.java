package dev.plumbline.ingest.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.SourceDialect.DecimalMark;
import dev.plumbline.tables.FocusCharge;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts of Google's export as people hand it on: as texts, by the rules of every bill. */
class GcpAmountsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,250,000.00 | 5.00 CR    | 1249995
          EUR 5.00     | (1.00)     | 4
          5.00         | EUR 1.00-  | 4
          """)
  void costsAndCreditsAreReadAlike(String cost, String credit, String billed) {
    UsageCost line =
        UsageCost.line()
            .with("cost", "\"" + cost + "\"")
            .with("credits", "[{\"amount\":\"" + credit + "\",\"type\":\"PROMOTION\"}]");
    assertThat((BigDecimal) line.read().rows.get(0).of(FocusCharge.BILLED_COST))
        .isEqualByComparingTo(billed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,250 | 1.00-    | 1250 or 1.250
          5.00  | 1,250    | credits is no list of credits with decimal amounts
          5.00  | USD 1.00 | credits is no list of credits with decimal amounts
          """)
  void whatCanMeanTwoThingsIsRefused(String cost, String credit, String cause) {
    UsageCost line =
        UsageCost.line()
            .with("cost", "\"" + cost + "\"")
            .with("credits", "[{\"amount\":\"" + credit + "\"}]");
    assertThat(line.read().rows).isEmpty();
    assertThat(line.read().rejects.get(0).reasons())
        .anySatisfy(reason -> assertThat(reason).contains(cause));
  }

  /** A number of JSON has a point, whatever the amounts of the table around it have. */
  @Test
  void aDeclaredDecimalCommaIsOneOfTexts() {
    String numbers = "[{\"amount\":-0.5},{\"amount\":\"-1.000,25\"}]";
    assertThat(GcpCredits.of(numbers, DecimalMark.COMMA, "EUR").sum())
        .isEqualByComparingTo("-1000.75");
  }
}
