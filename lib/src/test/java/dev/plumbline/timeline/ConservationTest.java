package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.DAY;
import static dev.plumbline.timeline.Samples.GPU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any samples, tried on random ones. */
class ConservationTest {
  private static final TimelineRules RULES =
      new TimelineRules(GpuStatePolicy.DEFAULT, Map.of("declared", Duration.ofSeconds(45)));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void timeIsNeitherLostNorMade(long seed) {
    List<Reading> readings = random(seed);
    List<Segment> segments = segments(readings);
    assertThat(segments).isNotEmpty();
    TreeMap<Long, Long> gpuTime = new TreeMap<>();
    for (Segment segment : segments) {
      long stages = 0;
      for (Stage stage : Stage.values()) {
        stages += segment.totals().milliseconds(stage);
      }
      assertThat(stages).isEqualTo(segment.totals().gpuMilliseconds());
      assertThat(segment.totals().gpuMilliseconds()).isBetween(0L, segment.to() - segment.from());
      assertThat(segment.from()).isLessThan(segment.to());
      assertThat(Time.hourOf(segment.to() - 1)).isEqualTo(segment.key().hour());
      gpuTime.merge(segment.key().hour(), segment.totals().gpuMilliseconds(), Long::sum);
    }
    gpuTime.values().forEach(sum -> assertThat(sum).isLessThanOrEqualTo(Time.HOUR));
    noOverlap(segments);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anUndividedGpusTimeIsItsObservedTime(long seed) {
    List<Reading> readings =
        random(seed).stream().filter(reading -> reading.deviceId().equals(GPU)).toList();
    List<Segment> segments = segments(readings);
    TreeSet<String> stretches = new TreeSet<>();
    long observed = 0;
    long gpu = 0;
    for (Segment segment : segments) {
      gpu += segment.totals().gpuMilliseconds();
      // sharers have one segment each over the same time
      if (stretches.add(segment.from() + " " + segment.to())) {
        observed += segment.to() - segment.from();
      }
    }
    assertThat(gpu).isEqualTo(observed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aDateDependsOnItsLookbackAndItselfOnly(long seed) {
    List<Reading> readings = random(seed);
    long start = Samples.millis("00:00");
    long first = start - RULES.lookback().toMillis();
    List<Reading> needed =
        readings.stream().filter(r -> r.at() >= first && r.at() < start + Time.DAY).toList();
    assertThat(needed).hasSizeLessThan(readings.size());
    assertThat(text(segments(needed))).isEqualTo(text(segments(readings)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void rowsOfOneInstantMayComeInAnyOrder(long seed) {
    List<Reading> readings = random(seed);
    List<Reading> shuffled = new ArrayList<>(readings);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.sort(Comparator.comparingLong(Reading::at));
    assertThat(text(segments(shuffled))).isEqualTo(text(segments(readings)));
  }

  private static List<Segment> segments(List<Reading> readings) {
    return new GpuTimeline(GPU, RULES).segments(DAY, readings);
  }

  private static void noOverlap(List<Segment> segments) {
    Map<String, Long> ends = new TreeMap<>();
    for (Segment segment : segments) {
      String line = segment.key().deviceId() + " " + segment.key().owner();
      assertThat(segment.from()).isGreaterThanOrEqualTo(ends.getOrDefault(line, 0L));
      ends.put(line, segment.to());
    }
  }

  private static List<String> text(List<Segment> segments) {
    return segments.stream()
        .map(
            s ->
                "%s %d %d %d %s %s %s"
                    .formatted(
                        s.key(),
                        s.from(),
                        s.to(),
                        s.totals().gpuMilliseconds(),
                        s.totals().of(GpuMeasure.ACTIVITY).sum(),
                        s.totals().of(GpuMeasure.ENERGY_COUNTER).sum(),
                        s.totals().energyUnplaced().sum()))
        .toList();
  }

  /** Two days and a half of a GPU, whole by night and divided by day, seen by two sources. */
  private static List<Reading> random(long seed) {
    Random random = new Random(seed);
    List<Reading> readings = new ArrayList<>();
    boolean divides = seed % 2 == 0;
    for (String source : List.of("observed", "declared")) {
      long at = Samples.millis("-12:00") + random.nextInt(60_000);
      while (at < Samples.millis("00:00") + 36 * Time.HOUR) {
        boolean byDay = divides && Math.floorMod(at, Time.DAY) / Time.HOUR / 6 == 1;
        device(readings, random, GPU, source, at, null);
        if (byDay) {
          device(readings, random, GPU + "/1", source, at, "3g.20gb");
          device(readings, random, GPU + "/2", source, at, "2g.10gb");
        }
        at += random.nextInt(40) == 0 ? 600_000 : 30_000 + random.nextInt(3) * 15_000;
      }
    }
    readings.sort(Comparator.comparingLong(Reading::at));
    return readings;
  }

  private static void device(
      List<Reading> to, Random random, String id, String source, long at, String profile) {
    Place place = new Place("node", null, Samples.A100, profile);
    Counters counters = counters(random, at);
    int copies = random.nextInt(30) == 0 ? 3 : 1;
    for (int i = 0; i < copies && random.nextInt(50) > 0; i++) {
      String pod = random.nextInt(40) == 0 ? null : "pod-" + (at / (2 * Time.HOUR) % 3 + i);
      Holder holder = pod == null ? null : new Holder("ns", pod, null);
      to.add(new Reading(id, source, at, place, holder, counters));
    }
  }

  private static Counters counters(Random random, long at) {
    Counters counters = Counters.none();
    for (Counter counter : Counter.ALL) {
      double value = value(counter, random, at);
      if (random.nextInt(20) > 0) {
        counters = counters.with(counter, value);
      }
    }
    return counters;
  }

  private static double value(Counter counter, Random random, long at) {
    if (counter == Counter.SM_CLOCK) {
      return 1000 + random.nextInt(500);
    }
    if (counter == Counter.POWER) {
      return 60 + random.nextInt(340);
    }
    if (counter == Counter.POWER_LIMIT || counter == Counter.POWER_LIMIT_ENFORCED) {
      return 400;
    }
    if (counter == Counter.ENERGY) {
      return at / 1000.0 * 200;
    }
    if (counter == Counter.MEMORY_USED) {
      return random.nextInt(3) * 1e9;
    }
    return at / Time.HOUR % 3 == 0 ? 0 : random.nextDouble();
  }
}
