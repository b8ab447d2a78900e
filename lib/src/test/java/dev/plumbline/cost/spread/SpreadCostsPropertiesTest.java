package dev.plumbline.cost.spread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.closed.Closing;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.Row;

/** Whatever the rules: what is spread is what nobody was charged with, and by the weights. */
class SpreadCostsPropertiesTest {
  private static final RowLayout SPREAD = RowLayout.of(SharedCostMonthly.TABLE);
  private static final RowLayout SUMS =
      RowLayout.of(
          ChargebackMonthly.PERIOD,
          ChargebackMonthly.INVOICE,
          ChargebackMonthly.CURRENCY,
          ChargebackMonthly.SHARE_KIND,
          ChargebackMonthly.TEAM,
          ChargebackMonthly.CLOSED_DATE,
          ChargebackMonthly.SEEN_DATE,
          ChargebackMonthly.BILLED_COST,
          ChargebackMonthly.EFFECTIVE_COST);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
  private static final LocalDate NIGHT = LocalDate.of(2026, 7, 20);
  private static final Closing OPEN =
      new Closing(new TreeSet<>(List.of(NIGHT)), new TreeSet<>(), true);
  private static final List<ShareKind> KINDS =
      List.of(
          ShareKind.HELD,
          ShareKind.HELD,
          ShareKind.ALLOCATED_BY_PROVIDER,
          ShareKind.TAX,
          ShareKind.CREDIT,
          ShareKind.EMPTY);

  /** A sum: of which invoice, kind and team (3: none), and both costs in millionths. */
  record Sum(int invoice, ShareKind kind, int team, long billed, long effective) {
    String name() {
      return team > 2 ? null : "team-" + team;
    }

    Row row() {
      return SUMS.draft()
          .set(ChargebackMonthly.PERIOD, JULY)
          .set(ChargebackMonthly.INVOICE, "inv-" + invoice)
          .set(ChargebackMonthly.CURRENCY, "USD")
          .set(ChargebackMonthly.SHARE_KIND, kind)
          .set(ChargebackMonthly.TEAM, kind.isAllocated() ? name() : null)
          .set(ChargebackMonthly.BILLED_COST, exact(billed))
          .set(ChargebackMonthly.EFFECTIVE_COST, exact(effective))
          .row();
    }
  }

  private static BigDecimal exact(long millionths) {
    return BigDecimal.valueOf(millionths, 6).setScale(12);
  }

  @Provide
  Arbitrary<List<Sum>> sums() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(KINDS),
            Arbitraries.integers().between(0, 3),
            Arbitraries.longs().between(-3_000_000L, 9_000_000L),
            Arbitraries.longs().between(-3_000_000L, 9_000_000L))
        .as(Sum::new)
        .list()
        .ofMaxSize(25);
  }

  @Provide
  Arbitrary<List<SharedCost>> rules() {
    return Arbitraries.maps(
            Arbitraries.of(ShareKind.TAX, ShareKind.CREDIT, ShareKind.EMPTY),
            Arbitraries.of(SharedCostRule.values()))
        .map(
            rules -> {
              List<SharedCost> entries = new ArrayList<>();
              rules.forEach(
                  (kind, rule) ->
                      entries.add(
                          new SharedCost(
                              kind == ShareKind.EMPTY ? null : kind,
                              rule,
                              rule == SharedCostRule.TEAM ? "platform" : null,
                              null)));
              return entries;
            });
  }

  @Property(tries = 400)
  void whatIsSpreadIsWhatNobodyWasChargedWithAndByTheWeights(
      @ForAll("sums") List<Sum> sums, @ForAll("rules") List<SharedCost> rules) {
    Map<String, BigDecimal> found = new TreeMap<>();
    for (Row row : spread(sums, rules)) {
      String key =
          SPREAD.text(row, SharedCostMonthly.INVOICE)
              + " "
              + SPREAD.text(row, SharedCostMonthly.SHARE_KIND)
              + " "
              + SPREAD.text(row, SharedCostMonthly.TEAM);
      BigDecimal billed = SPREAD.decimal(row, SharedCostMonthly.BILLED_COST);
      BigDecimal effective = SPREAD.decimal(row, SharedCostMonthly.EFFECTIVE_COST);
      assertThat(found.put(key + " billed", billed)).isNull();
      assertThat(found.put(key + " effective", effective)).isNull();
    }
    Map<String, BigDecimal> expected = new TreeMap<>();
    for (int invoice = 0; invoice < 3; invoice++) {
      for (ShareKind kind : List.of(ShareKind.TAX, ShareKind.CREDIT, ShareKind.EMPTY)) {
        expected(sums, rules, invoice, kind, expected);
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  @Property(tries = 100)
  void theOrderOfTheRowsChangesNothing(
      @ForAll("sums") List<Sum> sums, @ForAll("rules") List<SharedCost> rules, @ForAll long seed) {
    List<Sum> mixed = new ArrayList<>(sums);
    Collections.shuffle(mixed, new Random(seed));
    assertThat(spread(mixed, rules)).isEqualTo(spread(sums, rules));
  }

  private static List<Row> spread(List<Sum> sums, List<SharedCost> rules) {
    List<Row> rows = new ArrayList<>();
    new SpreadCosts(new SharedCosts(rules), OPEN, false)
        .rows(sums.stream().map(Sum::row).iterator(), Collections.emptyIterator())
        .forEachRemaining(rows::add);
    return rows;
  }

  /** The same in another way: quotients of many digits, cut, and the units that are missing. */
  private static void expected(
      List<Sum> sums,
      List<SharedCost> rules,
      int invoice,
      ShareKind kind,
      Map<String, BigDecimal> into) {
    List<Sum> own = sums.stream().filter(s -> s.invoice() == invoice && s.kind() == kind).toList();
    BigDecimal billed = exact(own.stream().mapToLong(Sum::billed).sum());
    BigDecimal effective = exact(own.stream().mapToLong(Sum::effective).sum());
    SharedCost rule =
        rules.stream()
            .filter(r -> r.kind() == kind)
            .findFirst()
            .orElse(rules.stream().filter(r -> r.kind() == null).findFirst().orElse(null));
    if (rule == null || billed.signum() == 0 && effective.signum() == 0) {
      return;
    }
    Map<String, Long> weights = weights(sums, rule, invoice);
    if (weights.isEmpty()) {
      weights = weights(sums, rule, null);
    }
    String about = "inv-" + invoice + " " + kind.text() + " ";
    cut(billed, weights).forEach((team, part) -> into.put(about + team + " billed", part));
    cut(effective, weights).forEach((team, part) -> into.put(about + team + " effective", part));
  }

  private static Map<String, Long> weights(List<Sum> sums, SharedCost rule, Integer invoice) {
    Map<String, Long> direct = new TreeMap<>();
    sums.stream()
        .filter(s -> s.kind().isAllocated() && s.name() != null)
        .filter(s -> invoice == null || s.invoice() == invoice)
        .forEach(s -> direct.merge(s.name(), s.effective(), Long::sum));
    switch (rule.rule()) {
      case LEAVE -> direct.clear();
      case EVEN -> direct.replaceAll((team, cost) -> 1L);
      case BY_USE -> direct.values().removeIf(cost -> cost <= 0);
      case TEAM -> {
        direct.clear();
        direct.put(rule.team(), 1L);
      }
    }
    return direct;
  }

  private static Map<String, BigDecimal> cut(BigDecimal amount, Map<String, Long> weights) {
    BigDecimal whole =
        BigDecimal.valueOf(weights.values().stream().mapToLong(Long::longValue).sum());
    BigDecimal unit = BigDecimal.valueOf(1, 12);
    Map<String, BigDecimal> parts = new TreeMap<>();
    Map<String, BigDecimal> rests = new TreeMap<>();
    BigDecimal missing = amount.abs();
    for (Map.Entry<String, Long> team : weights.entrySet()) {
      BigDecimal product = amount.abs().multiply(BigDecimal.valueOf(team.getValue()));
      BigDecimal part = product.divide(whole, new MathContext(60)).setScale(12, RoundingMode.FLOOR);
      parts.put(team.getKey(), part);
      rests.put(team.getKey(), product.subtract(part.multiply(whole)));
      missing = missing.subtract(part);
    }
    List<String> order = new ArrayList<>(weights.keySet());
    order.sort(Comparator.comparing((String team) -> rests.get(team)).reversed());
    for (String team : order) {
      if (missing.signum() > 0) {
        parts.merge(team, unit, BigDecimal::add);
        missing = missing.subtract(unit);
      }
    }
    parts.replaceAll((team, part) -> amount.signum() < 0 ? part.negate() : part);
    return parts;
  }
}
