package dev.plumbline.segment;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.timeline.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** The samples that some dates' timelines need, with no more columns than they need. */
final class SampleWindow {
  /** The instant of a sample, epoch milliseconds. */
  static final Col AT = Col.temporary("sampled_milliseconds", DataTypes.LongType);

  /** The device's id where it is a part of its GPU; null where it is the GPU itself. */
  static final Col PART = Col.temporary("part_id", DataTypes.StringType);

  /** Samples of the dates and of the lookback before each. */
  static Frame of(Frame samples, NavigableSet<LocalDate> dates, Duration lookback) {
    Col[] kept =
        Stream.concat(
                Stream.of(GpuSample.GPU_UUID, AT, PART, GpuSample.SOURCE, GpuSample.LABEL_SET_ID),
                Counter.ALL.stream().map(Counter::column))
            .toArray(Col[]::new);
    return samples
        .where(isNear(dates, lookback))
        .with(
            AT.is(functions.unix_millis(GpuSample.SAMPLED_AT.of())),
            PART.is(functions.nullif(GpuSample.DEVICE_ID.of(), GpuSample.GPU_UUID.of())))
        .select(kept);
  }

  /** Dates that follow each other make one range. */
  private static Column isNear(NavigableSet<LocalDate> dates, Duration lookback) {
    Column near = functions.lit(false);
    for (LocalDate date : dates) {
      if (!dates.contains(date.minusDays(1))) {
        LocalDate last = date;
        while (dates.contains(last.plusDays(1))) {
          last = last.plusDays(1);
        }
        near = near.or(between(start(date).minus(lookback), start(last.plusDays(1))));
      }
    }
    return near;
  }

  private static Column between(Instant from, Instant to) {
    return GpuSample.SAMPLED_AT
        .of()
        .geq(functions.lit(from))
        .and(GpuSample.SAMPLED_AT.of().lt(functions.lit(to)));
  }

  private static Instant start(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private SampleWindow() {}
}
