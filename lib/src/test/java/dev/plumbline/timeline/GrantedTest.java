package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static dev.plumbline.timeline.Samples.idle;
import static dev.plumbline.timeline.Samples.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.OwnerRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scheduler's interval comes before an exporter's label. */
class GrantedTest {
  private static final Grant.Share WHOLE = new Grant.Share(1, 1, false);

  private static Holder job(String id) {
    return new Holder(
        null,
        null,
        id,
        null,
        new Workload("slurm:c/" + id, OwnerKind.SLURM_JOB, null, null, null, null, null));
  }

  private static Grant grant(String id, String from, String to, OwnerRule rule, Grant.Share share) {
    return new Grant(Samples.GPU, millis(from), millis(to), job(id), rule, share);
  }

  private static Grant whole(String id, String from, String to) {
    return grant(id, from, to, OwnerRule.WHOLE_NODE, WHOLE);
  }

  private static Grant share(String id, String from, String to, int part, int of) {
    return grant(id, from, to, OwnerRule.NODE_SHARE, new Grant.Share(part, of, false));
  }

  private static List<String> lines(Samples samples, Grant... grants) {
    return new GpuTimeline(Samples.GPU, samples.rules())
        .segments(Samples.DAY, samples.readings(), List.of(grants)).stream()
            .map(s -> s.key().owned().rule().text() + " " + Samples.line(s))
            .toList();
  }

  @Test
  void aJobHasTheGpuFromItsStartToItsEndToTheMillisecond() {
    assertThat(
            lines(
                given().heldBy(null).every(60, "10:00", "10:10", half()),
                whole("1", "10:02:30", "10:07:15")))
        .isEqualTo(
            List.of(
                "none 10:00:00–10:02:30 unallocated active 150",
                "whole_node 10:02:30–10:07:15 slurm:c/1 active 285",
                "none 10:07:15–10:10:00 unallocated active 165"));
  }

  @Test
  void anotherLabelDoesNotHoldBesideAWholeGrant() {
    assertThat(lines(given().every(60, "10:00", "10:10", half()), whole("1", "10:00", "10:05")))
        .isEqualTo(
            List.of(
                "whole_node 10:00:00–10:05:00 slurm:c/1 active 300",
                "label 10:05:00–10:10:00 job-0 active 300"));
  }

  @Test
  void aPodThatBothNameIsOneHolder() {
    Holder pod =
        new Holder(
            "team",
            "job-0",
            null,
            "run-7",
            new Workload("team/job-0", OwnerKind.POD, null, null, null, null, null));
    Grant grant =
        new Grant(
            Samples.GPU,
            millis("10:01"),
            millis("10:08:30"),
            pod,
            OwnerRule.SCHEDULER_LABEL,
            Grant.Share.EQUAL);
    // the sample of 10:08 was read while the pod held the GPU, and holds until 10:09: its label
    // ends with the pod; that of 10:00 says of itself who held the GPU before the scheduler knew
    assertThat(lines(given().every(60, "10:00", "10:09", half()), grant))
        .isEqualTo(
            List.of(
                "label 10:00:00–10:01:00 job-0 active 60",
                "scheduler_label 10:01:00–10:08:30 job-0 active 450",
                "none 10:08:30–10:09:00 unallocated active 30"));
  }

  @Test
  void twoInEqualPartsHaveHalfEach() {
    Grant one = grant("1", "10:00", "10:10", OwnerRule.SCHEDULER_LABEL, Grant.Share.EQUAL);
    Grant two = grant("2", "10:05", "10:10", OwnerRule.SCHEDULER_LABEL, Grant.Share.EQUAL);
    assertThat(lines(given().heldBy(null).every(60, "10:00", "10:10", half()), one, two))
        .isEqualTo(
            List.of(
                "scheduler_label 10:00:00–10:05:00 slurm:c/1 active 300",
                "scheduler_label 10:05:00–10:10:00 slurm:c/1 active 150",
                "scheduler_label 10:05:00–10:10:00 slurm:c/2 active 150"));
  }

  @Test
  void aShareLeavesTheRestToNobody() {
    // 3 of the node's 8 GPUs: 600 s × 3/8 = 225 s, and 375 s are nobody's
    assertThat(
            lines(
                given().heldBy(null).every(60, "10:00", "10:10", half()),
                share("1", "10:00", "10:10", 3, 8)))
        .isEqualTo(
            List.of(
                "node_share 10:00:00–10:10:00 slurm:c/1 active 225",
                "none 10:00:00–10:10:00 unallocated active 375"));
  }

  @Test
  void sharesOfOneGpuSumToItsTimeWhateverTheyAre() {
    // thirds of 60 s and of 61 samples: no second is lost or added
    List<Segment> segments =
        new GpuTimeline(Samples.GPU, given().rules())
            .segments(
                Samples.DAY,
                given().heldBy(null).every(7, "10:00", "10:07", half()).readings(),
                List.of(
                    share("1", "10:00", "11:00", 1, 3),
                    share("2", "10:00", "11:00", 1, 3),
                    share("3", "10:01", "11:00", 1, 3)));
    // 60 samples 7 s apart, from 10:00 to 10:06:53; the last one holds 7 s: 420 s
    assertThat(segments.stream().mapToLong(s -> s.totals().gpuMilliseconds()).sum())
        .isEqualTo(420_000);
    // 420 s ÷ 3; the third job's 360 s ÷ 3
    assertThat(owned(segments, "slurm:c/1")).isEqualTo(140_000);
    assertThat(owned(segments, "slurm:c/3")).isBetween(119_999L, 120_001L);
  }

  private static long owned(List<Segment> segments, String owner) {
    return segments.stream()
        .filter(segment -> segment.key().owner().equals(owner))
        .mapToLong(segment -> segment.totals().gpuMilliseconds())
        .sum();
  }

  @Test
  void whatIsNobodysOfAnIdleGpuIsEmptyWhereItsMemoryIs() {
    // 2,400 s idle ≥ 1,800 s: half of it is the job's idle time, half of it nobody's
    Counters freed = idle().with(Counter.MEMORY_USED, 0);
    assertThat(
            lines(
                given().heldBy(null).every(60, "10:00", "10:40", freed),
                share("1", "10:00", "10:40", 1, 2)))
        .isEqualTo(
            List.of(
                "node_share 10:00:00–10:40:00 slurm:c/1 held_idle 1200",
                "none 10:00:00–10:40:00 unallocated empty 1200"));
  }

  @Test
  void aConflictHasNothingAndSaysWhatItClaims() {
    Grant late = grant("2", "10:05", "10:10", OwnerRule.NODE_SHARE, new Grant.Share(1, 2, true));
    List<Segment> segments =
        new GpuTimeline(Samples.GPU, given().rules())
            .segments(
                Samples.DAY,
                given().heldBy(null).every(60, "10:00", "10:10", half()).readings(),
                List.of(whole("1", "10:00", "10:10"), late));
    assertThat(segments.stream().map(Samples::line))
        .isEqualTo(
            List.of(
                "10:00:00–10:05:00 slurm:c/1 active 300",
                "10:05:00–10:10:00 slurm:c/1 active 300",
                "10:05:00–10:10:00 slurm:c/2 active 0"));
    assertThat(segments.get(2).key().owned().isConflict()).isTrue();
    assertThat(segments.get(2).key().share()).isEqualTo(0.5);
  }

  @Test
  void whomOnlyLabelsNameHaveWhatSharesLeave() {
    // the label names the pod's device; a job without one had 1 of the node's 4 GPUs
    assertThat(
            lines(given().every(60, "10:00", "10:10", half()), share("1", "10:00", "10:10", 1, 4)))
        .isEqualTo(
            List.of(
                "node_share 10:00:00–10:10:00 slurm:c/1 active 150",
                "label 10:00:00–10:10:00 job-0 active 450"));
  }

  @Test
  void anIdleStretchOfAJobGoesOnAcrossMidnight() {
    // idle 23:40–24:00 and 00:00–00:20: 2,400 s ≥ 1,800 s though only 1,200 s are the date's
    Samples night = given().heldBy(null);
    for (long at = millis("00:00") - 1_200_000; at < millis("00:20"); at += 60_000) {
      night.atMillis(at, idle());
    }
    Grant before =
        new Grant(
            Samples.GPU,
            millis("00:00") - 3_600_000,
            millis("00:00"),
            job("1"),
            OwnerRule.WHOLE_NODE,
            WHOLE);
    assertThat(lines(night, before, whole("1", "00:00", "01:00")))
        .isEqualTo(List.of("whole_node 00:00:00–00:20:00 slurm:c/1 held_idle 1200"));
  }
}
