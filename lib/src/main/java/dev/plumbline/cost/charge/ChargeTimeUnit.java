package dev.plumbline.cost.charge;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit of billed time as bills spell it: {@code Hours}, {@code Hrs}, {@code Minute}, {@code
 * GPU-Hours}, {@code Instance Hours}, and packs of them: {@code 10 Hours}. A month is no unit of
 * time here, its length varies.
 *
 * @param seconds how long one of it is
 * @param counts what a quantity in it has already been multiplied by
 */
record ChargeTimeUnit(BigDecimal seconds, Counts counts) {

  /** What a quantity counts. */
  enum Counts {
    /** Time of whole machines. */
    MACHINES,
    /** Time of single GPUs. */
    ACCELERATORS
  }

  private static final Pattern SPELLING =
      Pattern.compile(
          "(?:(?<pack>[1-9][0-9]{0,5})[ -]?)?"
              + "(?:(?<what>gpu|accelerator|instance|vm|node|machine)s?[ -]*(?:per )?)?"
              + "(?<unit>[a-z]{2,}|(?<![a-z])[hs])"); // Instances are no instance-seconds

  private static final Map<String, Integer> SECONDS =
      Map.ofEntries(
          Map.entry("h", 3600),
          Map.entry("hr", 3600),
          Map.entry("hrs", 3600),
          Map.entry("hour", 3600),
          Map.entry("hours", 3600),
          Map.entry("min", 60),
          Map.entry("mins", 60),
          Map.entry("minute", 60),
          Map.entry("minutes", 60),
          Map.entry("s", 1),
          Map.entry("sec", 1),
          Map.entry("secs", 1),
          Map.entry("second", 1),
          Map.entry("seconds", 1),
          Map.entry("day", 86_400),
          Map.entry("days", 86_400));

  /** The unit of this spelling, or empty when it is no unit of machine or GPU time. */
  static Optional<ChargeTimeUnit> of(String spelling) {
    if (spelling == null) {
      return Optional.empty();
    }
    Matcher found = SPELLING.matcher(spelling.strip().toLowerCase(Locale.ROOT));
    if (!found.matches() || !SECONDS.containsKey(found.group("unit"))) {
      return Optional.empty();
    }
    String what = found.group("what");
    boolean single = "gpu".equals(what) || "accelerator".equals(what);
    long pack = found.group("pack") == null ? 1 : Long.parseLong(found.group("pack"));
    return Optional.of(
        new ChargeTimeUnit(
            BigDecimal.valueOf(SECONDS.get(found.group("unit")) * pack),
            single ? Counts.ACCELERATORS : Counts.MACHINES));
  }
}
