package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.jobs.told.Format;
import dev.plumbline.jobs.told.Teller;
import dev.plumbline.run.Stopped;
import dev.plumbline.run.publication.Standing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a run that is told to end says, whatever fails meanwhile. */
class StopTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
  private final PrintStream out = Teller.of(stream, stream, Format.JSON, false, false).out();

  @Test
  void howFarItHadGotIsSaidAlsoWhereTheLakeCouldNotBeGivenBack() {
    Stopped stopped = new Stopped(Standing.UNPUBLISHED, "the lake could not be given back");
    try (Stop stop = new Stop(out)) {
      stop.watches(patience -> Stop.words(stopped));
      stop.now();
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .anyMatch(
            line ->
                line.contains(
                    "stopped; nothing was published; run again; the lake could not be given back"))
        .last()
        .asString()
        .contains("ended by a signal");
  }

  @Test
  void itHasEndedAlsoWhereHowCannotBeTold() {
    try (Stop stop = new Stop(out)) {
      stop.watches(
          patience -> {
            throw new IllegalStateException("nobody knows");
          });
      assertThatThrownBy(stop::now).hasMessage("nobody knows");
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .last()
        .asString()
        .contains("ended by a signal");
  }
}
