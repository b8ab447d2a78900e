package dev.plumbline.lineage.graph;

import static dev.plumbline.lineage.Known.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.lineage.Known;
import dev.plumbline.terms.LinkState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where one version comes from, worked out by hand. */
class ProvenanceTest {
  private final Known known = new Known();

  private Provenance of(String dataset, String version) {
    LineageGraph graph =
        new LineageGraph(known.facts, Instant.parse("2026-07-15T00:00:00Z"), Duration.ZERO);
    return Provenance.of(graph, node(dataset, version));
  }

  @Test
  void itIsMadeOfWhatTheRunsReadThatWroteItAndOfNothingFurtherBack() {
    known.run("p", "01:00", "02:00").run("q", "03:00", "04:00").run("t", "05:00", "06:00");
    known.source("raw", "ana").reads("p", "raw", "v1").writes("p", "x", "v1");
    known.reads("q", "x", "v1").reads("q", "more", "v1").writes("q", "y", "v1");
    known.source("more", "ana").reads("t", "y", "v1");

    assertThat(of("y", "v1").parts()).containsExactly(node("more", "v1"), node("x", "v1"));
    assertThat(of("y", "v1").state()).isEqualTo(LinkState.PRESENT);
    assertThat(of("raw", "v1").parts()).isEmpty();
    assertThat(of("raw", "v1").state()).as("declared").isEqualTo(LinkState.PRESENT);
  }

  @Test
  void whatNobodyWroteOrDeclaredIsMadeOfNobodyKnowsWhat() {
    known.run("t", "01:00", "02:00").run("p", "00:10", "00:20");
    known.reads("t", "x", "v1").reads("t", "y", "v1").writes("p", "y", "v1");

    assertThat(of("x", "v1").state()).isEqualTo(LinkState.MISSING);
    assertThat(of("y", "v1").state())
        .as("the run that wrote it does not say that it read nothing")
        .isEqualTo(LinkState.MISSING);
  }

  @Test
  void whatWasReadWithoutAVersionIsAGuessForWhatWasMadeOfIt() {
    known.run("old", "00:10", "00:20").run("p", "01:00", "02:00").run("t", "03:00", "04:00");
    known.source("raw", "ana").reads("old", "raw", "v1").writes("old", "x", "v1");
    known.reads("p", "x", null).writes("p", "y", "v1").reads("t", "y", "v1");

    assertThat(of("y", "v1").parts()).containsExactly(node("x", "v1"));
    assertThat(of("y", "v1").origin()).isEqualTo(LinkState.PRESENT);
    assertThat(of("y", "v1").state()).isEqualTo(LinkState.WEAK);
    assertThat(of("x", "v1").state()).isEqualTo(LinkState.PRESENT);
  }

  @Test
  void aVersionIsNoPartOfItself() {
    known.run("m", "01:00", "02:00").source("raw", "ana");
    known.reads("m", "x", "v1").reads("m", "raw", "v1").writes("m", "x", "v1");

    assertThat(of("x", "v1").parts()).containsExactly(node("raw", "v1"));
    assertThat(of("x", "v1").state()).isEqualTo(LinkState.WEAK);
  }

  @Test
  void aVersionThatNobodyMentionsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("x", "v1"))
        .withMessageContaining("lake x @ v1");
  }
}
