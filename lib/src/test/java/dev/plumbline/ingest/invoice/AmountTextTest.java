package dev.plumbline.ingest.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "refused",
      value = {
        "$,  | . | $1,152.00     | 1152.00",
        "$,  | . | -$1,152.00    | -1152.00",
        "$,  | . | ($1,152.00)   | -1152.00",
        "$,  | . | 12            | 12",
        "$,  | . | $1,234,567.8  | 1234567.8",
        "$,  | . | 12,34,567.80  | 1234567.80",
        // A provider that turns to decimal commas does not make 1.50 to 150.
        "$,  | . | 1,50          | refused",
        "$,  | . | 1,5000        | refused",
        "$,  | . | ,500          | refused",
        "$,  | . | 1,234,5       | refused",
        "$,  | . | 1,234.567,8   | refused",
        "€.  | , | 1.152,50 €    | 1152.50",
        "€.  | , | 1152,50       | 1152.50",
        "€   | , | 1.152,50      | refused",
        "€.  | , | 1.15          | refused",
        "' ' | , | 1 152,50      | 1152.50",
        "' ' | , | 1 15,50       | refused",
        "USD | . | USD 12.50     | 12.50",
        "$   | . | (-5)          | refused",
        // The E of an exponent is not the E of EUR: 1.2 times ten million is not 1.27.
        "'EUR ' | . | EUR 12.50  | 12.50",
        "'EUR ' | . | 1.2E7      | refused",
        "'EUR ' | . | EUR 1.2E+7 | refused",
        "e   | . | 12e3          | refused",
      })
  void amountsAreReadAsDeclared(String removed, char point, String text, String plain) {
    assertThat(new AmountText(removed.replace("'", ""), point, true).plain(text)).isEqualTo(plain);
  }

  @Test
  void aCellWithoutEndIsNoNumber() {
    String text = "1" + ",123".repeat(1_000_000);
    assertThat(new AmountText(",", '.', false).plain(text)).isNull();
  }
}
