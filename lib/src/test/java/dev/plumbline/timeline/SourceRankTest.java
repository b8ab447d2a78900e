package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.Signal;
import dev.plumbline.terms.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceRankTest {
  private static final Counters UTILIZATION = Counters.none().with(Counter.GPU_UTILIZATION, 0.8);

  @Test
  void aLowerSourceFillsOnlyWhatNoHigherOneHolds() {
    // dcgm has profiling counters and goes first although "agent" is first by name. Its 10:04 holds
    // 2 × 120 s to 10:08; the agent's 10:05 sample fills from there, its 10:15 sample until 10:20.
    List<Segment> segments =
        given()
            .source("dcgm")
            .every(120, "10:00", "10:06", half())
            .every(120, "10:20", "10:30", half())
            .source("agent")
            .every(300, "10:00", "10:30", UTILIZATION)
            .segments();
    assertThat(segments.stream().map(s -> s.key().source() + " " + Samples.line(s)))
        .isEqualTo(
            List.of(
                "dcgm 10:00:00–10:08:00 job-0 active 480",
                "agent 10:08:00–10:20:00 job-0 active 720",
                "dcgm 10:20:00–10:30:00 job-0 active 600"));
    // with GPU utilization alone all of it is unresolved
    assertThat(segments.get(1).key().ruling().signal()).isEqualTo(Signal.GPU_UTILIZATION);
    assertThat(segments.get(1).totals().milliseconds(Stage.ACTIVE_UNRESOLVED)).isEqualTo(720_000);
    assertThat(segments.get(0).totals().milliseconds(Stage.ACTIVE_UNRESOLVED)).isZero();
  }

  @Test
  void sourcesOfOneKindGoByName() {
    List<Segment> segments =
        given()
            .source("b")
            .every(60, "10:00", "10:10", half())
            .source("a")
            .every(60, "10:05", "10:10", half())
            .segments();
    assertThat(segments.stream().map(s -> s.key().source() + " " + Samples.line(s)))
        .isEqualTo(
            List.of(
                "b 10:00:00–10:05:00 job-0 active 300", "a 10:05:00–10:10:00 job-0 active 300"));
  }
}
