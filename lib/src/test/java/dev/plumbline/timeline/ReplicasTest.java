package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.GpuMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several rhythms of one device in one source. */
class ReplicasTest {
  private static final Counters UTILIZATION = Counters.none().with(Counter.GPU_UTILIZATION, 0.9);

  @Test
  void aPairLosesNoTime() {
    // a every 30 s from 10:00:00, b 7 s later; a's last, 10:59:30, holds until b's, 10:59:37, and
    // that until 11:00:07
    Samples samples =
        given()
            .replica("a")
            .every(30, "10:00:00", "11:00", UTILIZATION)
            .replica("b")
            .every(30, "10:00:07", "11:00", UTILIZATION);
    assertThat(samples.lines())
        .containsExactly("10:00:00–11:00:00 job-0 active 3600", "11:00:00–11:00:07 job-0 active 7");
  }

  @Test
  void rhythmsThatNoLabelTellsApartLoseNoTimeEither() {
    // gaps 7 and 23 s in turn: their lower median is 7 s, but the spans of two are 30 s
    Samples samples =
        given()
            .every(30, "10:00:00", "11:00", UTILIZATION)
            .every(30, "10:00:07", "11:00", UTILIZATION);
    assertThat(samples.lines())
        .containsExactly("10:00:00–11:00:00 job-0 active 3600", "11:00:00–11:00:07 job-0 active 7");
  }

  /** Every 30 s from each of these seconds on, for an hour, without a label. */
  private static Samples unnamed(int... offsets) {
    Samples samples = given();
    for (int offset : offsets) {
      samples.every(30, "10:00:%02d".formatted(offset), "11:00", UTILIZATION);
    }
    return samples;
  }

  private static long milliseconds(Samples samples) {
    return samples.segments().stream().mapToLong(s -> s.totals().gpuMilliseconds()).sum();
  }

  private static boolean isSaid(Samples samples) {
    return samples.segments().stream().allMatch(s -> s.key().basis().isReplicaUnnamed());
  }

  @Test
  void threeRhythmsAndMoreLoseNoTimeAndCountOnce() {
    // gaps 2, 2, 26: of one scraper 24 of 30 s would be lost. From 10:00:00; the last sample,
    // 10:59:34, holds 30 s: 3,604 s
    assertThat(milliseconds(unnamed(0, 2, 4))).isEqualTo(3_604_000);
    assertThat(isSaid(unnamed(0, 2, 4))).isTrue();
    // gaps 1, 1, 1, 27; to 10:59:33 + 30 s
    assertThat(milliseconds(unnamed(0, 1, 2, 3))).isEqualTo(3_603_000);
    // gaps 5, 5, 20: half of the scrapes of one scraper would be missing
    assertThat(milliseconds(unnamed(0, 5, 10))).isEqualTo(3_610_000);
    // gaps 7, 9, 14: none is longer than two; the last holds 9 s
    assertThat(milliseconds(unnamed(0, 7, 16))).isEqualTo(3_586_000 + 9_000);
    assertThat(isSaid(unnamed(0, 7, 16))).isFalse();
  }

  @Test
  void whatMayBeFailuresIsNotFilledAndSaid() {
    // gaps 6, 6, 18: three scrapers, or one of 6 s of whose five scrapes two fail. The third of
    // each turn holds 12 of 18 s: 119 × 24, and 6 + 6 + 6 of the last
    assertThat(milliseconds(unnamed(0, 6, 12))).isEqualTo(2_874_000);
    assertThat(isSaid(unnamed(0, 6, 12))).isTrue();
  }

  @Test
  void aDeclaredIntervalSettlesIt() {
    Samples declared = unnamed(0, 6, 12).declares("dcgm", 30);
    // from 10:00:00; the last sample, 10:59:42, holds 30 s
    assertThat(milliseconds(declared)).isEqualTo(3_612_000);
    assertThat(isSaid(declared)).isFalse();
  }

  @Test
  void oneScraperIsSaidToBeNothingElse() {
    assertThat(isSaid(unnamed(0))).isFalse();
    // a scrape in ten fails, here and there
    Samples samples = given();
    for (int i = 0; i < 120; i++) {
      if (i % 10 != i / 12) {
        samples.at("10:%02d:%02d".formatted(i / 2, i % 2 * 30), half());
      }
    }
    assertThat(isSaid(samples)).isFalse();
  }

  @Test
  void absencesAreNoRhythm() {
    // two of five scrapes fail: gaps 30, 30, 90. 3,600 s less 30 of every 150 s.
    Samples samples = given();
    for (int i = 0; i < 120; i++) {
      if (i % 5 < 3) {
        samples.at("10:%02d:%02d".formatted(i / 2, i % 2 * 30), half());
      }
    }
    // the last scrape, 10:58:30, holds 30 s; 24 × (30 + 30 + 60) − 30
    assertThat(samples.segments().stream().mapToLong(s -> s.totals().gpuMilliseconds()).sum())
        .isEqualTo(2_850_000);
  }

  @Test
  void theOtherReplicaFillsWhereOneFallsSilent() {
    // a is silent from 10:10 to 10:40; its last sample, 10:09:30, holds until b's of 10:09:37. At
    // 10:40 a speaks again.
    Counters other = Counters.none().with(Counter.GPU_UTILIZATION, 0.5);
    List<Segment> segments =
        given()
            .replica("a")
            .every(30, "10:00:00", "10:10", UTILIZATION)
            .every(30, "10:40:00", "10:50", UTILIZATION)
            .replica("b")
            .every(30, "10:00:07", "10:50", other)
            .segments();
    assertThat(segments).hasSize(1);
    Totals totals = segments.get(0).totals();
    // 3,007 s: b's last, 10:49:37, holds to 10:50:07. b: 10:09:37–10:40:00 and the last 30 s
    assertThat(totals.gpuMilliseconds()).isEqualTo(3_007_000);
    assertThat(totals.of(GpuMeasure.ACTIVITY).sum())
        .isEqualTo(0.9 * (577_000 + 577_000) + 0.5 * (1_823_000 + 30_000));
  }

  @Test
  void anExporterThatGotAnotherAddressGoesOn() {
    // 30 s apart, but 50 s at the restart: the last sample of the old address holds until the first
    // of the new one, and no longer
    Samples samples =
        given()
            .replica("10.0.0.7:9400")
            .heldBy("old")
            .every(30, "10:00:00", "10:30", UTILIZATION)
            .replica("10.0.0.6:9400")
            .heldBy("new")
            .every(30, "10:30:20", "11:00", UTILIZATION);
    assertThat(samples.lines())
        .containsExactly(
            "10:00:00–10:30:20 old active 1820",
            "10:30:20–11:00:00 new active 1780",
            // the last sample, 10:59:50, holds 30 s
            "11:00:00–11:00:20 new active 20");
  }

  @Test
  void anAddressThatComesBackIsNoPair() {
    Samples samples =
        given()
            .replica("10.0.0.7:9400")
            .heldBy("one")
            .every(30, "10:00:00", "10:20", UTILIZATION)
            .replica("10.0.0.6:9400")
            .heldBy("two")
            .every(30, "10:20:10", "10:40", UTILIZATION)
            .replica("10.0.0.7:9400")
            .heldBy("three")
            .every(30, "10:40:20", "10:59", UTILIZATION);
    assertThat(samples.lines())
        .containsExactly(
            "10:00:00–10:20:10 one active 1210",
            "10:20:10–10:40:20 two active 1210",
            "10:40:20–10:59:20 three active 1140");
  }

  @Test
  void countersOfTwoReplicasAreNeverMixed() {
    // a has activity alone, b has power too; a speaks, so no watts are known
    List<Segment> segments =
        given()
            .replica("a")
            .every(30, "10:00:00", "10:10", UTILIZATION)
            .replica("b")
            .every(30, "10:00:00", "10:10", UTILIZATION.with(Counter.POWER, 300))
            .segments();
    Totals totals = segments.get(0).totals();
    assertThat(totals.of(GpuMeasure.ENERGY_POWER).measuredMilliseconds()).isZero();
  }

  @Test
  void theReplicaWithProfilingCountersSpeaksFirst() {
    List<Segment> segments =
        given()
            .replica("a")
            .every(30, "10:00:00", "10:10", UTILIZATION)
            .replica("b")
            .every(30, "10:00:00", "10:10", half())
            .segments();
    assertThat(segments.get(0).totals().of(GpuMeasure.ACTIVITY).sum()).isEqualTo(300_000.0);
  }

  @Test
  void anOldEnergyReadingIsNoReset() {
    // every second reading is an older one out of a cache: 3,000 J a minute, none stands apart
    Samples samples = given();
    for (int i = 0; i < 10; i++) {
      double joules = 1e6 + 3_000.0 * i;
      samples.at("10:0%d:00".formatted(i), UTILIZATION.with(Counter.ENERGY, joules));
      samples.at("10:0%d:30".formatted(i), UTILIZATION.with(Counter.ENERGY, joules - 500));
    }
    Totals totals = samples.segments().get(0).totals();
    assertThat(totals.of(GpuMeasure.ENERGY_COUNTER).sum()).isEqualTo(27_000.0);
  }
}
