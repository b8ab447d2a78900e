package dev.plumbline.cost.counter;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ServingSample;
import dev.plumbline.terms.ServingCount;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/**
 * What the counters of each server gained on each date:
 *
 * <ol>
 *   <li>an increase is the difference of two values that follow each other, whatever files they
 *       stand in; where the later one is less, the server restarted and the increase is that value;
 *   <li>all of it is of the date of the later value; the first value of a series gives nothing, nor
 *       does the first one behind a whole date without any;
 *   <li>of several scrapers of one server, the one with the most values on the date counts;
 *   <li>what only a part of the server's time was counted in is not counted.
 * </ol>
 */
public final class ServerDays {
  public static final Col DATE = Col.temporary("counted_date", DataTypes.DateType);
  public static final Col START = Col.temporary("counted_start", DataTypes.TimestampType);
  public static final Col END = Col.temporary("counted_end", DataTypes.TimestampType);

  /** Requests by latency: an upper bound in seconds, and how many took no longer. */
  public static final Col BUCKETS =
      Col.temporary(
          "latency_buckets", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType));

  /** The longest stretch between two values, in milliseconds. */
  public static final Col LONGEST_GAP =
      Col.temporary("longest_gap_milliseconds", DataTypes.LongType);

  private static final Map<ServingCount, Col> COUNTS =
      Stream.of(ServingCount.values())
          .filter(count -> count != ServingCount.LATENCY_BUCKET)
          .collect(
              Collectors.toMap(
                  count -> count,
                  count -> Col.temporary("counted_" + count.text(), DataTypes.LongType)));

  /** What a row holds. */
  public static final RowLayout LAYOUT =
      RowLayout.of(
              DATE,
              ServingSample.SOURCE,
              ServingSample.SERVER_ID,
              ServingSample.MODEL,
              ServingSample.VERSION,
              ServingSample.NAMESPACE,
              ServingSample.POD,
              START,
              END,
              BUCKETS,
              LONGEST_GAP)
          .and(
              Stream.of(ServingCount.values())
                  .filter(COUNTS::containsKey)
                  .map(COUNTS::get)
                  .toArray(Col[]::new));

  /** What a row of samples holds. */
  static final RowLayout SAMPLE =
      RowLayout.of(
          ServingSample.SOURCE,
          ServingSample.SERVER_ID,
          ServingSample.SCRAPER,
          ServingSample.SERIES_ID,
          ServingSample.SAMPLED_AT,
          ServingSample.SERVER,
          ServingSample.COUNT,
          ServingSample.BOUND,
          ServingSample.MODEL,
          ServingSample.VERSION,
          ServingSample.NAMESPACE,
          ServingSample.POD,
          ServingSample.VALUE);

  private ServerDays() {}

  /** The column of a count; null is not counted. */
  public static Col of(ServingCount count) {
    return COUNTS.get(count);
  }

  /** One row for each server and date with an increase. */
  public static Frame of(Frame samples) {
    return samples
        .select(SAMPLE.columns())
        .eachGroup(
            List.of(ServingSample.SOURCE, ServingSample.SERVER_ID),
            List.of(
                ServingSample.SCRAPER,
                ServingSample.SERIES_ID,
                ServingSample.SAMPLED_AT,
                ServingSample.VALUE),
            LAYOUT.schema(),
            new ServerKernel());
  }
}
