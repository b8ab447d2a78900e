package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static dev.plumbline.lineage.Known.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.graph.SameRuns;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.lineage.known.SameRun;
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
            null,
            null));
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
  void allIdsOfARunAreToldByAnyOfThemOnceSomebodySaidSo() {
    same("ml-1", "train", "2026-07-14T04:00:00Z");

    for (String id : List.of("ml-1", "train")) {
      assertThat(SameRuns.ids(id, known.facts, at("05:00"))).containsExactly("ml-1", "train");
      assertThat(SameRuns.ids(id, known.facts, at("04:00"))).containsExactly(id);
    }
    assertThat(SameRuns.ids("clean", known.facts, at("05:00"))).containsExactly("clean");
    assertThat(SameRuns.ids("unheard-of", known.facts, at("05:00"))).containsExactly("unheard-of");
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
  void theOrderOfWhatWasReadDoesNotMatter() {
    tracked("ml-2");
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
