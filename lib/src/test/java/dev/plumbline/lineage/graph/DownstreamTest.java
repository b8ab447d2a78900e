package dev.plumbline.lineage.graph;

import static dev.plumbline.lineage.Known.dataset;
import static dev.plumbline.lineage.Known.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.Known;
import dev.plumbline.lineage.graph.Downstream.Step;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.terms.EdgeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What data reached, worked out by hand. */
class DownstreamTest {
  private final Known known = new Known();

  private LineageGraph graph() {
    return new LineageGraph(
        known.facts, Instant.parse("2026-07-15T00:00:00Z"), Duration.ofMinutes(5));
  }

  private List<String> reached(Downstream forth, String... runs) {
    return Stream.of(runs).filter(forth::reaches).toList();
  }

  private Step step(String dataset, String version, String run) {
    return new Step(node(dataset, version), run, true);
  }

  @Test
  void aVersionReachesWhoReadItAndADatasetWhoReadAnyOfIts() {
    known.run("p", "01:00", "02:00").run("t", "03:00", "04:00").run("u", "03:00", "04:00");
    known.reads("p", "raw", "v1").writes("p", "x", "v1").reads("t", "x", "v1");
    known.reads("u", "raw", "v2");
    Downstream first = graph().downstream(node("raw", "v1"));
    assertThat(reached(first, "p", "t", "u")).containsExactly("p", "t");
    assertThat(first.way("t")).containsExactly(step("raw", "v1", "p"), step("x", "v1", "t"));
    // raw @ v1 itself and x @ v1.
    assertThat(first.versions()).isEqualTo(2);
    assertThat(first.runs()).isEqualTo(2);
    assertThat(reached(graph().downstream(dataset("raw")), "p", "t", "u"))
        .containsExactly("p", "t", "u");
    assertThat(graph().mentioned(dataset("raw")))
        .containsExactly(node("raw", "v1"), node("raw", "v2"));
  }

  @Test
  void aMergeHandsOnWhatWasMergedBefore() {
    known.run("m1", "01:00", "01:10").run("m2", "02:00", "02:10").run("t", "03:00", "04:00");
    known.reads("m1", "t", "1").writes("m1", "t", "2").reads("m2", "t", "2").writes("m2", "t", "3");
    known.reads("t", "t", "3");
    assertThat(graph().downstream(node("t", "1")).way("t"))
        .containsExactly(step("t", "1", "m1"), step("t", "2", "m2"), step("t", "3", "t"));
    assertThat(reached(graph().downstream(node("t", "3")), "m1", "m2", "t")).containsExactly("t");
    // Of the dataset the newest version is the nearest.
    assertThat(graph().downstream(dataset("t")).way("t")).containsExactly(step("t", "3", "t"));
  }

  @Test
  void whoNamesNoVersionReadTheNewestThatWasCompleteAndTheStepSaysSo() {
    known.run("old", "01:00", "02:00").run("late", "03:00", "04:30").run("t", "04:00", "05:00");
    known.writes("old", "x", "v1").writes("late", "x", "v2").reads("t", "x", null);
    assertThat(graph().downstream(node("x", "v1")).way("t"))
        .containsExactly(new Step(node("x", "v1"), "t", false));
    assertThat(graph().downstream(node("x", "v2")).reaches("t")).isFalse();
  }

  @Test
  void whereNothingWasCompleteTheDatasetIsReachedFromAndNoVersion() {
    known.run("late", "03:00", "04:30").run("t", "04:00", "05:00");
    known.writes("late", "x", "v2").reads("t", "x", null);
    assertThat(graph().downstream(node("x", "v2")).reaches("t")).isFalse();
    assertThat(graph().downstream(dataset("x")).way("t"))
        .containsExactly(new Step(node("x", null), "t", false));
  }

  @Test
  void aCircleEnds() {
    known.run("a", "01:00", "02:00").run("b", "02:10", "03:00").run("t", "04:00", "05:00");
    known.reads("a", "y", "v1").writes("a", "x", "v1").reads("b", "x", "v1");
    known.writes("b", "y", "v1").reads("t", "y", "v1");
    Downstream forth = graph().downstream(node("x", "v1"));
    assertThat(reached(forth, "a", "b", "t")).containsExactly("a", "b", "t");
    assertThat(forth.way("t")).containsExactly(step("x", "v1", "b"), step("y", "v1", "t"));
  }

  @Test
  void everyNameOfADatasetIsTheDataset() {
    DatasetName table = new DatasetName("hive", "db.x");
    known.run("t", "03:00", "04:00").reads("t", "files/x", "v1");
    known.symlink(dataset("files/x"), new DatasetName("glue", "db.x"));
    known.symlink(table, new DatasetName("glue", "db.x"));
    assertThat(graph().downstream(table).reaches("t")).isTrue();
    assertThat(graph().downstream(new DatasetNode(table, "v1")).reaches("t")).isTrue();
    assertThat(graph().downstream(new DatasetNode(table, "v2")).reaches("t")).isFalse();
    known.edge(EdgeKind.INPUT, "t", new DatasetName("other", "y"), "v1", null);
    assertThat(graph().downstream(new DatasetName("other", "x")).reaches("t")).isFalse();
  }

  @Test
  void amongEquallyShortWaysNamesDecide() {
    known.run("q", "01:00", "02:00").run("p", "01:00", "02:00").run("t", "03:00", "04:00");
    known.reads("q", "raw", "v1").writes("q", "a", "v1").reads("p", "raw", "v1");
    known.writes("p", "b", "v1").writes("p", "a", "v1").reads("t", "b", "v1").reads("t", "a", "v1");
    assertThat(graph().downstream(dataset("raw")).way("t"))
        .containsExactly(step("raw", "v1", "p"), step("a", "v1", "t"));
  }

  @Test
  void whatNobodyMentionsReachesNothing() {
    known.run("t", "03:00", "04:00").reads("t", "x", "v1");
    assertThat(graph().downstream(dataset("nowhere")).runs()).isZero();
    assertThat(graph().downstream(node("x", "v9")).versions()).isZero();
    assertThat(graph().downstream(dataset("x")).reaches("unheard-of")).isFalse();
  }
}
