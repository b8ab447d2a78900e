package dev.plumbline.lineage.graph;

import static dev.plumbline.lineage.Known.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.Known;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.terms.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page shows of what lies behind a run, worked out by hand. */
class SketchTest {
  private static final Sketch.Size ALL = new Sketch.Size(1000, 1000, 1000);
  private final Known known = new Known();

  private Sketch sketch(String run, Set<String> way, Sketch.Size size) {
    LineageGraph graph =
        new LineageGraph(known.facts, Instant.parse("2026-07-15T00:00:00Z"), Duration.ZERO);
    return Sketch.of(graph, graph.number(run).orElseThrow(), way, size);
  }

  private static List<String> runs(Sketch.Level level) {
    return level.runs().stream().map(Sketch.Run::id).toList();
  }

  private static List<DatasetNode> versions(Sketch.Level level) {
    return level.versions().stream().map(Sketch.Version::node).toList();
  }

  @Test
  void levelsGoBackFromTheTrainingRunAndTiesSayWhoReadAndWhoWrote() {
    known.run("p", "01:00", "02:00").run("t", "03:00", "04:00");
    known.reads("p", "raw", "v1").writes("p", "x", "v1").reads("t", "x", null);

    Sketch sketch = sketch("t", Set.of(), ALL);
    assertThat(sketch.levels()).hasSize(2);
    assertThat(runs(sketch.levels().get(0))).containsExactly("t");
    assertThat(versions(sketch.levels().get(0))).containsExactly(node("x", "v1"));
    assertThat(runs(sketch.levels().get(1))).containsExactly("p");
    assertThat(versions(sketch.levels().get(1))).containsExactly(node("raw", "v1"));
    // t named no version of x, and x @ v1 was the newest that was complete.
    assertThat(sketch.ties())
        .containsExactlyInAnyOrder(
            new Sketch.Tie("t", node("x", "v1"), true, false),
            new Sketch.Tie("p", node("x", "v1"), false, true),
            new Sketch.Tie("p", node("raw", "v1"), true, true));
    assertThat(sketch.goesOn()).isFalse();
  }

  @Test
  void whatIsLeftOutIsCountedAndTheWayGoesFirstThenWhatIsLeastKnown() {
    known.run("p", "01:00", "02:00").run("t", "03:00", "04:00");
    known.writes("p", "b", "v1").reads("p", "raw", "v1").source("raw", "somebody");
    for (String input : List.of("a", "b", "c", "d")) {
      known.reads("t", input, "v1");
    }
    known.source("a", "somebody").source("d", "somebody");

    Sketch.Level level =
        sketch("t", Set.of("dataset " + node("d", "v1")), new Sketch.Size(1, 1, 2)).levels().get(0);
    // d is on the way; of c nobody knows where it comes from; a and b are left out.
    assertThat(versions(level)).containsExactly(node("d", "v1"), node("c", "v1"));
    assertThat(level.moreVersions()).isEqualTo(2);
    assertThat(level.versions().get(1).origin().state()).isEqualTo(LinkState.MISSING);
  }

  @Test
  void whereLevelsEndItSaysWhetherRunsAreKnownBehind() {
    known.run("p", "01:00", "02:00").run("q", "01:00", "02:00").run("t", "03:00", "04:00");
    known.writes("p", "x", "v1").writes("q", "x", "v1").reads("t", "x", "v1");

    assertThat(sketch("t", Set.of(), new Sketch.Size(1, 5, 5)).goesOn()).isTrue();
    Sketch.Level second = sketch("t", Set.of("run q"), new Sketch.Size(2, 1, 5)).levels().get(1);
    assertThat(runs(second)).containsExactly("q");
    assertThat(second.moreRuns()).isEqualTo(1);
  }

  @Test
  void aMergeIntoItselfStandsOnceAndEnds() {
    known.run("m", "01:00", "02:00").run("t", "03:00", "04:00");
    known.reads("m", "x", "1").writes("m", "x", "1").reads("t", "x", "1");

    Sketch sketch = sketch("t", Set.of(), ALL);
    assertThat(sketch.levels()).hasSize(2);
    assertThat(versions(sketch.levels().get(1))).isEmpty();
    assertThat(sketch.ties())
        .contains(new Sketch.Tie("m", node("x", "1"), true, true))
        .contains(new Sketch.Tie("m", node("x", "1"), false, true));
  }

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withoutALimitItHasExactlyWhatTheWalkBackOverMapsHas(int seed) {
    LineageFacts facts = new RandomWorld(new Random(seed)).facts;
    LineageGraph graph = new LineageGraph(facts, RandomWorld.END, RandomWorld.SKEW);
    SlowGraph slow = new SlowGraph(facts.runs, facts.edges, facts.sources, RandomWorld.END);
    for (int run = 0; run < graph.size(); run++) {
      Sketch sketch = Sketch.of(graph, run, Set.of(), ALL);
      List<DatasetNode> found =
          sketch.levels().stream().flatMap(level -> versions(level).stream()).toList();
      assertThat(found).doesNotHaveDuplicates();
      assertThat(new TreeSet<>(found))
          .isEqualTo(new TreeSet<>(new SlowWalk(slow, graph.runId(run)).versions()));
      assertThat(sketch.levels()).allMatch(level -> level.moreRuns() + level.moreVersions() == 0);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withALimitNothingIsMoreAndEveryTieIsBetweenWhatWasTaken(int seed) {
    LineageFacts facts = new RandomWorld(new Random(seed)).facts;
    LineageGraph graph = new LineageGraph(facts, RandomWorld.END, RandomWorld.SKEW);
    for (int run = 0; run < graph.size(); run++) {
      Sketch sketch = Sketch.of(graph, run, Set.of(), new Sketch.Size(3, 2, 3));
      assertThat(sketch.levels()).hasSizeLessThanOrEqualTo(3);
      Set<String> runs =
          sketch.levels().stream().flatMap(l -> runs(l).stream()).collect(Collectors.toSet());
      Set<DatasetNode> versions =
          sketch.levels().stream().flatMap(l -> versions(l).stream()).collect(Collectors.toSet());
      assertThat(sketch.levels())
          .allMatch(level -> level.runs().size() <= 2 && level.versions().size() <= 3);
      assertThat(sketch.ties())
          .allMatch(tie -> runs.contains(tie.runId()) && versions.contains(tie.version()));
    }
  }
}
