package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.BillingReconciliationDaily;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whose the samples' charges are, and what was billed beside what was seen, against the second
 * computation of {@link IndependentComputationTest}: DuckDB knows when a machine was alive to the
 * millisecond, and divides in double.
 */
class IndependentSharesTest {
  private static final double ARITHMETIC = 1e-6;

  private static final List<Col> HOLDER =
      List.of(
          CostAllocation.RESOURCE_ID,
          CostAllocation.TEAM,
          CostAllocation.PROJECT,
          CostAllocation.SHARE_KIND,
          CostAllocation.of(FocusCharge.BILLING_CURRENCY));
  private static final List<Col> RESOURCE =
      List.of(
          BillingReconciliationDaily.USAGE_DATE,
          BillingReconciliationDaily.BILLING_RESOURCE_ID,
          BillingReconciliationDaily.PRICE_SOURCE);

  private static final List<Col> TEAM =
      List.of(ChargebackMonthly.TEAM, ChargebackMonthly.SHARE_KIND, ChargebackMonthly.CURRENCY);

  private static Connection duck;

  @BeforeAll
  static void compute() throws SQLException, IOException {
    duck =
        IndependentComputationTest.computed(
            Stream.concat(
                    IndependentComputationTest.STEPS.stream(), Stream.of("05_shares", "06_month"))
                .toList());
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  @Test
  void everyHolderIsChargedWithTheSameInBothCosts() throws SQLException {
    Frame split =
        SampleNight.frame(CostAllocation.TABLE).where(CostAllocation.METHOD_ID.of().isNotNull());
    List<Col> costs = List.of(CostAllocation.BILLED_COST, CostAllocation.EFFECTIVE_COST);
    assertSame(
        computed("cost_share", HOLDER, costs, "billed_tolerance", "effective_tolerance"),
        published(split, HOLDER, costs));
  }

  @Test
  void everyResourceIsBilledAndSeenAlike() throws SQLException {
    List<Col> figures =
        List.of(
            BillingReconciliationDaily.BILLED_SECONDS,
            BillingReconciliationDaily.OBSERVED_SECONDS,
            BillingReconciliationDaily.ALLOCATED_SECONDS,
            BillingReconciliationDaily.BILLED_COST);
    assertSame(
        computed("billed_and_seen", RESOURCE, figures, "0", "tolerance", "tolerance", "0"),
        published(SampleNight.frame(BillingReconciliationDaily.TABLE), RESOURCE, figures));
  }

  @Test
  void everyTeamsMonthIsTheSameAndTheMonthIsWhatWasInvoiced() throws SQLException {
    List<Col> costs = List.of(ChargebackMonthly.BILLED_COST, ChargebackMonthly.EFFECTIVE_COST);
    Frame charged = SampleNight.frame(ChargebackMonthly.TABLE);
    assertSame(
        computed("team_month", TEAM, costs, "billed_tolerance", "effective_tolerance"),
        published(charged.where(ChargebackMonthly.SHARE_KIND.of().equalTo("held")), TEAM, costs),
        8);
    List<Col> currency = List.of(ChargebackMonthly.CURRENCY);
    String invoices =
        "(SELECT billing_currency, sum(billed_cost) AS billed_cost,"
            + " sum(effective_cost) AS effective_cost FROM invoiced GROUP BY ALL)";
    assertSame(
        computed(invoices, currency, costs, "0", "0"), published(charged, currency, costs), 2);
  }

  /** Figures, and how far another's may lie apart. */
  private record Figures(List<Double> values, List<Double> apart) {
    private boolean agreesWith(Figures other) {
      for (int i = 0; i < values.size(); i++) {
        Double one = values.get(i);
        Double two = other.values.get(i);
        boolean isNear =
            one == null || two == null
                ? one == null && two == null
                : Math.abs(one - two) <= apart.get(i) + ARITHMETIC;
        if (!isNear) {
          return false;
        }
      }
      return true;
    }
  }

  private static void assertSame(Map<String, Figures> computed, Map<String, Figures> published) {
    assertSame(computed, published, 16);
  }

  private static void assertSame(
      Map<String, Figures> computed, Map<String, Figures> published, int atLeast) {
    assertThat(computed).hasSizeGreaterThanOrEqualTo(atLeast);
    assertThat(published.keySet()).isEqualTo(computed.keySet());
    List<String> differences = new ArrayList<>();
    computed.forEach(
        (key, figures) -> {
          if (!figures.agreesWith(published.get(key))) {
            differences.add(key + ": " + figures + ", published " + published.get(key));
          }
        });
    assertThat(differences).isEmpty();
  }

  private static Map<String, Figures> computed(
      String table, List<Col> key, List<Col> figures, String... apart) throws SQLException {
    List<String> columns = new ArrayList<>();
    Stream.concat(key.stream(), figures.stream()).map(Col::name).forEach(columns::add);
    columns.addAll(List.of(apart));
    Map<String, Figures> rows = new TreeMap<>();
    try (Statement statement = duck.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table)) {
      while (result.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
          values.add(result.getObject(i + 1));
        }
        int first = key.size();
        int last = first + figures.size();
        rows.put(
            String.valueOf(values.subList(0, first)),
            new Figures(
                numbers(values.subList(first, last)),
                numbers(values.subList(last, values.size()))));
      }
    }
    return rows;
  }

  private static Map<String, Figures> published(Frame frame, List<Col> key, List<Col> figures) {
    Map<String, BigDecimal[]> sums = new TreeMap<>();
    Col[] columns = Stream.concat(key.stream(), figures.stream()).toArray(Col[]::new);
    for (Row row : frame.select(columns).rows().collectAsList()) {
      List<Object> names = new ArrayList<>();
      for (int i = 0; i < key.size(); i++) {
        names.add(row.get(i));
      }
      BigDecimal[] own =
          sums.computeIfAbsent(String.valueOf(names), k -> new BigDecimal[figures.size()]);
      for (int i = 0; i < own.length; i++) {
        BigDecimal more = row.getDecimal(key.size() + i);
        own[i] = own[i] == null ? more : more == null ? own[i] : own[i].add(more);
      }
    }
    Map<String, Figures> rows = new TreeMap<>();
    sums.forEach((names, own) -> rows.put(names, new Figures(numbers(listed(own)), List.of())));
    return rows;
  }

  private static List<Object> listed(BigDecimal[] values) {
    List<Object> all = new ArrayList<>();
    for (BigDecimal value : values) {
      all.add(value);
    }
    return all;
  }

  private static List<Double> numbers(List<Object> values) {
    List<Double> numbers = new ArrayList<>();
    values.forEach(value -> numbers.add(value == null ? null : ((Number) value).doubleValue()));
    return numbers;
  }
}
