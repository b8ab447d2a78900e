package dev.plumbline.cost.recommendation;

import dev.plumbline.policies.RecommendationPolicy;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.RecommendationDaily;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * What is recommended about work on each date, in their order, since what was open on one tells
 * what became of it on the next. One group: its rows are holders and hours of prices, not samples.
 *
 * @param dates the dates to compute
 * @param policy when something is recommended
 */
record WorkKernel(NavigableSet<LocalDate> dates, RecommendationPolicy policy)
    implements PairKernel {
  private static final Col ALL = Col.temporary("all_rows", DataTypes.IntegerType);
  private static final RowLayout KNOWN =
      RowLayout.of(
              Stream.of(PaidPrices.HOUR.columns())
                  .filter(column -> !RecommendationDaily.TABLE.columns().contains(column))
                  .toArray(Col[]::new))
          .and(RecommendationDaily.TABLE.columns().toArray(Col[]::new));
  private static final List<Col> ORDER =
      Stream.concat(Use.GROUP.stream(), Stream.of(RecommendationDaily.DEVICE_ID)).toList();

  /**
   * Rows of {@link RecommendationDaily}, those that are open without an id.
   *
   * @param uses {@link HeldUses} of the dates
   * @param hours {@link PaidPrices#hours} of the dates
   * @param published what was recommended about work on dates before
   */
  Frame of(Frame uses, Frame hours, Frame published) {
    Frame known = hours.union(published).select(KNOWN.columns());
    return uses.with(ALL.is(functions.lit(0)))
        .eachGroup(
            new Side(List.of(ALL), ORDER),
            known.with(ALL.is(functions.lit(0))),
            new Side(
                List.of(ALL),
                List.of(RecommendationDaily.USAGE_DATE, RecommendationDaily.RECOMMENDATION_ID)),
            Standing.ROW.schema(),
            this);
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> uses, Iterator<Row> known) {
    Map<LocalDate, Map<Basis, PaidPrices>> prices = new HashMap<>();
    Map<LocalDate, Standing> standing = new HashMap<>();
    while (known.hasNext()) {
      Cells row = KNOWN.read(known.next());
      LocalDate date = row.date(RecommendationDaily.USAGE_DATE);
      if (row.has(RecommendationDaily.RECOMMENDATION_ID)) {
        standing.computeIfAbsent(date, d -> new Standing()).add(row);
      } else {
        prices
            .computeIfAbsent(date, d -> new LinkedHashMap<>())
            .computeIfAbsent(Basis.of(row), basis -> new PaidPrices())
            .add(row);
      }
    }
    Map<LocalDate, List<Use>> byDate = new TreeMap<>();
    uses.forEachRemaining(
        row -> {
          Use use = new Use(Use.LAYOUT.read(row));
          byDate.computeIfAbsent(use.date(), d -> new ArrayList<>()).add(use);
        });
    List<Row> rows = new ArrayList<>();
    for (LocalDate date : dates) {
      Standing before = standing.getOrDefault(date.minusDays(1), new Standing());
      DayOfWork day =
          day(
              date,
              byDate.getOrDefault(date, List.of()),
              prices.getOrDefault(date, Map.of()),
              before);
      Standing own = standing.computeIfAbsent(date, d -> new Standing());
      day.open().forEach(row -> own.add(Standing.ROW.read(row)));
      rows.addAll(day.open());
      rows.addAll(before.gone(date, day.keys(), byOwner(byDate.getOrDefault(date, List.of()))));
    }
    return rows.iterator();
  }

  private DayOfWork day(
      LocalDate date, List<Use> uses, Map<Basis, PaidPrices> prices, Standing before) {
    DayOfWork day = new DayOfWork(date, policy, before);
    for (Use use : uses) {
      PaidPrices paid = prices.get(Basis.of(use.cells()));
      if (paid != null) {
        day.add(use, paid);
      }
    }
    prices.forEach(day::addCommitments);
    return day;
  }

  private static Map<String, List<Use>> byOwner(List<Use> uses) {
    Map<String, List<Use>> owners = new HashMap<>();
    uses.forEach(use -> owners.computeIfAbsent(use.owner(), owner -> new ArrayList<>()).add(use));
    return owners;
  }
}
