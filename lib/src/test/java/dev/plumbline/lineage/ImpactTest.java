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
