package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
  private static String cell(Object value) {
    String text = new Csv("t", "a", "b").row(value, 1).text();
    String row = text.split("\r\n", 2)[1];
    return row.substring(0, row.lastIndexOf(",1\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "=1+1, '''=1+1'",
    "+1, '''+1'",
    "-1, '''-1'",
    "@SUM(A1), '''@SUM(A1)'",
    "plain, plain",
    "a=b, a=b"
  })
  void textThatIsAFormulaIsDisarmed(String text, String expected) {
    assertThat(cell(text)).isEqualTo(expected);
  }

  @Test
  void formulasBehindATabOrALineEndAreDisarmedToo() {
    assertThat(cell("\t=1")).isEqualTo("'\t=1");
    assertThat(cell("\r=1")).isEqualTo("\"'\r=1\"");
  }

  @Test
  void numbersAreLeftAsTheyAre() {
    assertThat(cell(new BigDecimal("-12.340000000000"))).isEqualTo("-12.340000000000");
    assertThat(cell(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(cell(-5L)).isEqualTo("-5");
    assertThat(cell(1e-7)).isEqualTo("0.00000010");
  }

  @Test
  void unknownIsEmptyAndNeverZero() {
    assertThat(cell(null)).isEmpty();
    assertThat(cell(Double.NaN)).isEmpty();
  }

  @Test
  void separatorsQuotesAndLineEndsAreQuoted() {
    assertThat(cell("a,b")).isEqualTo("\"a,b\"");
    assertThat(cell("a\"b")).isEqualTo("\"a\"\"b\"");
    assertThat(cell("a\nb")).isEqualTo("\"a\nb\"");
  }

  @Test
  void datesInstantsFlagsAndMapsHaveOneForm() {
    assertThat(cell(LocalDate.of(2026, 7, 14))).isEqualTo("2026-07-14");
    assertThat(cell(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(cell(true)).isEqualTo("true");
    assertThat(cell(Map.of("b", 2L, "a", 1L))).isEqualTo("a=1; b=2");
    assertThat(cell(Map.of("=b", 2L))).isEqualTo("'=b=2");
  }

  @Test
  void aRowHasACellForEachColumn() {
    assertThatThrownBy(() -> new Csv("t", "a").row(1, 2))
        .hasMessage("t.csv: 2 cells for 1 columns");
  }
}
