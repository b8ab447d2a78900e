package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static dev.plumbline.timeline.Samples.idle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long idle time lasts, and what that makes of it. */
class IdleStretchTest {

  @Test
  void heldIdleBeginsAtHalfAnHourAndCountsFromItsStart() {
    // 30 samples of 60 s = 1,800 s
    assertThat(
            given().every(60, "10:00", "10:30", idle()).every(60, "10:30", "10:35", half()).lines())
        .isEqualTo(
            List.of(
                "10:00:00–10:30:00 job-0 held_idle 1800", "10:30:00–10:35:00 job-0 active 300"));
  }

  @Test
  void aSecondLessIsAGap() {
    // 10:00:01 to 10:30:00 = 1,799 s
    assertThat(
            given()
                .at("10:00:01", idle())
                .every(60, "10:01", "10:30", idle())
                .every(60, "10:30", "10:35", half())
                .lines())
        .isEqualTo(
            List.of(
                "10:00:01–10:30:00 job-0 idle_gaps 1799", "10:30:00–10:35:00 job-0 active 300"));
  }

  @Test
  void twentySevenIdleMinutesOfEveryThirtyAreGaps() {
    // three times 27 idle minutes (1,620 s) and 3 of work: none is held idle, none is hidden
    Samples samples = given();
    for (String hour : List.of("10:00", "10:30", "11:00")) {
      String minutes = hour.substring(0, 3);
      int first = Integer.parseInt(hour.substring(3));
      samples
          .every(60, hour, minutes + (first + 27), idle())
          .every(60, minutes + (first + 27), minutes + (first + 29) + ":59", half());
    }
    List<Segment> segments = samples.segments();
    long gaps = segments.stream().mapToLong(s -> s.totals().milliseconds(Stage.IDLE_GAPS)).sum();
    assertThat(gaps).isEqualTo(3 * 1_620_000L);
    assertThat(segments).noneMatch(segment -> segment.key().cause() != null);
  }

  @Test
  void aBreathIsPartOfTheWork() {
    // 4 samples of 15 s = 60 s are a gap, 3 are 45 s and active: all of them SM idle
    List<String> lines =
        given()
            .every(15, "10:00", "10:05", half())
            .every(15, "10:05", "10:06", idle())
            .every(15, "10:06", "10:10", half())
            .every(15, "10:10", "10:10:45", idle())
            .every(15, "10:10:45", "10:12", half())
            .lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:05:00 job-0 active 300",
                "10:05:00–10:06:00 job-0 idle_gaps 60",
                "10:06:00–10:12:00 job-0 active 360"));
  }

  @Test
  void aStretchThatBeganYesterdayIsKnown() {
    // 23:40–00:10 = 1,800 s: this date's 10 minutes are held idle
    assertThat(
            given()
                .every(60, "-23:30", "-23:40", half())
                .every(60, "-23:40", "-23:59:59", idle())
                .every(60, "00:00", "00:10", idle())
                .every(60, "00:10", "00:20", half())
                .lines())
        .isEqualTo(
            List.of("00:00:00–00:10:00 job-0 held_idle 600", "00:10:00–00:20:00 job-0 active 600"));
  }

  @Test
  void aStretchOpenAtMidnightIsJudgedByItsLengthSoFar() {
    assertThat(given().every(60, "23:31", "23:59:59", idle()).lines())
        // 29 minutes
        .isEqualTo(List.of("23:31:00–24:00:00 job-0 idle_gaps 1740"));
    assertThat(given().every(60, "23:30", "23:59:59", idle()).lines())
        .isEqualTo(List.of("23:30:00–24:00:00 job-0 held_idle 1800"));
  }

  @Test
  void aShortHoleDoesNotBreakAStretchAndIsNotInIt() {
    // samples to 10:19 hold to 10:21 (2 × 60 s); hole 10:21–10:23 = 2 nominal; 10:23–10:32
    // held: 21 + 9 = 30 minutes
    List<String> lines =
        given().every(60, "10:00", "10:20", idle()).every(60, "10:23", "10:32", idle()).lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:21:00 job-0 held_idle 1260", "10:23:00–10:32:00 job-0 held_idle 540"));
  }

  @Test
  void aLongerHoleBreaksIt() {
    // hole 10:21–10:24 = 3 nominal: 21 minutes and 20 minutes, neither is 30
    List<String> lines =
        given().every(60, "10:00", "10:20", idle()).every(60, "10:24", "10:44", idle()).lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:21:00 job-0 idle_gaps 1260",
                "10:24:00–10:44:00 job-0 idle_gaps 1200"));
  }

  @Test
  void anOwnerChangeBreaksAStretch() {
    List<String> lines =
        given()
            .every(60, "10:00", "10:20", idle())
            .heldBy("job-1")
            .every(60, "10:20", "10:40", idle())
            .lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:20:00 job-0 idle_gaps 1200",
                "10:20:00–10:40:00 job-1 idle_gaps 1200"));
  }
}
