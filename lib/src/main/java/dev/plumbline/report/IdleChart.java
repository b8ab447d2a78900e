package dev.plumbline.report;

import dev.plumbline.terms.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Idle waste of the owners who waste most, each bar split by cause. */
final class IdleChart {
  private static final int OWNERS = 12;

  /** Causes in the order in which they are stacked; each has its own tone. */
  private static final List<String> CAUSES =
      Stream.of(
              Cause.UNUSED_COMMITMENT,
              Cause.HELD_IDLE,
              Cause.FALSE_BUSY,
              Cause.DEMAND_UNKNOWN,
              Cause.NO_DEMAND,
              Cause.QUEUED_DEMAND,
              Cause.STRANDED,
              Cause.UNSCHEDULABLE,
              Cause.STARTING)
          .map(Cause::text)
          .toList();

  private IdleChart() {}

  /** The chart of one price basis, or nothing when no size is known. */
  static Html of(PriceBasis basis, List<IdleLine> lines) {
    Map<String, List<IdleLine>> owners =
        lines.stream()
            .filter(line -> line.size() != null)
            .collect(
                Collectors.groupingBy(
                    line -> Numbers.name(line.owner()), LinkedHashMap::new, Collectors.toList()));
    if (owners.isEmpty()) {
      return Html.nothing();
    }
    List<String> greatest =
        owners.keySet().stream()
            .sorted(
                Comparator.<String, BigDecimal>comparing(owner -> total(owners.get(owner)))
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .limit(OWNERS)
            .toList();
    Chart chart = Chart.stacked(title(basis, greatest.size(), owners.size()));
    greatest.forEach(
        owner -> chart.label(owner, IdleLine.sizeText(basis, total(owners.get(owner)))));
    List<String> causes =
        lines.stream()
            .map(line -> String.valueOf(line.cause()))
            .distinct()
            .sorted(Comparator.comparingInt(IdleChart::place))
            .toList();
    causes.forEach(cause -> part(chart, basis, cause, greatest, owners));
    return chart.html();
  }

  private static String title(PriceBasis basis, int shown, int owners) {
    String rest = shown == owners ? "" : " (the first %d of %d owners)".formatted(shown, owners);
    return "Idle waste by owner: " + (basis.isPriced() ? basis.title() : "GPU-hours") + rest;
  }

  private static int place(String cause) {
    int place = CAUSES.indexOf(cause);
    return place < 0 ? CAUSES.size() : place;
  }

  private static BigDecimal total(List<IdleLine> lines) {
    return lines.stream().map(IdleLine::size).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void part(
      Chart chart,
      PriceBasis basis,
      String cause,
      List<String> owners,
      Map<String, List<IdleLine>> linesOf) {
    List<Double> values = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String owner : owners) {
      Optional<BigDecimal> size =
          linesOf.get(owner).stream()
              .filter(line -> Objects.equals(String.valueOf(line.cause()), cause))
              .map(IdleLine::size)
              .reduce(BigDecimal::add);
      values.add(size.map(BigDecimal::doubleValue).orElse(null));
      texts.add(size.map(value -> IdleLine.sizeText(basis, value)).orElse("none"));
    }
    String tone = "cause-" + place(cause);
    chart.part(Numbers.words(cause), tone, values, texts).explain(tone, Numbers.words(cause));
  }
}
