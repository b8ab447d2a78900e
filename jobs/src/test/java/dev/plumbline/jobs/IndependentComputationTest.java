package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The waterfall and the idle waste of the samples against a second computation of both, written in
 * SQL from the design alone and run by DuckDB over the same raw files.
 *
 * <p>DuckDB keeps parts of milliseconds, the tables whole ones; how far a row may lie apart for
 * that reason is worked out beside each row, and is nothing where every part is whole. Whole days
 * add up without any such allowance.
 */
class IndependentComputationTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples");
  private static final Path FACTS = Path.of("..", "lib", "src", "main", "resources", "facts");
  static final List<String> STEPS =
      List.of("00_config", "01_samples", "02_timeline", "03_charges", "04_cost");

  /** DuckDB adds money and seconds in double. */
  private static final double ARITHMETIC = 1e-6;

  private static final List<Col> WATERFALL =
      List.of(
          GpuWaterfallDaily.USAGE_DATE,
          GpuWaterfallDaily.PROVIDER,
          GpuWaterfallDaily.CURRENCY,
          GpuWaterfallDaily.PRICE_SOURCE,
          GpuWaterfallDaily.PRICE_STATE,
          GpuWaterfallDaily.SUB_ACCOUNT,
          GpuWaterfallDaily.STAGE,
          GpuWaterfallDaily.CLUSTER,
          GpuWaterfallDaily.GPU_MODEL,
          GpuWaterfallDaily.TEAM,
          GpuWaterfallDaily.PROJECT);
  private static final int DAY_AND_PRICE = 5;

  private static final List<Col> WASTE =
      List.of(
          IdleWasteDaily.USAGE_DATE,
          IdleWasteDaily.BILLING_RESOURCE_ID,
          IdleWasteDaily.DEVICE_ID,
          IdleWasteDaily.OWNER,
          IdleWasteDaily.CAUSE,
          IdleWasteDaily.CURRENCY,
          IdleWasteDaily.PRICE_SOURCE,
          IdleWasteDaily.PRICE_STATE,
          IdleWasteDaily.PROVIDER,
          IdleWasteDaily.TEAM,
          IdleWasteDaily.PROJECT,
          IdleWasteDaily.FIRST_SEEN_DATE);

  private static final List<Col> WATERFALL_FIGURES =
      List.of(GpuWaterfallDaily.GPU_SECONDS, GpuWaterfallDaily.COST);
  private static final List<Col> WASTE_FIGURES =
      List.of(IdleWasteDaily.GPU_SECONDS, IdleWasteDaily.COST, IdleWasteDaily.LONGEST_IDLE);

  private static Connection duck;

  /** Figures of one row, and how far another's may lie apart; {@link #NONE} is an absent row. */
  private record Figures(
      Double seconds, Double cost, Double longest, double secondsApart, double costApart) {
    private static final Figures NONE = new Figures(null, null, null, 0, 0);

    private Figures plus(Figures other) {
      return new Figures(
          sum(seconds, other.seconds),
          sum(cost, other.cost),
          sum(longest, other.longest),
          secondsApart + other.secondsApart,
          costApart + other.costApart);
    }

    private Figures withoutAllowance() {
      return new Figures(seconds, cost, longest, 0, 0);
    }

    private boolean agreesWith(Figures other) {
      if (this == NONE || other == NONE) {
        // Only what is too small for a whole millisecond may have no row.
        Figures only = this == NONE ? other : this;
        return only.isNothing(secondsApart, costApart);
      }
      return near(seconds, other.seconds, secondsApart)
          && near(cost, other.cost, costApart)
          && near(longest, other.longest, 0);
    }

    private boolean isNothing(double secondsAllowed, double costAllowed) {
      return seconds != null
          && Math.abs(seconds) <= secondsAllowed
          && (cost == null || Math.abs(cost) <= costAllowed);
    }

    private static Double sum(Double one, Double other) {
      return one == null ? other : other == null ? one : Double.valueOf(one + other);
    }

    /** Null is a value of its own: seconds that are not known are not zero. */
    private static boolean near(Double one, Double other, double apart) {
      return one == null || other == null
          ? one == null && other == null
          : Math.abs(one - other) <= apart + ARITHMETIC;
    }
  }

  @BeforeAll
  static void compute() throws SQLException, IOException {
    duck = computed(STEPS);
  }

  /** The second computation, as far as these steps go. */
  static Connection computed(List<String> steps) throws SQLException, IOException {
    Connection made = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = made.createStatement()) {
      statement.execute("SET VARIABLE home = " + quoted(SAMPLES));
      statement.execute("SET VARIABLE facts = " + quoted(FACTS));
      for (String step : steps) {
        statement.execute(resource("/duckdb/" + step + ".sql"));
      }
    }
    return made;
  }

  @AfterAll
  static void close() throws SQLException {
    duck.close();
  }

  @Test
  void everyRowOfTheWaterfallIsTheSame() throws SQLException {
    assertSame(
        expected("waterfall", WATERFALL, WATERFALL_FIGURES),
        published(GpuWaterfallDaily.TABLE, WATERFALL, WATERFALL_FIGURES));
  }

  @Test
  void theStagesOfADayAddUpToTheSameSecondsAndMoney() throws SQLException {
    assertSame(
        byDayAndPrice(expected("waterfall", WATERFALL, WATERFALL_FIGURES)),
        byDayAndPrice(published(GpuWaterfallDaily.TABLE, WATERFALL, WATERFALL_FIGURES)));
  }

  @Test
  void everyRowOfTheIdleWasteIsTheSame() throws SQLException {
    assertSame(
        expected("idle_waste", WASTE, WASTE_FIGURES),
        published(IdleWasteDaily.TABLE, WASTE, WASTE_FIGURES));
  }

  @Test
  void everyIdleStretchBeginsAndEndsAtTheSameInstant() throws SQLException {
    Map<String, String> published = IdleStretches.published();
    Map<String, String> expected = IdleStretches.computed(duck);
    // what is too small for a whole millisecond has no row
    expected.keySet().retainAll(published.keySet());
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(published).isEqualTo(expected);
  }

  private static void assertSame(Map<String, Figures> expected, Map<String, Figures> published) {
    assertThat(expected).isNotEmpty();
    assertThat(published).isNotEmpty();
    List<String> differences =
        Stream.concat(expected.keySet().stream(), published.keySet().stream())
            .distinct()
            .sorted()
            .filter(key -> !row(expected, key).agreesWith(row(published, key)))
            .map(key -> key + ": " + row(expected, key) + ", published " + row(published, key))
            .toList();
    assertThat(differences).isEmpty();
  }

  private static Figures row(Map<String, Figures> rows, String key) {
    return rows.getOrDefault(key, Figures.NONE);
  }

  private static Map<String, Figures> byDayAndPrice(Map<String, Figures> rows) {
    Map<String, Figures> days = new TreeMap<>();
    rows.forEach(
        (key, figures) ->
            days.merge(
                Stream.of(key.split(" \\| ", -1))
                    .limit(DAY_AND_PRICE)
                    .collect(Collectors.joining(" | ")),
                figures.withoutAllowance(),
                Figures::plus));
    return days;
  }

  private static Map<String, Figures> expected(String table, List<Col> key, List<Col> figures)
      throws SQLException {
    String columns =
        Stream.concat(key.stream(), figures.stream())
            .map(Col::name)
            .collect(Collectors.joining(", "));
    String query = "SELECT seconds_tolerance, cost_tolerance, " + columns + " FROM " + table;
    Map<String, Figures> rows = new TreeMap<>();
    try (Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < key.size() + figures.size(); i++) {
          values.add(result.getObject(i + 3));
        }
        add(rows, key, values, result.getDouble(1), result.getDouble(2));
      }
    }
    return rows;
  }

  private static Map<String, Figures> published(TableSpec table, List<Col> key, List<Col> figures) {
    Map<String, Figures> rows = new TreeMap<>();
    Col[] columns = Stream.concat(key.stream(), figures.stream()).toArray(Col[]::new);
    for (Row row : SampleNight.frame(table).select(columns).rows().collectAsList()) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.length(); i++) {
        values.add(row.get(i));
      }
      add(rows, key, values, 0, 0);
    }
    return rows;
  }

  private static void add(
      Map<String, Figures> rows,
      List<Col> key,
      List<Object> values,
      double secondsApart,
      double costApart) {
    int first = key.size();
    Double longest = values.size() > first + 2 ? number(values.get(first + 2)) : null;
    rows.merge(
        text(key, new ArrayList<>(values.subList(0, first))),
        new Figures(
            number(values.get(first)),
            number(values.get(first + 1)),
            longest,
            secondsApart,
            costApart),
        Figures::plus);
  }

  /** Time nobody observed has no device, so the design gives it no device name. */
  private static String text(List<Col> key, List<Object> values) {
    int stage = key.indexOf(GpuWaterfallDaily.STAGE);
    if (stage >= 0) {
      boolean isUnused = "unused_commitment".equals(values.get(stage));
      if (isUnused || "unobserved".equals(values.get(stage))) {
        values.set(key.indexOf(GpuWaterfallDaily.GPU_MODEL), null);
      }
      if (isUnused) {
        values.set(key.indexOf(GpuWaterfallDaily.CLUSTER), null);
      }
    }
    return values.stream().map(String::valueOf).collect(Collectors.joining(" | "));
  }

  private static Double number(Object value) {
    return value == null ? null : Double.valueOf(((Number) value).doubleValue());
  }

  private static String quoted(Path folder) {
    return "'" + folder.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = IndependentComputationTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
