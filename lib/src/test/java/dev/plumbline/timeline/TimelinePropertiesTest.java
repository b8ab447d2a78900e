package dev.plumbline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of any day of a GPU, whatever was scraped of it and however it is delivered. */
class TimelinePropertiesTest {
  private static final TimelineRules RULES =
      new TimelineRules(GpuStatePolicy.DEFAULT, Map.of("declared", Duration.ofSeconds(60)));
  private static final List<Counters> SEEN =
      List.of(
          Samples.half(),
          Samples.idle(),
          Samples.spinning(),
          Counters.none().with(Counter.GPU_UTILIZATION, 0.4).with(Counter.POWER, 200),
          Counters.none().with(Counter.MEMORY_USED, 0),
          Counters.none());

  /**
   * A stretch of scrapes that say the same.
   *
   * @param gap seconds since the stretch before ended
   * @param step seconds between scrapes
   */
  record Scrapes(int gap, int step, int number, int seen, int pod) {}

  /** A day of scrapes of one source. */
  record Day(String source, List<Scrapes> scrapes) {
    List<Reading> readings(String replica) {
      List<Reading> readings = new ArrayList<>();
      long at = Samples.millis("-22:00");
      for (Scrapes each : scrapes) {
        at += each.gap * 1000L;
        Holder holder = each.pod == 0 ? null : new Holder("team", "pod-" + each.pod, null);
        Place place = new Place("node-1", "east", Samples.H100, null);
        for (int i = 0; i < each.number; i++) {
          readings.add(
              new Reading(Samples.GPU, source, replica, at, place, holder, SEEN.get(each.seen)));
          at += each.step * 1000L;
        }
      }
      return readings;
    }
  }

  @Provide
  Arbitrary<Day> days() {
    Arbitrary<Scrapes> scrapes =
        Combinators.combine(
                Arbitraries.of(0, 0, 7, 30, 60, 600, 7200),
                Arbitraries.of(10, 15, 30, 60),
                Arbitraries.integers().between(1, 200),
                Arbitraries.integers().between(0, SEEN.size() - 1),
                Arbitraries.integers().between(0, 2))
            .as(Scrapes::new);
    return Combinators.combine(
            Arbitraries.of("observed", "declared"), scrapes.list().ofMinSize(1).ofMaxSize(12))
        .as(Day::new);
  }

  @Property
  void stagesSumToTheTimeAndTheTimeToTheDay(@ForAll("days") Day one, @ForAll("days") Day other) {
    List<Segment> segments = segments(sorted(one.readings(null), other.readings(null)));
    TreeMap<Long, Long> hours = new TreeMap<>();
    for (Segment segment : segments) {
      long stages = 0;
      for (Stage stage : Stage.values()) {
        assertThat(segment.totals().milliseconds(stage)).isNotNegative();
        stages += segment.totals().milliseconds(stage);
      }
      assertThat(stages).isEqualTo(segment.totals().gpuMilliseconds());
      hours.merge(segment.key().hour(), segment.totals().gpuMilliseconds(), Long::sum);
    }
    hours.values().forEach(time -> assertThat(time).isBetween(0L, Time.HOUR));
    assertThat(hours.values().stream().mapToLong(Long::longValue).sum())
        .isLessThanOrEqualTo(Time.DAY);
  }

  @Property
  void rowsMayComeInAnyOrderAndTwice(
      @ForAll("days") Day one, @ForAll("days") Day other, @ForAll long seed) {
    List<Reading> readings = sorted(one.readings(null), other.readings(null));
    List<Reading> mixed = new ArrayList<>(readings);
    mixed.addAll(readings.subList(readings.size() / 3, readings.size()));
    Collections.shuffle(mixed, new Random(seed));
    mixed.sort(Comparator.comparingLong(Reading::at));
    assertThat(text(segments(mixed))).isEqualTo(text(segments(readings)));
  }

  @Property
  void aSecondReplicaOfTheSameChangesNothing(@ForAll("days") Day day) {
    List<Reading> both = sorted(day.readings("a"), day.readings("b"));
    assertThat(text(segments(both))).isEqualTo(text(segments(day.readings("a"))));
  }

  @Property
  void aDayMayComeInTwoFiles(@ForAll("days") Day day, @ForAll double where) {
    List<Reading> readings = day.readings(null);
    int cut = (int) (Math.abs(where % 1) * readings.size());
    List<Reading> joined = new ArrayList<>(readings.subList(cut, readings.size()));
    joined.addAll(readings.subList(0, cut));
    joined.sort(Comparator.comparingLong(Reading::at));
    assertThat(text(segments(joined))).isEqualTo(text(segments(readings)));
  }

  @Property
  void theNextDayChangesNothing(@ForAll("days") Day day, @ForAll("days") Day next) {
    List<Reading> later =
        next.readings(null).stream()
            .map(
                r ->
                    new Reading(
                        r.deviceId(),
                        day.source(),
                        r.at() + 26 * Time.HOUR,
                        r.place(),
                        r.holder(),
                        r.counters()))
            .toList();
    List<Reading> today =
        day.readings(null).stream()
            .filter(r -> r.at() < Samples.millis("00:00") + Time.DAY)
            .toList();
    assertThat(text(segments(sorted(today, later)))).isEqualTo(text(segments(today)));
  }

  @SafeVarargs
  private static List<Reading> sorted(List<Reading>... parts) {
    List<Reading> all = new ArrayList<>();
    for (List<Reading> part : parts) {
      all.addAll(part);
    }
    all.sort(Comparator.comparingLong(Reading::at));
    return all;
  }

  private static List<Segment> segments(List<Reading> readings) {
    return new GpuTimeline(Samples.GPU, RULES).segments(Samples.DAY, readings);
  }

  private static List<String> text(List<Segment> segments) {
    return segments.stream().map(TimelinePropertiesTest::text).toList();
  }

  private static String text(Segment segment) {
    Map<Object, Object> totals = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      totals.put(stage, segment.totals().milliseconds(stage));
    }
    for (GpuMeasure measure : GpuMeasure.values()) {
      totals.put(measure, segment.totals().of(measure).sum());
    }
    return "%s %d %d %s".formatted(segment.key(), segment.from(), segment.to(), totals);
  }
}
