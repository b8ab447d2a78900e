package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static dev.plumbline.lineage.Known.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.EdgeKind;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is known at the end of a date, and what the census counts then. */
class AsOfTest {
  private static final Instant NEXT_DAY = Instant.parse("2026-07-15T00:00:00Z");

  @Test
  void aModelHasNoRowBeforeItIsRegistered() {
    assertThat(Known.complete().report(DATE.minusDays(1)).rulings()).isEmpty();
  }

  @Test
  void midnightBelongsToTheNextDate() {
    Known known = Known.complete();
    known.facts.consents.clear();
    known.facts.releases.clear();
    known.facts.consents.add(new Consent(KEY, NEXT_DAY, "olena"));
    assertThat(known.state(Link.APPROVAL)).isEqualTo(LinkState.MISSING);
    Completeness next = known.report(DATE.plusDays(1)).rulings().get(0);
    assertThat(next.result(Link.APPROVAL).state()).isEqualTo(LinkState.PRESENT);
  }

  @Test
  void whatEndsTomorrowIsOpenToday() {
    Known known =
        Known.complete()
            .withRun(
                "train",
                r ->
                    r.withTimes(new RunFacts.Times(r.firstEventAt(), r.startedAt(), NEXT_DAY, null))
                        .withCode(new RunFacts.Code(Known.COMMIT, NEXT_DAY, null, null, null)));
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(LinkState.WEAK);
    assertThat(known.state(Link.CODE_COMMIT)).isEqualTo(LinkState.MISSING);
    Completeness next = known.report(DATE.plusDays(1)).rulings().get(0);
    assertThat(next.result(Link.TRAINING_RUN).state()).isEqualTo(LinkState.PRESENT);
    assertThat(next.result(Link.CODE_COMMIT).state()).isEqualTo(LinkState.PRESENT);
  }

  @Test
  void costsCountOnceAndUpToTheDate() {
    Known known = Known.complete();
    known.cost("train", DATE, "100", "2.5").cost("clean", DATE, "10", null);
    known.cost("train", DATE.plusDays(1), "7", "1").cost("other", DATE, "999", "9");
    AsOf report = known.report(DATE);
    RunCosts.Total behind = report.rulings().get(0).behind().used();
    // 100 of train and 10 of clean; nothing prices clean.
    assertThat(behind.gpuSeconds()).isEqualByComparingTo("110");
    assertThat(behind.costs().get("USD")).isEqualByComparingTo("2.5");
    assertThat(Known.complete().ruling().behind().used().gpuSeconds()).isNull();
  }

  @Test
  void theCensusCountsWhatLineageDoesNotKnow() {
    Known known = withUnknowns();
    known.cost("train", DATE, "100", "2").cost("rogue", DATE, "300", "6");
    Census census = known.report(DATE).census();
    // m 1, m 2, shadow 1, rogue: one of four.
    assertThat(census.versions()).isEqualTo(4);
    assertThat(census.traceable()).isEqualTo(1);
    assertThat(census.reach()).isEqualTo(0.25);
    // train is behind m 1 and m 2 and counts once: 100 of 400 seconds.
    assertThat(census.behindAll().gpuSeconds()).isEqualByComparingTo("400");
    assertThat(census.behindTraceable().gpuSeconds()).isEqualByComparingTo("100");
    assertThat(census.behindTraceable().costs().get("USD")).isEqualByComparingTo("2");
  }

  private static Known withUnknowns() {
    Known known = Known.complete();
    // A second version trained by the same run, without approval: registered, not traceable.
    known.facts.models.add(
        new Model(
            new ModelKey("r", "m", "2"),
            Known.at("04:00"),
            new Model.People("r", "c", "u"),
            new Model.TrainedBy("train", null),
            new Model.Digests(Known.DIGEST, null, null),
            "high",
            null));
    // A deployed version that nobody registered.
    known.facts.releases.add(
        new Release(new ModelKey("unresolved", "shadow", "1"), Known.at("08:00"), "prod", null));
    // A run that used GPUs and wrote a model that nobody registered.
    known.run("rogue", "05:00", "06:00");
    known.facts.edges.add(
        new EdgeFacts(
            EdgeKind.OUTPUT,
            "rogue",
            new EdgeFacts.Mention(Known.dataset("models/rogue"), "v1", "MODEL"),
            null,
            Known.at("06:00"),
            null,
            EdgeFacts.Columns.UNSAID));
    return known;
  }

  @Test
  void aRegistryAloneIsNoIndependentCensus() {
    Known known = Known.complete();
    known.facts.releases.clear();
    assertThat(known.report(DATE).census().isMeasurable()).isFalse();
    known.log("2026-07-14T00:00:00Z", "2026-07-15T00:00:00Z");
    assertThat(known.report(DATE).census().isMeasurable()).isTrue();
  }
}
