package dev.plumbline.run.answers;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.LineageCompleteness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What was ruled on two versions: what stands behind each, and the states of their links. */
final class RulingPart {
  private static final BigDecimal SECONDS = BigDecimal.valueOf(3_600);
  private static final int DIGITS = 4;

  private RulingPart() {}

  /** GPU-hours, and money in each currency; what was not observed is not told. */
  static ComparedPart behind(ComparedVersion first, ComparedVersion second) {
    List<Compared> things = new ArrayList<>();
    things.add(compared("GPU-hours", hours(first), hours(second)));
    SortedSet<String> currencies = new TreeSet<>(costs(first).keySet());
    currencies.addAll(costs(second).keySet());
    for (String currency : currencies) {
      things.add(compared(currency, cost(first, currency), cost(second, currency)));
    }
    if (currencies.isEmpty()) {
      things.add(Compared.of("cost", Told.NOTHING, Told.NOTHING));
    }
    return new ComparedPart("behind each", things);
  }

  private static Compared compared(String what, BigDecimal first, BigDecimal second) {
    String change = first == null || second == null ? null : Numbers.difference(first, second);
    return new Compared(what, told(first), told(second), change);
  }

  private static Told told(BigDecimal number) {
    return number == null ? Told.NOTHING : Told.of(Numbers.text(number));
  }

  private static BigDecimal hours(ComparedVersion version) {
    BigDecimal seconds = version.ruling().decimal(LineageCompleteness.GPU_SECONDS_BEHIND);
    return seconds == null ? null : seconds.divide(SECONDS, DIGITS, RoundingMode.HALF_UP);
  }

  private static Map<String, BigDecimal> costs(ComparedVersion version) {
    return version.ruling().map(LineageCompleteness.COSTS_BEHIND);
  }

  private static BigDecimal cost(ComparedVersion version, String currency) {
    return costs(version).get(currency);
  }

  static ComparedPart links(ComparedVersion first, ComparedVersion second) {
    List<Compared> things = new ArrayList<>();
    for (Link link : Link.values()) {
      Col state = LineageCompleteness.LINK_STATES.get(link.ordinal());
      things.add(
          Compared.of(
              link.id(),
              Told.of(first.ruling().text(state)),
              Told.of(second.ruling().text(state))));
    }
    return new ComparedPart("links", things);
  }
}
