package dev.plumbline.timeline;

import static dev.plumbline.timeline.Samples.given;
import static dev.plumbline.timeline.Samples.half;
import static dev.plumbline.timeline.Samples.idle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.failure.Invalid;
import dev.plumbline.terms.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandbyTest {
  private static final Standby TEAM = new Standby(null, "team", null);

  @Test
  void whatWouldBeHeldIdleIsStandbyAndNoWaste() {
    List<Segment> segments = given().standby(TEAM).every(60, "10:00", "10:30", idle()).segments();
    assertThat(segments.stream().map(Samples::line))
        .isEqualTo(List.of("10:00:00–10:30:00 job-0 standby 1800"));
    assertThat(segments.get(0).key().cause()).isNull();
    assertThat(segments.get(0).totals().milliseconds(Stage.STANDBY)).isEqualTo(1_800_000);
    assertThat(Stage.STANDBY.isWaste()).isFalse();
  }

  @Test
  void gapsAndWorkOfAReplicaStayWhatTheyAre() {
    List<String> lines =
        given()
            .standby(TEAM)
            .every(60, "10:00", "10:20", idle())
            .every(60, "10:20", "10:25", half())
            .lines();
    assertThat(lines)
        .isEqualTo(
            List.of(
                "10:00:00–10:20:00 job-0 idle_gaps 1200", "10:20:00–10:25:00 job-0 active 300"));
  }

  @Test
  void everyHolderOfASharedDeviceMustBeDeclared() {
    Samples shared =
        given()
            .every(60, "10:00", "10:30", idle())
            .heldBy("other-1")
            .every(60, "10:00", "10:30", idle());
    assertThat(shared.standby(new Standby(null, null, "job-0")).lines())
        .allMatch(line -> line.contains(" held_idle "));
    assertThat(shared.standby(TEAM).lines()).allMatch(line -> line.contains(" standby "));
  }

  @Test
  void nobodyIsNeverOnStandby() {
    // memory is held, and nobody holds it
    assertThat(
            given()
                .standby(new Standby("*", null, null))
                .heldBy(null)
                .every(60, "10:00", "10:30", idle())
                .lines())
        .isEqualTo(List.of("10:00:00–10:30:00 unallocated held_idle 1800"));
  }

  @Test
  void everyKeyThatIsGivenMustMatch() {
    Holder chat = new Holder("serve", "chat-7f9c-x2", null);
    assertThat(new Standby("serve/chat-7f9c-x2", null, null).means(chat)).isTrue();
    assertThat(new Standby("serve/chat", null, null).means(chat)).isFalse();
    assertThat(new Standby("serve/chat-*", null, null).means(chat)).isTrue();
    assertThat(new Standby(null, "serve", "chat-*").means(chat)).isTrue();
    assertThat(new Standby(null, "other", "chat-*").means(chat)).isFalse();
    assertThat(new Standby(null, null, "*-x?").means(chat)).isFalse();
    assertThat(new Standby(null, "*", null).means(new Holder(null, "bare", null))).isFalse();
    // a dot is a dot
    assertThat(new Standby(null, null, "chat.*").means(chat)).isFalse();
  }

  @Test
  void anEntryThatWouldDeclareEverybodyIsRefused() {
    assertThatThrownBy(() -> new Standby(null, null, null))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("names nobody");
  }
}
