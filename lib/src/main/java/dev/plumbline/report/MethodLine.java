package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.MethodSpreadDaily;
import dev.plumbline.terms.CostMethod;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a team would bear by each method, in one currency, of the charges for which there are
 * figures: a machine has them by every method or by none but held time.
 *
 * @param team the team, or why there is none
 * @param currency the currency
 * @param charged what is charged for the same machines
 * @param costs by method other than held time
 */
record MethodLine(
    String team, String currency, BigDecimal charged, Map<CostMethod, BigDecimal> costs) {
  /** The methods beside held time. */
  static final List<CostMethod> OTHERS =
      Stream.of(CostMethod.values()).filter(m -> m != CostMethod.HELD_TIME).toList();

  private static final String NO_TEAM = "(no team)";
  private static final String NOBODY = "(left to nobody)";
  private static final Comparator<MethodLine> WORST_FIRST =
      Comparator.comparing(MethodLine::currency)
          .thenComparing(line -> line.worst().abs(), Comparator.reverseOrder())
          .thenComparing(MethodLine::team);

  /** Of rows of a date, by currency, the line whose figures lie furthest from its charge first. */
  static List<MethodLine> of(List<Cells> rows) {
    Map<List<String>, List<Cells>> teams = new TreeMap<>(Comparator.comparing(List::toString));
    for (Cells row : rows) {
      if (isCompared(row)) {
        List<String> key = List.of(team(row), row.text(MethodSpreadDaily.CURRENCY));
        teams.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
      }
    }
    return teams.entrySet().stream()
        .map(team -> line(team.getKey().get(0), team.getKey().get(1), team.getValue()))
        .sorted(WORST_FIRST)
        .toList();
  }

  /** True of a figure of a method other than held time. */
  private static boolean isCompared(Cells row) {
    return row.has(MethodSpreadDaily.COST) && method(row) != CostMethod.HELD_TIME;
  }

  static CostMethod method(Cells row) {
    return Term.of(CostMethod.class, row.text(MethodSpreadDaily.METHOD));
  }

  private static String team(Cells row) {
    String team = row.text(MethodSpreadDaily.TEAM);
    boolean isHeld = row.text(MethodSpreadDaily.HOLDER) != null;
    return team != null ? team : isHeld ? NO_TEAM : NOBODY;
  }

  private static MethodLine line(String team, String currency, List<Cells> rows) {
    Map<CostMethod, BigDecimal> costs = new EnumMap<>(CostMethod.class);
    Map<CostMethod, BigDecimal> charged = new EnumMap<>(CostMethod.class);
    for (Cells row : rows) {
      costs.merge(method(row), row.decimal(MethodSpreadDaily.COST), BigDecimal::add);
      charged.merge(method(row), row.decimal(MethodSpreadDaily.CHARGED_COST), BigDecimal::add);
    }
    return new MethodLine(team, currency, charged.values().iterator().next(), costs);
  }

  /** True of a team, or of holders without one; false of what is left. */
  boolean isHeld() {
    return !team.equals(NOBODY);
  }

  /** How much more than is charged; null where the method has no figure. */
  BigDecimal change(CostMethod method) {
    BigDecimal cost = costs.get(method);
    return cost == null ? null : cost.subtract(charged);
  }

  /** The method whose figure lies furthest from the charge; of equals the first. */
  CostMethod furthest() {
    return costs.keySet().stream()
        .max(
            Comparator.comparing((CostMethod m) -> change(m).abs())
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  /** How far that is. */
  BigDecimal worst() {
    return change(furthest());
  }
}
