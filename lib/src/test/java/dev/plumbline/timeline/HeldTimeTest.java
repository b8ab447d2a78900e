package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.DAY;
import static dev.plumbline.timeline.Samples.GPU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of any way to stamp the same looks, and held time by a second computation. */
class HeldTimeTest {
  private static final int INTERVAL = 30;
  private static final TimelineRules RULES =
      new TimelineRules(GpuStatePolicy.DEFAULT, Map.of("declared", Duration.ofSeconds(INTERVAL)));
  private static final Place PLACE = new Place("node", null, Samples.H100, null);
  private static final Holder HOLDER = new Holder("ns", "pod", null);
  private static final List<Counter> NARROW =
      List.of(
          Counter.GPU_UTILIZATION,
          Counter.SM_ACTIVE,
          Counter.POWER,
          Counter.MEMORY_USED,
          Counter.DRAM_ACTIVE);

  /** Looks of a day: phases of hours, with holes between some. */
  private static List<Reading> looks(Random random, String source) {
    List<Reading> looks = new ArrayList<>();
    long at = Samples.millis("00:10");
    while (at < Samples.millis("23:00")) {
      Counters counters = random.nextBoolean() ? Samples.half() : Samples.idle();
      int count = 20 + random.nextInt(300);
      for (int i = 0; i < count && at < Samples.millis("23:30"); i++) {
        looks.add(new Reading(GPU, source, at, PLACE, HOLDER, counters));
        at += INTERVAL * 1000L;
      }
      at += random.nextInt(3) == 0 ? 600_000 : 0;
    }
    return looks;
  }

  /** The parts of a look that have one counter each, later by what the counter is late. */
  private static List<Reading> parted(List<Reading> looks, Map<Counter, Long> late, Random random) {
    List<Reading> parts = new ArrayList<>();
    for (Reading look : looks) {
      List<Counter> order = new ArrayList<>(Counter.ALL);
      Collections.shuffle(order, random);
      for (Counter counter : order) {
        if (look.counters().has(counter)) {
          parts.add(
              new Reading(
                  GPU,
                  look.source(),
                  look.at() + late.getOrDefault(counter, 0L),
                  PLACE,
                  HOLDER,
                  Counters.none().with(counter, look.counters().value(counter))));
        }
      }
    }
    parts.sort(Comparator.comparingLong(Reading::at));
    return parts;
  }

  private static List<Segment> segments(List<Reading> readings) {
    return new GpuTimeline(GPU, RULES).segments(DAY, readings);
  }

  private static String text(List<Segment> segments) {
    StringBuilder text = new StringBuilder();
    for (Segment segment : segments) {
      text.append(segment.key()).append(Samples.line(segment));
      for (GpuMeasure measure : GpuMeasure.values()) {
        text.append(' ').append(segment.totals().of(measure).sum());
      }
    }
    return text.toString();
  }

  private static Map<State, Long> byState(List<Segment> segments) {
    Map<State, Long> milliseconds = new EnumMap<>(State.class);
    for (Segment segment : segments) {
      milliseconds.merge(segment.key().state(), segment.totals().gpuMilliseconds(), Long::sum);
    }
    return milliseconds;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void partialRowsOfOneInstantAreOneScrape(long seed) {
    Random random = new Random(seed);
    List<Reading> looks = looks(random, "observed");
    assertThat(text(segments(parted(looks, Map.of(), random)))).isEqualTo(text(segments(looks)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void countersUpToASecondApartMoveOnlyEdges(long seed) {
    Random random = new Random(seed);
    List<Reading> looks = looks(random, seed % 2 == 0 ? "observed" : "declared");
    Map<Counter, Long> late = new TreeMap<>(Comparator.comparing(Counter::toString));
    Counter.ALL.forEach(counter -> late.put(counter, (long) random.nextInt(1_000)));
    Map<State, Long> wide = byState(segments(looks));
    Map<State, Long> apart = byState(segments(parted(looks, late, random)));
    // a second where the phase changes, and one at either end of each unbroken run
    long edges = 2;
    for (int i = 1; i < looks.size(); i++) {
      boolean isHole = looks.get(i).at() - looks.get(i - 1).at() > 2_000L * INTERVAL;
      boolean isChange = !looks.get(i).counters().equalsAll(looks.get(i - 1).counters());
      edges += isHole ? 2 : isChange ? 1 : 0;
    }
    TreeSet<State> states = new TreeSet<>(wide.keySet());
    states.addAll(apart.keySet());
    for (State state : states) {
      assertThat(apart.getOrDefault(state, 0L))
          .as(state.text())
          .isCloseTo(wide.getOrDefault(state, 0L), within(edges * 1_000));
    }
  }

  /**
   * A second at a time: a counter's value holds from its instant, before its next and for at most
   * two intervals, the last for one; a second counts between the first and the last hold of an
   * activity signal in an unbroken run of seconds in which anything holds.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void steppingThroughTheSecondsGivesTheSame(long seed) {
    Random random = new Random(seed);
    long start = Samples.millis("10:00");
    int seconds = 3 * 3_600;
    Map<Counter, double[]> values = new TreeMap<>(Comparator.comparing(Counter::toString));
    List<Reading> readings = new ArrayList<>();
    for (int k = 0; k < NARROW.size(); k++) {
      double[] stepped = new double[seconds + 600];
      Arrays.fill(stepped, Double.NaN);
      int before = -1;
      int hole = 0;
      for (int at = 2 * k; at < seconds; at += INTERVAL) {
        hole = random.nextInt(40) == 0 ? random.nextInt(20) : hole - 1;
        if (hole > 0) {
          continue;
        }
        double value = random.nextInt(1_000) / 1_000.0;
        readings.add(
            new Reading(
                GPU,
                "declared",
                start + at * 1_000L,
                PLACE,
                HOLDER,
                Counters.none().with(NARROW.get(k), value)));
        Arrays.fill(stepped, at, at + 2 * INTERVAL, value);
        before = at;
      }
      Arrays.fill(stepped, before + INTERVAL, stepped.length, Double.NaN);
      values.put(NARROW.get(k), stepped);
    }
    readings.sort(Comparator.comparingLong(Reading::at));
    boolean[] counts = counting(values, seconds + 600);
    long observed = 0;
    double watts = 0;
    double activity = 0;
    for (int t = 0; t < counts.length; t++) {
      if (counts[t]) {
        observed++;
        double sm = values.get(Counter.SM_ACTIVE)[t];
        double signal = Double.isNaN(sm) ? values.get(Counter.GPU_UTILIZATION)[t] : sm;
        activity += Double.isNaN(signal) ? 0 : signal;
        double power = values.get(Counter.POWER)[t];
        watts += Double.isNaN(power) ? 0 : power;
      }
    }
    List<Segment> segments = segments(readings);
    assertThat(segments.stream().mapToLong(s -> s.totals().gpuMilliseconds()).sum())
        .isEqualTo(observed * 1_000);
    assertThat(sum(segments, GpuMeasure.ACTIVITY)).isCloseTo(activity * 1_000, within(1e-3));
    assertThat(sum(segments, GpuMeasure.ENERGY_POWER)).isCloseTo(watts, within(1e-6));
  }

  private static double sum(List<Segment> segments, GpuMeasure measure) {
    double sum = 0;
    for (Segment segment : segments) {
      Double part = segment.totals().of(measure).sum();
      sum += part == null ? 0 : part;
    }
    return sum;
  }

  private static boolean[] counting(Map<Counter, double[]> values, int seconds) {
    boolean[] counts = new boolean[seconds];
    int t = 0;
    while (t < seconds) {
      int end = t;
      int first = -1;
      int last = -1;
      while (end < seconds && isHeld(values, end)) {
        boolean isActive =
            !Double.isNaN(values.get(Counter.SM_ACTIVE)[end])
                || !Double.isNaN(values.get(Counter.GPU_UTILIZATION)[end]);
        first = isActive && first < 0 ? end : first;
        last = isActive ? end : last;
        end++;
      }
      if (first >= 0) {
        Arrays.fill(counts, first, last + 1, true);
      }
      t = Math.max(end, t + 1);
    }
    return counts;
  }

  private static boolean isHeld(Map<Counter, double[]> values, int second) {
    return values.values().stream().anyMatch(of -> !Double.isNaN(of[second]));
  }
}
