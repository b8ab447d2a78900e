package dev.plumbline.jobs.idle;

import dev.plumbline.run.idle.IdleCost;
import dev.plumbline.run.idle.IdleNight;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much idle time is too much: {@code 500} in any currency, {@code 500USD} in that one, {@code
 * 24h} GPU-hours.
 *
 * @param amount the most that is allowed
 * @param unit a currency, {@value #HOURS}, or nothing for any currency
 */
public record IdleLimit(BigDecimal amount, String unit) {
  private static final String HOURS = "h";
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,12})?) ?([A-Za-z]{3}|h|)");
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException where the text is none
   */
  public static IdleLimit of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is none of 500, 500USD and 24h");
    }
    String unit = parts.group(2);
    return new IdleLimit(
        new BigDecimal(parts.group(1)), unit.equals(HOURS) ? unit : unit.toUpperCase(Locale.ROOT));
  }

  /** True where the devices of the answer idled for more; commitments are not among them. */
  public boolean isExceededBy(IdleNight night) {
    if (isHours()) {
      return night.seconds().compareTo(amount.multiply(HOUR)) > 0;
    }
    return costs(night).values().stream().anyMatch(cost -> cost.compareTo(amount) > 0);
  }

  /** True where idle time that nothing prices is in no sum that was compared. */
  public boolean isBlindTo(IdleNight night) {
    return !isHours() && night.unpricedSeconds().signum() > 0;
  }

  private boolean isHours() {
    return unit.equals(HOURS);
  }

  private Map<String, BigDecimal> costs(IdleNight night) {
    Map<String, BigDecimal> costs = new TreeMap<>();
    IdleCost.of(night.devices()).stream()
        .filter(sum -> unit.isEmpty() || unit.equals(sum.basis().currency()))
        .forEach(sum -> costs.merge(sum.basis().currency(), sum.cost(), BigDecimal::add));
    return costs;
  }

  @Override
  public String toString() {
    return amount.toPlainString() + unit;
  }
}
