package dev.plumbline.lineage.graph;

import static dev.plumbline.lineage.Known.at;
import static dev.plumbline.lineage.Known.dataset;
import static dev.plumbline.lineage.Known.node;
import static dev.plumbline.terms.LinkState.DANGLING;
import static dev.plumbline.terms.LinkState.MISSING;
import static dev.plumbline.terms.LinkState.PRESENT;
import static dev.plumbline.terms.LinkState.WEAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.Known;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.EdgeKind;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UpstreamWalkTest {
  private final Known known = new Known();

  private UpstreamWalk walk(String run) {
    Instant end = Instant.parse("2026-07-15T00:00:00Z");
    return new UpstreamWalk(
        new LineageGraph(known.facts.runs, known.facts.edges, known.facts.sources, end), run);
  }

  private LinkState worst(String run) {
    return new LinkResult(java.util.List.copyOf(walk(run).origins())).state();
  }

  @Test
  void aMergeIntoTheTableThatIsReadIsNoCycle() {
    known
        .run("merge1", "01:00", "01:10")
        .run("merge2", "02:00", "02:10")
        .run("t", "03:00", "04:00");
    known.source("t", "o");
    known.reads("merge1", "t", "snapshot:1").writes("merge1", "t", "snapshot:2");
    known.reads("merge2", "t", "snapshot:2").writes("merge2", "t", "snapshot:3");
    known.reads("t", "t", "snapshot:3");
    UpstreamWalk walk = walk("t");
    assertThat(walk.runs()).containsExactly("merge1", "merge2", "t");
    // snapshot:3 by merge2, snapshot:2 by merge1, snapshot:1 from the declared source.
    assertThat(walk.origins()).hasSize(3).allMatch(m -> m.state() == PRESENT);
  }

  @Test
  void unnamedVersionsOfAMergedTableResolveBackInTime() {
    known
        .run("merge1", "01:00", "01:10")
        .run("merge2", "02:00", "02:10")
        .run("t", "03:00", "04:00");
    known.reads("merge1", "t", null).writes("merge1", "t", null);
    known.reads("merge2", "t", null).writes("merge2", "t", null);
    known.reads("t", "t", null).source("t", "o");
    UpstreamWalk walk = walk("t");
    assertThat(walk.inputs().get(0).resolved()).isEqualTo(node("t", "run:merge2"));
    assertThat(walk.runs()).containsExactly("merge1", "merge2", "t");
    assertThat(walk.origins()).hasSize(3).noneMatch(m -> m.state().isWorseThan(WEAK));
  }

  @Test
  void aCycleEnds() {
    known.run("a", "01:00", "02:00").run("b", "02:10", "03:00").run("t", "04:00", "05:00");
    known.reads("a", "y", "v1").writes("a", "x", "v1");
    known.reads("b", "x", "v1").writes("b", "y", "v1");
    known.reads("t", "y", "v1");
    UpstreamWalk walk = walk("t");
    assertThat(walk.runs()).containsExactly("a", "b", "t");
    assertThat(walk.origins()).hasSize(2);
    // b wrote y after a, which read it, had ended: the handovers show what is wrong.
    assertThat(walk.handovers()).contains(new UpstreamWalk.Handover("b", "a"));
  }

  @Test
  void aVersionNamedTwiceIsVisitedOnce() {
    known.run("p", "01:00", "02:00").run("q", "02:10", "02:20").run("t", "04:00", "05:00");
    known.writes("p", "x", "v1").reads("p", "raw", "v1").source("raw", "o");
    known.reads("q", "x", "v1").writes("q", "y", "v1");
    known.reads("t", "y", "v1").reads("t", "x", "v1");
    UpstreamWalk walk = walk("t");
    assertThat(walk.origins()).hasSize(3);
    assertThat(walk.handovers())
        .containsExactlyInAnyOrder(
            new UpstreamWalk.Handover("p", "t"),
            new UpstreamWalk.Handover("q", "t"),
            new UpstreamWalk.Handover("p", "q"));
  }

  @Test
  void symlinksMakeTwoNamesOneDataset() {
    known.run("p", "01:00", "02:00").run("t", "04:00", "05:00");
    known.writes("p", "files/x", "v1").reads("p", "raw", "v1").source("raw", "o");
    known.edge(EdgeKind.INPUT, "t", new DatasetName("hive", "db.x"), "v1", null);
    assertThat(worst("t")).isEqualTo(MISSING);
    // Two symlinks in a row: files/x = hive db.x through a third name.
    known.symlink(dataset("files/x"), new DatasetName("glue", "db.x"));
    known.symlink(new DatasetName("hive", "db.x"), new DatasetName("glue", "db.x"));
    assertThat(worst("t")).isEqualTo(PRESENT);
    assertThat(walk("t").runs()).contains("p");
  }

  @Test
  void equalNamesInTwoNamespacesAreTwoDatasets() {
    known.run("p", "01:00", "02:00").run("t", "04:00", "05:00");
    known.edge(EdgeKind.OUTPUT, "p", new DatasetName("other", "x"), "v1", null);
    known.reads("t", "x", "v1");
    assertThat(worst("t")).isEqualTo(MISSING);
  }

  @Test
  void originsInEachWay() {
    known.run("p", "01:00", "02:00").run("t", "04:00", "05:00").source("raw", "o");
    known.writes("p", "x", "v1").reads("p", "raw", "v1");
    known.reads("t", "x", "v2");
    assertThat(worst("t")).as("another version was written").isEqualTo(DANGLING);
    known.facts.edges.removeIf(e -> "t".equals(e.runId()));
    known.reads("t", "nowhere", "v1");
    assertThat(worst("t")).as("nobody wrote it").isEqualTo(MISSING);
    known.source("nowhere", null);
    assertThat(worst("t")).as("declared without an owner").isEqualTo(WEAK);
  }

  private String reason(String run) {
    return walk(run).origins().stream()
        .filter(origin -> origin.state() != PRESENT)
        .findFirst()
        .orElseThrow()
        .reason();
  }

  @Test
  void aVersionThatNobodyWroteNamesThoseThatWereWritten() {
    known.run("p", "01:00", "02:00").run("t", "04:00", "05:00").source("raw", "o");
    known.writes("p", "x", "v1").reads("p", "raw", "v1").reads("t", "x", "v2");
    assertThat(reason("t")).isEqualTo("no known run wrote lake x @ v2; runs wrote version v1");
    known.facts.edges.removeIf(e -> e.kind() == EdgeKind.OUTPUT);
    known.writes("p", "x", null);
    assertThat(reason("t")).endsWith("; runs wrote one without naming its version");
  }

  @Test
  void aDatasetThatNobodyWroteNamesOneThatIsCalledAlike() {
    known.run("p", "01:00", "02:00").run("t", "04:00", "05:00");
    known.edge(EdgeKind.OUTPUT, "p", new DatasetName("s3://b", "/X"), "v1", null);
    known.reads("t", "x", "v1");
    assertThat(reason("t"))
        .isEqualTo(
            "lake x @ v1 has neither a producing run nor a declared source; s3://b /X has an"
                + " origin, but no symlink says that both are one");
  }

  @Test
  void aProducerWithoutInputsIsAnOriginOnlyWhereDeclared() {
    known.run("p", "01:00", "02:00").run("t", "04:00", "05:00");
    known.writes("p", "x", "v1").reads("t", "x", "v1");
    assertThat(worst("t")).isEqualTo(MISSING);
    known.withRun("p", r -> r.withNoInputsDeclaredAt(r.firstEventAt()));
    assertThat(worst("t")).isEqualTo(PRESENT);
  }

  @Test
  void onlyWhatWasCompleteBeforeTheStartCanHaveBeenRead() {
    known.run("old", "01:00", "02:00").run("late", "03:00", "04:30").run("t", "04:00", "05:00");
    known.writes("old", "x", "v1").writes("late", "x", "v2").reads("t", "x", null);
    assertThat(walk("t").inputs().get(0).resolved()).isEqualTo(node("x", "v1"));
    known.withRun("old", UpstreamWalkTest::failed);
    assertThat(walk("t").inputs().get(0).resolved()).isEqualTo(node("x", null));
  }

  private static RunFacts failed(RunFacts r) {
    return r.withTimes(new RunFacts.Times(r.firstEventAt(), r.startedAt(), null, r.completedAt()));
  }

  @Test
  void theEndOfARunNamesTheVersionThatItsStartDidNotKnow() {
    known.run("p", "01:00", "02:00").run("t", "04:00", "05:00").source("raw", "o");
    known.reads("p", "raw", "v0").writes("p", "x", null).writes("p", "x", "v1");
    known.reads("t", "x", null).reads("t", "x", "v1");
    UpstreamWalk walk = walk("t");
    assertThat(walk.inputs()).extracting(i -> i.stated()).containsExactly(node("x", "v1"));
    assertThat(worst("t")).isEqualTo(PRESENT);
  }

  @Test
  void readingBeforeItWasWrittenIsWrongAndWhileItWasWrittenUnproven() {
    Known proven = Known.complete();
    assertThat(proven.state(Link.CAUSAL_ORDER)).isEqualTo(PRESENT);
    Known overlapping = Known.complete().withRun("clean", r -> times(r, "00:00", "02:30"));
    assertThat(overlapping.state(Link.CAUSAL_ORDER)).isEqualTo(WEAK);
    Known wrong = Known.complete().withRun("clean", r -> times(r, "04:06", "05:00"));
    assertThat(wrong.state(Link.CAUSAL_ORDER)).isEqualTo(MISSING);
  }

  private static RunFacts times(RunFacts r, String start, String end) {
    return r.withTimes(new RunFacts.Times(at("00:00"), at(start), at(end), null));
  }
}
