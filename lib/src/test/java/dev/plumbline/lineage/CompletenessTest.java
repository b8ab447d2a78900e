package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static dev.plumbline.lineage.Known.KEY;
import static dev.plumbline.lineage.Known.at;
import static dev.plumbline.terms.LinkState.MISSING;
import static dev.plumbline.terms.LinkState.NOT_APPLICABLE;
import static dev.plumbline.terms.LinkState.PRESENT;
import static dev.plumbline.terms.LinkState.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RunFacts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a model version is worth and whether it is traceable at its risk tier. */
class CompletenessTest {
  private final Known known = Known.complete();

  @Test
  void aCompleteModelIsTraceable() {
    Completeness ruling = known.ruling();
    for (Link link : Link.values()) {
      assertThat(ruling.result(link).state())
          .as(link + ": " + ruling.result(link).reason())
          .isEqualTo(PRESENT);
    }
    assertThat(ruling.isTraceable()).isTrue();
    assertThat(ruling.firstBroken()).isNull();
    assertThat(ruling.saturation()).isEqualTo(1.0);
    assertThat(ruling.isClosed()).isTrue();
    assertThat(ruling.witness())
        .containsExactly(
            "model m 1 of r",
            "run train",
            "dataset lake clean @ " + Known.CLEAN,
            "run clean",
            "dataset lake raw @ snapshot:1",
            "declared source lake raw of data-team");
    assertThat(ruling.behind().runs()).isEqualTo(2);
  }

  @Test
  void noTrainingRun() {
    known.with(m -> m.withRunId(null));
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(MISSING);
    assertThat(known.state(Link.TRAINING_INPUTS)).isEqualTo(UNREACHABLE);
    assertThat(known.state(Link.CONTENT_IDENTITY)).isEqualTo(UNREACHABLE);
    assertThat(known.state(Link.CODE_COMMIT)).isEqualTo(UNREACHABLE);
    assertThat(known.state(Link.ENVIRONMENT)).isEqualTo(UNREACHABLE);
    assertThat(known.state(Link.PARAMETERS)).isEqualTo(UNREACHABLE);
    assertThat(known.state(Link.UPSTREAM_CLOSURE)).isEqualTo(UNREACHABLE);
    assertThat(known.state(Link.CAUSAL_ORDER)).isEqualTo(UNREACHABLE);
    assertThat(known.ruling().firstBroken()).isEqualTo(Link.TRAINING_RUN);
    // Artifact, evaluation, approval and deployment stay, and 4 of 5 orders: registered before
    // approved and deployed, evaluated before approved, approved before deployed; the run's own
    // is unknown. (4 + 4/5) / 12 = 0.4.
    assertThat(known.ruling().saturation()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void weakLinksAreEnoughForMinimalRiskOnly() {
    known.withRun("train", CompletenessTest::weaklyNamed);
    assertThat(traceableAs("high")).isFalse();
    assertThat(traceableAs(null)).isFalse();
    assertThat(traceableAs("experimental")).isFalse();
    assertThat(traceableAs("limited")).isTrue();
    assertThat(traceableAs("minimal")).isTrue();
  }

  private static RunFacts weaklyNamed(RunFacts run) {
    Instant from = run.firstEventAt();
    return run.withCode(new RunFacts.Code("main", from, null, "main", from))
        .withEnvironment(new RunFacts.Environment("i:latest", from));
  }

  private boolean traceableAs(String tier) {
    known.with(m -> m.withRiskTier(tier));
    return known.ruling().isTraceable();
  }

  @Test
  void aWaiverTakesTheLinkOutUntilItExpires() {
    known
        .withoutParameters("train")
        .withRun("train", r -> r.withEnvironment(RunFacts.Environment.UNSAID));
    known.waiver("parameters", "2026-07-14T10:00:00Z", "2026-07-15T00:00:00Z");
    known.waiver("environment", "2026-07-14T10:00:00Z", "2026-08-01T00:00:00Z");
    Completeness ruling = known.ruling();
    assertThat(ruling.result(Link.PARAMETERS).state()).isEqualTo(NOT_APPLICABLE);
    assertThat(ruling.required()).isEqualTo(10);
    assertThat(ruling.saturation()).isEqualTo(1.0);
    assertThat(ruling.isTraceable()).isTrue();
    Completeness next = known.report(DATE.plusDays(1)).rulings().get(0);
    assertThat(next.result(Link.PARAMETERS).state()).isEqualTo(MISSING);
    assertThat(next.required()).isEqualTo(11);
    assertThat(next.saturation()).isEqualTo(10.0 / 11);
    assertThat(next.firstBroken()).isEqualTo(Link.PARAMETERS);
  }

  @Test
  void aWaiverDoesNotPutTimeInOrder() {
    known.facts.consents.clear();
    known.facts.consents.add(new Consent(KEY, at("03:00"), "olena"));
    known.facts.results.clear();
    known.facts.results.add(new Result(KEY, at("02:30"), "f1", 0.9, "holdout", "v3"));
    known.waiver("causal_order", "2026-07-14T10:00:00Z", "2026-08-01T00:00:00Z");
    assertThat(known.state(Link.CAUSAL_ORDER)).isEqualTo(NOT_APPLICABLE);
    assertThat(known.ruling().firstBroken()).isEqualTo(Link.CAUSAL_ORDER);
  }

  @Test
  void aWaiverLeavesWhatIsPresent() {
    known.waiver("parameters", "2026-07-14T10:00:00Z", "2026-08-01T00:00:00Z");
    assertThat(known.state(Link.PARAMETERS)).isEqualTo(PRESENT);
  }
}
