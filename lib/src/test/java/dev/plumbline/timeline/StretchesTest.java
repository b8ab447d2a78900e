package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static dev.plumbline.timeline.Samples.idle;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where segments say that their stretch began. */
class StretchesTest {

  private static List<String> starts(Samples samples) {
    return samples.declares("dcgm", 60).segments().stream()
        .map(s -> time(s.from()) + " " + s.key().owner() + " since " + time(s.stretchFrom()))
        .toList();
  }

  private static String time(long at) {
    return Instant.ofEpochMilli(at).atZone(ZoneOffset.UTC).toLocalTime().toString();
  }

  @Test
  void twoIntervalsWithoutASampleDoNotEndAStretch() {
    // 10:09 holds 2 × 60 s, until 10:11; the next sample is at 10:13: 120 s unobserved
    assertThat(
            starts(
                given()
                    .every(60, "10:00", "10:10", half())
                    .every(60, "10:13", "10:20", half())
                    .every(60, "10:20", "10:22", half())))
        .isEqualTo(List.of("10:00 team/job-0 since 10:00", "10:13 team/job-0 since 10:00"));
  }

  @Test
  void moreThanTwoIntervalsEndIt() {
    // 10:09 holds until 10:11; the next sample is at 10:14: 180 s
    assertThat(
            starts(given().every(60, "10:00", "10:10", half()).every(60, "10:14", "10:20", half())))
        .isEqualTo(List.of("10:00 team/job-0 since 10:00", "10:14 team/job-0 since 10:14"));
  }

  @Test
  void hoursAreCutAndStretchesGoOn() {
    assertThat(starts(given().every(60, "10:50", "11:10", half())))
        .isEqualTo(List.of("10:50 team/job-0 since 10:50", "11:00 team/job-0 since 10:50"));
  }

  @Test
  void anotherStateOrAnotherHolderIsAnotherStretch() {
    assertThat(
            starts(
                given()
                    .every(60, "10:00", "10:30", idle())
                    .every(60, "10:30", "10:40", half())
                    .heldBy("job-1")
                    .every(60, "10:40", "10:50", half())))
        .isEqualTo(
            List.of(
                "10:00 team/job-0 since 10:00",
                "10:30 team/job-0 since 10:30",
                "10:40 team/job-1 since 10:40"));
  }
}
