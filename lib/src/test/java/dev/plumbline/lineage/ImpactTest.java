package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.at;
import static dev.plumbline.lineage.Known.dataset;
import static dev.plumbline.lineage.Known.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.graph.Downstream.Step;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.policies.RunNamespaces;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which models data reached, on the small world: raw, cleaned, trained on, deployed. */
class ImpactTest {
  private final Known known = Known.complete();

  private Impact impact(LocalDate date) {
    return new Impact(known.facts, date, RunNamespaces.ANY, key -> true);
  }

  private Impact impact() {
    return impact(Known.DATE);
  }

  private static List<String> names(Impact.Extent extent) {
    return extent.models().stream().map(reached -> reached.model().key().toString()).toList();
  }

  @Test
  void dataReachesTheModelsTrainedBehindItAndWhereTheyAreServed() {
    Impact.Extent extent = impact().of(dataset("raw"));
    assertThat(names(extent)).containsExactly("m 1 of r");
    assertThat(extent.models().get(0).way())
        .containsExactly(
            new Step(node("raw", "snapshot:1"), "clean", true),
            new Step(node("clean", Known.CLEAN), "train", true));
    assertThat(extent.deployed()).isEqualTo(1);
    assertThat(extent.targets()).containsExactly("prod");
    // clean and train; raw @ snapshot:1 and clean @ C.
    assertThat(extent.runs()).isEqualTo(2);
    assertThat(extent.versions()).isEqualTo(2);
  }

  @Test
  void twoVersionsOfOneRunAreBothReachedAndADeploymentIsOfOne() {
    Model second = Known.model();
    ModelKey key = new ModelKey("r", "m", "2");
    known.facts.models.add(
        new Model(
            key,
            at("05:00"),
            second.people(),
            second.training(),
            second.digests(),
            second.riskTier(),
            second.committedAt()));
    known.facts.releases.add(new Release(Known.KEY, at("07:30"), "prod", Known.DIGEST));
    known.facts.releases.add(new Release(Known.KEY, at("07:30"), "canary", Known.DIGEST));
    Impact.Extent extent = impact().of(node("raw", "snapshot:1"));
    assertThat(names(extent)).containsExactly("m 1 of r", "m 2 of r");
    assertThat(extent.deployed()).isEqualTo(1);
    assertThat(extent.models().get(0).targets()).containsExactly("canary", "prod");
    assertThat(extent.models().get(1).releases()).isEmpty();
  }

  @Test
  void aVersionThatAnotherReplacedIsNoLongerDeployedThere() {
    ModelKey key = new ModelKey("r", "m", "2");
    Model first = Known.model();
    known.facts.models.add(
        new Model(
            key,
            at("08:00"),
            first.people(),
            first.training(),
            first.digests(),
            first.riskTier(),
            first.committedAt()));
    known.facts.releases.add(new Release(Known.KEY, at("07:30"), "canary", null));
    known.facts.releases.add(new Release(key, at("14:00"), "prod", null));
    Impact.Extent extent = impact().of(dataset("raw"));
    assertThat(extent.models().get(0).targets()).containsExactly("canary");
    assertThat(extent.models().get(0).releases()).hasSize(2);
    assertThat(extent.models().get(1).targets()).containsExactly("prod");
    known.facts.releases.add(new Release(key, at("15:00"), "canary", null));
    Impact.Extent replaced = impact().of(dataset("raw"));
    assertThat(replaced.models().get(0).targets()).isEmpty();
    assertThat(replaced.deployed()).isEqualTo(1);
    assertThat(replaced.replaced()).isEqualTo(1);
    assertThat(replaced.targets()).containsExactly("canary", "prod");
  }

  private void trained(String model, String run) {
    known.facts.models.add(
        new Model(
            new ModelKey("r", model, "1"),
            at("08:00"),
            new Model.People("r", "c", "u"),
            new Model.TrainedBy(run, null),
            new Model.Digests(null, null, null),
            null,
            null));
  }

  private static List<String> maybe(Impact.Extent extent) {
    return extent.maybe().stream().map(reached -> reached.key().model()).toList();
  }

  @Test
  void whoNamesNoFixedVersionMayHaveReadTheOneAskedFor() {
    known.run("bare", "05:00", "06:00").reads("bare", "raw", null);
    known.run("moving", "05:00", "06:00").reads("moving", "raw", "latest");
    known.run("other", "05:00", "06:00").reads("other", "raw", "snapshot:2");
    known.run("far", "05:00", "06:00").reads("far", "clean", "latest");
    known.run("farther", "07:00", "07:30").reads("farther", "far", "1").writes("far", "far", "1");
    trained("by-bare", "bare");
    trained("by-moving", "moving");
    trained("by-other", "other");
    trained("by-farther", "farther");
    Impact.Extent extent = impact().of(node("raw", "snapshot:1"));
    assertThat(names(extent)).containsExactly("m 1 of r");
    assertThat(maybe(extent)).containsExactly("by-bare", "by-farther", "by-moving");
    assertThat(extent.maybe().get(0).way())
        .containsExactly(new Step(node("raw", null), "bare", false));
    assertThat(extent.runs()).as("those that are known to").isEqualTo(2);
    assertThat(maybe(impact().of(dataset("raw")))).containsExactly("by-farther");
    assertThat(names(impact().of(node("raw", "snapshot:2")))).containsExactly("by-other 1 of r");
  }

  @Test
  void whatWasWrittenWithoutAVersionMayBeTheOneThatNobodyIsKnownToHaveWritten() {
    known.run("writer", "01:00", "01:30").writes("writer", "x", null);
    known.run("named", "02:00", "02:30").reads("named", "x", "5");
    known.run("bare", "02:00", "02:30").reads("bare", "x", null);
    trained("by-named", "named");
    trained("by-bare", "bare");
    assertThat(names(impact().of(node("x", "5")))).containsExactly("by-named 1 of r");
    assertThat(maybe(impact().of(node("x", "5")))).containsExactly("by-bare");
    known.run("late", "03:00", "03:30").writes("late", "x", "5");
    assertThat(maybe(impact().of(node("x", "5")))).as("late wrote it").isEmpty();
  }

  @Test
  void whoNamedNoVersionMayHaveReadAnotherThanTheOneThatIsTaken() {
    known.run("first", "01:00", "02:00").writes("first", "x", "v1");
    known.run("second", "02:00", "03:00").writes("second", "x", "v2");
    known.run("bare", "03:30", "04:00").reads("bare", "x", null).writes("bare", "y", "w1");
    known.run("further", "04:30", "05:00").reads("further", "y", "w1");
    trained("by-bare", "bare");
    trained("by-further", "further");
    Impact.Extent extent = impact().of(node("x", "v1"));
    assertThat(names(extent)).isEmpty();
    assertThat(maybe(extent)).containsExactly("by-bare", "by-further");
    assertThat(extent.maybe().get(1).way())
        .containsExactly(
            new Step(node("x", null), "bare", false), new Step(node("y", "w1"), "further", true));
    assertThat(extent.maybeRuns()).isEqualTo(2);
    Impact.Extent taken = impact().of(node("x", "v2"));
    assertThat(names(taken)).containsExactly("by-bare 1 of r", "by-further 1 of r");
    assertThat(taken.maybe()).isEmpty();
    assertThat(taken.maybeRuns()).isZero();
    assertThat(impact().of(dataset("x")).maybe()).as("whichever it was").isEmpty();
  }

  @Test
  void whatCameOfOneThatMayHaveReadItMayHaveBeenTakenForAnother() {
    known.run("first", "01:00", "02:00").writes("first", "x", "v1");
    known.run("second", "02:00", "03:00").writes("second", "x", "v2");
    known.run("bare", "03:30", "04:00").reads("bare", "x", null).writes("bare", "y", "w1");
    known.run("other", "04:00", "04:10").writes("other", "y", "w2");
    known.run("further", "04:30", "05:00").reads("further", "y", null);
    trained("by-further", "further");
    assertThat(maybe(impact().of(node("x", "v1")))).containsExactly("by-further");
  }

  @Test
  void whoEndedBeforeTheVersionWasBegunHasNotReadIt() {
    known.run("first", "01:00", "02:00").writes("first", "x", "v1");
    known.run("bare", "03:00", "04:00").reads("bare", "x", null);
    known.run("open", "03:00", null).reads("open", "x", null);
    known.run("soon", "04:04", "04:30").writes("soon", "x", "v2");
    known.run("late", "04:06", "04:30").writes("late", "x", "v3");
    trained("by-bare", "bare");
    trained("by-open", "open");
    assertThat(maybe(impact().of(node("x", "v3")))).containsExactly("by-open");
    assertThat(maybe(impact().of(node("x", "v2"))))
        .as("clocks differ by five minutes")
        .containsExactly("by-bare", "by-open");
    known.reads("late", "x", "v4");
    assertThat(maybe(impact().of(node("x", "v4"))))
        .as("nobody says when it was written")
        .containsExactly("by-bare", "by-open");
  }

  @Test
  void whatIsDeclaredAndNeverReadReachesNothing() {
    known.source("shelved", "data-team");
    Impact impact = impact();
    assertThat(impact.datasets()).contains(dataset("shelved"));
    assertThat(impact.versions(dataset("shelved"))).isEmpty();
    assertThat(impact.of(dataset("shelved")).models()).isEmpty();
    assertThat(impact.of(node("raw", "snapshot:2")).models()).isEmpty();
  }

  @Test
  void onlyWhatWasKnownByTheDateCounts() {
    Impact.Extent before = impact(Known.DATE.minusDays(1)).of(dataset("raw"));
    assertThat(before.models()).isEmpty();
    assertThat(before.runs()).isZero();
    known.facts.releases.clear();
    known.facts.releases.add(
        new Release(Known.KEY, at("07:00").plusSeconds(86_400), "prod", Known.DIGEST));
    assertThat(impact().of(dataset("raw")).deployed()).isZero();
    assertThat(impact(Known.DATE.plusDays(1)).of(dataset("raw")).deployed()).isEqualTo(1);
  }

  @Test
  void ofAModelWithoutAKnownRunNothingSaysWhetherItWasReached() {
    known.with(model -> model.withRunId("never-heard-of"));
    Impact.Extent extent = impact().of(dataset("raw"));
    assertThat(extent.models()).isEmpty();
    assertThat(extent.untold()).containsExactly(Known.KEY);
    known.with(model -> model.withRunId("train"));
    Impact unruled = new Impact(known.facts, Known.DATE, RunNamespaces.ANY, key -> false);
    assertThat(unruled.of(dataset("raw")).untold()).containsExactly(Known.KEY);
    RunNamespaces bound = new RunNamespaces(Map.of("r", Set.of("elsewhere")));
    Impact foreign = new Impact(known.facts, Known.DATE, bound, key -> true);
    assertThat(foreign.of(dataset("raw")).models()).isEmpty();
    assertThat(foreign.of(dataset("raw")).untold()).containsExactly(Known.KEY);
    known.with(model -> model.withRunId(null));
    assertThat(impact().of(dataset("raw")).untold()).containsExactly(Known.KEY);
  }

  @Test
  void everyNameOfADatasetIsKnownAndMeansTheSame() {
    DatasetName table = new DatasetName("hive", "db.raw");
    known.symlink(dataset("raw"), table);
    Impact impact = impact();
    assertThat(impact.datasets()).contains(table, dataset("raw"));
    assertThat(impact.name(table)).isEqualTo(impact.name(dataset("raw")));
    assertThat(names(impact.of(table))).containsExactly("m 1 of r");
  }
}
