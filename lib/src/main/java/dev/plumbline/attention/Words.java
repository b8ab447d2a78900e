package dev.plumbline.attention;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Amounts and configuration lines as sentences hold them. */
final class Words {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final int NAMED = 3;

  private Words() {}

  /** {@code 1 GPU}, {@code 8 GPUs}. */
  static String count(long number, String one, String many) {
    return number == 1 ? "1 " + one : number + " " + many;
  }

  /** What follows on a change of the configuration, so that the date has it. */
  static String rerun(LocalDate date) {
    return ", then run plumbline nightly --date " + date;
  }

  /** An amount of money. */
  static String money(String currency, BigDecimal amount) {
    return (currency == null ? "" : currency + " ") + format("#,##0.00", amount);
  }

  /** GPU-seconds as hours with two decimals. */
  static String gpuHours(BigDecimal seconds) {
    return format("#,##0.##", seconds.divide(HOUR, 2, RoundingMode.HALF_UP)) + " GPU-hours";
  }

  /** Seconds of anything as hours with two decimals. */
  static String hours(BigDecimal seconds) {
    BigDecimal hours = seconds.divide(HOUR, 2, RoundingMode.HALF_UP);
    return format("#,##0.##", hours) + " hours";
  }

  /** Money in each of its currencies, or that there is no price. */
  static String money(SortedMap<String, BigDecimal> costs) {
    return costs.isEmpty()
        ? "no price known"
        : costs.entrySet().stream()
            .map(cost -> money(cost.getKey(), cost.getValue()))
            .collect(Collectors.joining(" and "));
  }

  private static String format(String pattern, BigDecimal number) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(number);
  }

  /** The first of some names, and how many more there are. */
  static String names(Collection<String> all) {
    List<String> first = all.stream().limit(NAMED).toList();
    String named = String.join(", ", first);
    return all.size() <= NAMED ? named : named + " and " + (all.size() - NAMED) + " more";
  }

  /** An entry of a list in the configuration; absent values are left out. */
  static String entry(Map<String, String> values) {
    return values.entrySet().stream()
        .filter(value -> value.getValue() != null)
        .map(value -> value.getKey() + ": " + value.getValue())
        .collect(Collectors.joining(", ", "- {", "}"));
  }
}
