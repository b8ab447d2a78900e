package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static dev.plumbline.lineage.Known.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.known.Attempt;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.lineage.known.SameRun;
import dev.plumbline.lineage.known.Scheduled;
import dev.plumbline.terms.EdgeKind;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * {@link Known#complete}, whose training run the registry knows by the id of a tracker: {@code
 * ml-1}, of which the tracker itself says no more than that it ran.
 */
class SameRunsTest {
  private final Known known = Known.complete();

  SameRunsTest() {
    known.with(model -> model.withRunId("ml-1"));
    tracked("ml-1");
  }

  private void tracked(String id) {
    Instant from = at("02:00");
    known.facts.runs.add(
        new RunFacts(
            id,
            new RunFacts.Job("mlflow:tracker", "experiment/1"),
            new RunFacts.Times(from, from, at("04:00"), null),
            new RunFacts.Code(null, null, null, null, null),
            RunFacts.Environment.UNSAID,
            RunFacts.Statements.NONE));
  }

  private void same(String run, String other, String time) {
    known.facts.sameRuns.add(new SameRun(run, other, Instant.parse(time)));
  }

  @Test
  void runsThatNobodySaysAreOneAreTwoWhateverTheyAreCalled() {
    assertThat(known.ruling().firstBroken()).isEqualTo(Link.TRAINING_INPUTS);
    assertThat(known.state(Link.TRAINING_INPUTS)).isEqualTo(LinkState.MISSING);
  }

  @Test
  void theTrackersRunHasTheCodeAndTheInputsThatThePipelineSaw() {
    same("ml-1", "train", "2026-07-14T04:00:00Z");
    assertThat(known.ruling().isTraceable()).isTrue();
    assertThat(known.ruling().behind().runs()).as("with clean").isEqualTo(2);
    // The registered id is the one it goes by.
    assertThat(known.ruling().trace().model().runId()).isEqualTo("ml-1");
  }

  @Test
  void eitherSideMaySayIt() {
    same("train", "ml-1", "2026-07-14T04:00:00Z");
    assertThat(known.ruling().isTraceable()).isTrue();
  }

  @Test
  void whatIsSaidTomorrowIsNotKnownToday() {
    same("ml-1", "train", "2026-07-15T04:00:00Z");
    assertThat(known.ruling().isTraceable()).isFalse();
    assertThat(known.report(DATE.plusDays(1)).rulings().get(0).isTraceable()).isTrue();
  }

  @Test
  void itsCostIsWhatWasCountedUnderEitherId() {
    known.cost("train", DATE, "100", "2").cost("ml-1", DATE, "30", "1");
    assertThat(known.ruling().behind().used().gpuSeconds()).isEqualByComparingTo("30");
    same("ml-1", "train", "2026-07-14T04:00:00Z");
    assertThat(known.ruling().behind().used().gpuSeconds()).isEqualByComparingTo("130");
    assertThat(known.ruling().behind().used().costs().get("USD")).isEqualByComparingTo("3");
  }

  @Test
  void theCensusHasOneModelOfOneRun() {
    known.facts.edges.add(
        new EdgeFacts(
            EdgeKind.OUTPUT,
            "train",
            new EdgeFacts.Mention(Known.dataset("models/m"), "v1", "MODEL"),
            null,
            at("04:00"),
            null,
            EdgeFacts.Columns.UNSAID));
    known.cost("train", DATE, "100", "2");
    assertThat(known.report(DATE).census().versions()).isEqualTo(2);
    same("ml-1", "train", "2026-07-14T04:00:00Z");
    assertThat(known.report(DATE).census().versions()).isEqualTo(1);
  }

  @Test
  void anIdThatOneTrackerGivesToTwoRunsJoinsNone() {
    tracked("ml-2");
    same("ml-1", "train", "2026-07-14T04:00:00Z");
    same("ml-2", "train", "2026-07-14T04:00:00Z");
    assertThat(known.ruling().isTraceable()).isFalse();
    assertThat(known.ruling().behind().runs()).isEqualTo(1);
  }

  @Test
  void anIdOfWhichNoEventIsKnownJoinsThoseThatStateIt() {
    known.facts.runs.removeIf(run -> run.runId().equals("ml-1"));
    same("train", "ml-1", "2026-07-14T04:00:00Z");
    assertThat(known.ruling().isTraceable()).isTrue();
  }

  @Test
  void twoRevisionsOfOneRunAreAContradiction() {
    same("ml-1", "train", "2026-07-14T04:00:00Z");
    known.withRun(
        "ml-1",
        run -> run.withCode(new RunFacts.Code("0".repeat(40), at("03:00"), null, null, null)));
    assertThat(known.state(Link.CODE_COMMIT)).isNotEqualTo(LinkState.PRESENT);
  }

  @Test
  void whereRegistriesAreBoundATagIsNoWayIntoAnothersRun() {
    same("train", "ml-1", "2026-07-14T04:00:00Z");
    // Both may be r's: one run, and r may name it.
    assertThat(traceable("r=pipelines", "r=mlflow:tracker")).isTrue();
    assertThat(traceable("r=pipelines", "r=mlflow:tracker", "s=mlflow:tracker")).isTrue();
    // Of the other's run nothing is r's, whoever says that it is one.
    assertThat(traceable("r=mlflow:tracker")).isFalse();
    assertThat(traceable("r=mlflow:tracker", "s=pipelines")).isFalse();
    // The tracker's run stays r's own: it is not lost to the tag of another.
    assertThat(state(Link.TRAINING_RUN, "r=mlflow:tracker", "s=pipelines"))
        .isEqualTo(LinkState.PRESENT);
    // A run of which a part is not r's to name is not r's at all.
    assertThat(state(Link.TRAINING_RUN, "r=mlflow:tracker", "s=mlflow:tracker", "s=pipelines"))
        .isEqualTo(LinkState.DANGLING);
  }

  private boolean traceable(String... pairs) {
    return known.ruling(Known.naming(pairs)).isTraceable();
  }

  private LinkState state(Link link, String... pairs) {
    return known.ruling(Known.naming(pairs)).result(link).state();
  }

  @Test
  void anIdThatTwoOwnersStateJoinsNone() {
    known.facts.runs.removeIf(run -> run.runId().equals("ml-1"));
    tracked("ml-2");
    same("train", "ml-1", "2026-07-14T04:00:00Z");
    same("ml-2", "ml-1", "2026-07-14T04:00:00Z");
    assertThat(known.ruling().isTraceable()).isTrue();
    assertThat(state(Link.TRAINING_RUN, "r=pipelines", "s=mlflow:tracker"))
        .isEqualTo(LinkState.DANGLING);
  }

  @Test
  void runsOfWhichNobodySaysTheJobAreOfOneNamespace() {
    tracked("ml-2");
    for (String id : List.of("ml-1", "ml-2")) {
      known.facts.runs.replaceAll(run -> run.runId().equals(id) ? withoutJob(run) : run);
      same(id, "train", "2026-07-14T04:00:00Z");
    }
    assertThat(known.ruling().isTraceable()).isFalse();
  }

  private static RunFacts withoutJob(RunFacts run) {
    return new RunFacts(
        run.runId(), RunFacts.Job.UNSAID, run.times(), run.code(), run.environment(), run.said());
  }

  /** A label on a pod says no more than an id of which no event is known. */
  private void labelled(String id, String until, String outcome) {
    Attempt attempt =
        new Attempt(
            new Attempt.Workload("slurm", null, "4711"), 1, at("00:10"), at(until), outcome);
    known.facts.runs.add(
        new RunFacts(
            id,
            RunFacts.Job.UNSAID,
            new RunFacts.Times(
                at("00:10"), at("00:10"), at(until), null, new Scheduled(true, List.of(attempt))),
            new RunFacts.Code(null, null, null, null, null),
            RunFacts.Environment.UNSAID,
            RunFacts.Statements.NONE));
  }

  @Test
  void anIdThatOnlyASchedulerKnowsIsJoinedAsOneOfWhichNothingIsKnown() {
    known.facts.runs.removeIf(run -> run.runId().equals("ml-1"));
    same("train", "ml-1", "2026-07-14T04:00:00Z");
    labelled("ml-1", "04:01", "succeeded");
    assertThat(known.ruling().isTraceable()).isTrue();
    assertThat(known.ruling().trace().run().orElseThrow().startedAt()).isEqualTo(at("02:00"));
    // Of two owners there is no word: the label says nothing of whose run it is.
    assertThat(traceable("r=pipelines")).isTrue();
    known.withRun("train", SameRunsTest::withoutJob);
    assertThat(known.ruling().isTraceable()).isTrue();
  }

  @Test
  void aSchedulerThatKnowsTheRunByItsOtherIdMayContradictTheEvents() {
    same("ml-1", "train", "2026-07-14T04:00:00Z");
    same("train", "pod-label", "2026-07-14T04:00:00Z");
    labelled("pod-label", "04:01", "failed");
    assertThat(known.ruling().result(Link.TRAINING_RUN).reason())
        .isEqualTo(
            "run ml-1 completed at 2026-07-14T04:00:00Z, and slurm job 4711 failed at"
                + " 2026-07-14T04:01:00Z");
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(LinkState.WEAK);
  }

  @Test
  void itEndedWhenItsLastPartDid() {
    known.with(model -> model.withRunId("train"));
    tracked("ml-2");
    same("ml-2", "clean", "2026-07-14T02:00:00Z");
    // The tracker's part of clean ended at 04:00: train began to read at 02:00.
    assertThat(known.state(Link.CAUSAL_ORDER)).isEqualTo(LinkState.WEAK);
    known.withRun(
        "ml-2",
        run -> run.withTimes(new RunFacts.Times(at("00:00"), at("00:00"), at("01:30"), null)));
    assertThat(known.state(Link.CAUSAL_ORDER)).isEqualTo(LinkState.PRESENT);
  }

  @Test
  void itHasNotEndedWhileAPartOfItGoesOn() {
    same("ml-1", "train", "2026-07-14T04:00:00Z");
    known.withRun(
        "ml-1", run -> run.withTimes(new RunFacts.Times(at("02:00"), at("02:00"), null, null)));
    assertThat(known.state(Link.TRAINING_RUN)).isNotEqualTo(LinkState.PRESENT);
  }

  @Test
  void anIdThatIsCopiedToManyRunsIsLookedAtOnce() {
    for (int copy = 0; copy < 20_000; copy++) {
      tracked("copy-" + copy);
      same("copy-" + copy, "train", "2026-07-14T04:00:00Z");
    }
    known.with(model -> model.withRunId("train"));
    assertThat(known.ruling().isTraceable()).isTrue();
  }

  @Test
  void theOrderOfWhatWasReadDoesNotMatter() {
    tracked("ml-2");
    known.withRun(
        "ml-2",
        run -> run.withTimes(new RunFacts.Times(at("00:00"), at("00:00"), at("01:00"), null)));
    known.facts.models.clear();
    known.facts.models.add(Known.model());
    same("ml-1", "train", "2026-07-14T04:00:00Z");
    same("wb", "ml-1", "2026-07-14T04:00:00Z");
    same("ml-2", "clean", "2026-07-14T04:00:00Z");
    known.cost("wb", DATE, "7", "1").cost("ml-2", DATE, "5", null);
    List<String> witness = known.ruling().witness();
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Collections.shuffle(known.facts.runs, random);
      Collections.shuffle(known.facts.edges, random);
      Collections.shuffle(known.facts.sameRuns, random);
      Collections.shuffle(known.facts.costs, random);
      assertThat(known.ruling().witness()).isEqualTo(witness);
      assertThat(known.ruling().isTraceable()).isTrue();
      assertThat(known.ruling().behind().used().gpuSeconds()).isEqualByComparingTo("12");
    }
  }
}
