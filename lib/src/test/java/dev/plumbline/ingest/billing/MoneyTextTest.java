package dev.plumbline.ingest.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.SourceDialect.DecimalMark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,250,000.00  | 1250000.00 |
          1,250,000     | 1250000    |
          -1,250.5      | -1250.5    |
          5.00 CR       | -5.00      |
          5.00CR        | -5.00      |
          5.00 DR       | 5.00       |
          5.00-         | -5.00      |
          (1,250.00)    | -1250.00   |
          USD 5.00      | 5.00       | USD
          5.00 EUR      | 5.00       | EUR
          $5.00         | 5.00       |
          -$5.00        |            |
          1,250         |            |
          1.250,00      |            |
          1.250.000     |            |
          2359,68       |            |
          (5.00) CR     |            |
          -5.00-        |            |
          EUR 5.00 USD  |            |
          12,50,000.00  |            |
          five          |            |
          CR            |            |
          """)
  void whatCanMeanOnlyOneThingIsRead(String text, String plain, String currency) {
    MoneyText read = MoneyText.of(text, null);
    assertThat(read.plain()).isEqualTo(plain);
    assertThat(read.currency()).isEqualTo(currency);
    assertThat(read.problem() == null).isEqualTo(plain != null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COMMA | 1.250,00  | 1250.00
          COMMA | 1.250     | 1250
          COMMA | 2359,68   | 2359.68
          COMMA | 2359      | 2359
          COMMA | ,5        | .5
          COMMA | 0.9       |
          COMMA | 1,250.00  |
          COMMA | -1.250,5  | -1250.5
          POINT | 1,250     | 1250
          POINT | 1.250     | 1.250
          POINT | 2359,68   |
          """)
  void aDeclaredMarkSaysWhatTheOtherOneIs(DecimalMark mark, String text, String plain) {
    assertThat(MoneyText.of(text, mark).plain()).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,250    | 1250 or 1.250
          1.250,00 | decimal_mark: comma
          (1) CR   | two signs
          """)
  void whatMayMeanTwoThingsSaysWhichKeyDecides(String text, String problem) {
    assertThat(MoneyText.of(text, null).problem()).contains(problem);
  }
}
