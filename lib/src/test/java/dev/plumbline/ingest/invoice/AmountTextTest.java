package dev.plumbline.ingest.invoice;

import static org.assertj.core.api.Assertions.assertThat;

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
      })
  void amountsAreReadAsDeclared(String removed, char point, String text, String plain) {
    assertThat(new AmountText(removed.replace("'", ""), point, true).plain(text)).isEqualTo(plain);
  }
}
