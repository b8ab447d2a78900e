package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  /** Expectations are written with plain spaces and hyphens. */
  private static String plain(String text) {
    return text.replace('\u00a0', ' ').replace('\u2212', '-');
  }

  @ParameterizedTest
  @CsvSource({
    "1234567.891, 2, '1,234,567.89'",
    "0.005, 2, 0.01",
    "0.0049, 2, < 0.01",
    "-0.0049, 2, > -0.01",
    "0, 2, 0.00",
    "-1234.5, 0, '-1,235'",
    "999.995, 2, '1,000.00'"
  })
  void numbersAreRoundedHalfUpAndNeverRoundedToZero(BigDecimal value, int digits, String text) {
    assertThat(plain(Numbers.decimal(value, digits))).isEqualTo(text);
  }

  @Test
  void moneyHasItsCurrencyAndTheCurrencysDecimals() {
    assertThat(plain(Numbers.money(new BigDecimal("1234.567"), "USD"))).isEqualTo("USD 1,234.57");
    assertThat(plain(Numbers.money(new BigDecimal("-3"), "EUR"))).isEqualTo("EUR -3.00");
    assertThat(plain(Numbers.money(new BigDecimal("1234.567"), "JPY"))).isEqualTo("JPY 1,235");
    assertThat(plain(Numbers.money(new BigDecimal("2.5"), "credits"))).isEqualTo("credits 2.50");
  }

  @Test
  void secondsBecomeHours() {
    // 5,400 s ÷ 3,600 s/h = 1.5 h
    assertThat(plain(Numbers.gpuHours(new BigDecimal("5400")))).isEqualTo("1.50 GPU-h");
  }

  @Test
  void nothingKnownIsNeverZero() {
    assertThat(Numbers.decimal(null, 2)).isEqualTo("not measured");
    assertThat(Numbers.hours(null)).isEqualTo("not measured");
    assertThat(Numbers.gpuHours(null)).isEqualTo("not measured");
    assertThat(Numbers.count(null)).isEqualTo("not measured");
    assertThat(Numbers.percent(null)).isEqualTo("not measured");
    assertThat(Numbers.duration(null)).isEqualTo("not measured");
    assertThat(Numbers.money(null, "USD")).isEqualTo("not measured (no price)");
    assertThat(Numbers.name(" ")).isEqualTo("not known");
    assertThat(Numbers.date(null)).isEqualTo("not known");
    assertThat(Numbers.instant(null)).isEqualTo("not known");
    assertThat(Numbers.words(null)).isEqualTo("not known");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "59, 59 s",
    "60, 1 min",
    "125, 2 min 5 s",
    "3600, 1 h",
    "18720, 5 h 12 min",
    "172799, 47 h 59 min",
    "187200, 2 d 4 h"
  })
  void durationsHaveTheirTwoGreatestUnits(BigDecimal seconds, String text) {
    assertThat(plain(Numbers.duration(seconds))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "1240000000, 1.2 GB"})
  void sizesAreDecimal(long bytes, String text) {
    assertThat(plain(Numbers.bytes(bytes))).isEqualTo(text);
  }

  @Test
  void ratiosAreOfAHundred() {
    assertThat(plain(Numbers.percent(0.3125))).isEqualTo("31.3 %");
    assertThat(plain(Numbers.percent(0.0))).isEqualTo("0.0 %");
    assertThat(plain(Numbers.percent(1.02))).isEqualTo("102.0 %");
  }

  @Test
  void datesAndInstantsAreWords() {
    assertThat(Numbers.date(LocalDate.of(2026, 7, 4))).isEqualTo("4 Jul 2026");
    assertThat(Numbers.instant(Instant.parse("2026-07-04T05:06:59Z")))
        .isEqualTo("4 Jul 2026 05:06 UTC");
  }
}
