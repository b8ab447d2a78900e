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
import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.EdgeKind;
import dev.plumbline.terms.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalksTest {
  private final Known known = new Known();

  private LineageGraph graph() {
    return new LineageGraph(
        known.facts, Instant.parse("2026-07-15T00:00:00Z"), Duration.ofMinutes(5));
  }

  private Upstream walk(String run) {
    LineageGraph graph = graph();
    return graph.upstream(graph.walks(new int[] {graph.number(run).orElseThrow()})).get(0);
  }

  private List<String> runs(String run) {
    LineageGraph graph = graph();
    Walks walks = graph.walks(new int[] {graph.number(run).orElseThrow()});
    return walks.runs(1).stream().mapToObj(graph::runId).toList();
  }

  private LinkState worst(String run) {
    return walk(run).origins().worst().state();
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
    Upstream walk = walk("t");
    assertThat(runs("t")).containsExactly("merge1", "merge2", "t");
    // snapshot:3 by merge2, snapshot:2 by merge1, snapshot:1 from the declared source.
    assertThat(walk.origins()).isEqualTo(new Tally(3, 3, Member.PRESENT));
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
    Upstream walk = walk("t");
    assertThat(walk.inputs().get(0).resolved()).isEqualTo(node("t", "run:merge2"));
    assertThat(runs("t")).containsExactly("merge1", "merge2", "t");
    // None of the three was read by its version, and all have an origin.
    assertThat(walk.origins().members()).isEqualTo(3);
    assertThat(walk.closed()).isEqualTo(3);
    assertThat(walk.origins().worst().state()).isEqualTo(WEAK);
  }

  @Test
  void aCycleEnds() {
    known.run("a", "01:00", "02:00").run("b", "02:10", "03:00").run("t", "04:00", "05:00");
    known.reads("a", "y", "v1").writes("a", "x", "v1");
    known.reads("b", "x", "v1").writes("b", "y", "v1");
    known.reads("t", "y", "v1");
    Upstream walk = walk("t");
    assertThat(runs("t")).containsExactly("a", "b", "t");
    assertThat(walk.origins().members()).isEqualTo(2);
    assertThat(walk.origins().worst())
        .isEqualTo(
            new Member(
                MISSING, "the way back from lake y @ v1 goes round in a circle and to no origin"));
    // From b to t, from a to b, and from b to a: b began after a, which read what it wrote, had
    // ended.
    assertThat(walk.handovers().members()).isEqualTo(3);
    assertThat(walk.handovers().credit()).isEqualTo(2);
    assertThat(walk.handovers().worst().state()).isEqualTo(MISSING);
  }

  @Test
  void theStartOfAMergeMayNameWhatItReadsAsWhatItWrites() {
    known.run("p", "01:00", "02:00").run("m", "02:10", "02:20").run("t", "04:00", "05:00");
    known.reads("p", "raw", "v1").source("raw", "o").writes("p", "x", "v1");
    known.reads("m", "x", "v1").writes("m", "x", "v1").writes("m", "x", "v2");
    known.reads("t", "x", "v2");
    assertThat(walk("t").origins()).isEqualTo(new Tally(3, 3, Member.PRESENT));
    known.facts.edges.removeIf(e -> "p".equals(e.runId()));
    assertThat(walk("t").origins().worst())
        .isEqualTo(
            new Member(
                MISSING,
                "lake x @ v1 is made of itself alone: run m, which wrote it, read nothing else"));
  }

  @Test
  void aCycleThatIsLeftSomewhereHasAnOrigin() {
    known.run("a", "01:00", "02:00").run("b", "02:10", "03:00").run("t", "04:00", "05:00");
    known.reads("a", "y", "v1").reads("a", "raw", "v1").source("raw", "o").writes("a", "x", "v1");
    known.reads("b", "x", "v1").writes("b", "y", "v1");
    known.reads("t", "y", "v1");
    assertThat(walk("t").origins()).isEqualTo(new Tally(3, 3, Member.PRESENT));
  }

  @Test
  void aVersionNamedTwiceIsVisitedOnce() {
    known.run("p", "01:00", "02:00").run("q", "02:10", "02:20").run("t", "04:00", "05:00");
    known.writes("p", "x", "v1").reads("p", "raw", "v1").source("raw", "o");
    known.reads("q", "x", "v1").writes("q", "y", "v1");
    known.reads("t", "y", "v1").reads("t", "x", "v1");
    Upstream walk = walk("t");
    assertThat(walk.origins().members()).isEqualTo(3);
    // From p to t, from q to t and from p to q.
    assertThat(walk.handovers()).isEqualTo(new Tally(3, 3, Member.PRESENT));
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
    assertThat(runs("t")).contains("p");
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
    return walk(run).origins().worst().reason();
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
    known.declaresNoInputs("p");
    assertThat(worst("t")).isEqualTo(PRESENT);
  }

  @Test
  void onlyWhatWasCompleteBeforeTheStartCanHaveBeenRead() {
    known.run("old", "01:00", "02:00").run("late", "03:00", "04:30").run("t", "04:00", "05:00");
    known.writes("old", "x", "v1").writes("late", "x", "v2").reads("t", "x", null);
    assertThat(walk("t").inputs().get(0).resolved()).isEqualTo(node("x", "v1"));
    known.withRun("old", WalksTest::failed);
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
    Upstream walk = walk("t");
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

  @Test
  void sourcesAreThoseThatAreDeclaredAndThoseThatNobodyKnows() {
    known.run("p", "01:00", "02:00").run("t", "04:00", "05:00").run("s", "00:10", "00:20");
    // Twice from one source, in two versions; one that somebody declared without rights; one of
    // which nobody knows anything; and one that a run made of nothing, which is no source.
    known.reads("p", "raw", "v1").reads("p", "bare", "v1").writes("p", "x", "v1");
    known.reads("t", "x", "v1").reads("t", "raw", "v2").reads("t", "stray", "v1");
    known.reads("t", "made", "v1").writes("s", "made", "v1");
    known.declaresNoInputs("s");
    known.facts.sources.add(
        new Source(dataset("raw"), at("00:00"), "o", "CC-BY-4.0", "contract", "none"));
    known.facts.sources.add(new Source(dataset("bare"), at("00:00"), "o", " ", "Unknown", null));
    assertThat(walk("t").behind().rights())
        .isEqualTo(
            new Upstream.Rights(
                3,
                2,
                2,
                List.of("lake bare: no licence, no legal basis", "lake stray: not declared")));
  }

  @Test
  void whoseLegalBasisIsMissingNamesThatAlone() {
    known.run("t", "04:00", "05:00").reads("t", "a", "v1").reads("t", "b", "v1");
    known.facts.sources.add(new Source(dataset("a"), at("00:00"), "o", "own data", null, null));
    known.facts.sources.add(new Source(dataset("b"), at("00:00"), "o", null, "contract", null));
    assertThat(walk("t").behind().rights())
        .isEqualTo(
            new Upstream.Rights(2, 1, 1, List.of("lake a: no legal basis", "lake b: no licence")));
  }

  /** In the words of SPDX somebody says that there is no licence, or that none is known. */
  @Test
  void whatIsDeclaredAsNoLicenceIsNone() {
    known.run("t", "04:00", "05:00").reads("t", "a", "v1").reads("t", "b", "v1");
    known.facts.sources.add(
        new Source(dataset("a"), at("00:00"), "o", "NOASSERTION", "contract", null));
    known.facts.sources.add(new Source(dataset("b"), at("00:00"), "o", "none", "contract", null));
    assertThat(walk("t").behind().rights())
        .isEqualTo(
            new Upstream.Rights(2, 2, 0, List.of("lake a: no licence", "lake b: no licence")));
  }
}
