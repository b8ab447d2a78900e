package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static dev.plumbline.lineage.Known.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.lineage.known.SameRun;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@link Known#complete}, whose training run names an image, and whose tracker knows the same run
 * as {@code ml-1}.
 */
class SameRunImagesTest {
  private final Known known = Known.complete();

  @BeforeEach
  void aTrackersRun() {
    tracked("ml-1", "mlflow:tracker", RunFacts.Environment.UNSAID);
    same("ml-1", "train");
  }

  private void tracked(String id, String namespace, RunFacts.Environment environment) {
    Instant from = at("02:00");
    known.facts.runs.add(
        new RunFacts(
            id,
            new RunFacts.Job(namespace, "experiment/1"),
            new RunFacts.Times(from, from, at("04:00"), null),
            new RunFacts.Code(null, null, null, null, null),
            environment,
            RunFacts.Statements.NONE));
  }

  private void same(String run, String other) {
    known.facts.sameRuns.add(new SameRun(run, other, at("04:00")));
  }

  private void image(String run, String name, String time) {
    known.withRun(run, facts -> facts.withEnvironment(new RunFacts.Environment(name, at(time))));
  }

  @Test
  void twoImagesOfOneRunAreAContradictionWhichNamesBoth() {
    image("ml-1", "other@" + Known.CLEAN, "03:00");
    LinkResult link = known.ruling().result(Link.ENVIRONMENT);
    assertThat(link.state()).isEqualTo(LinkState.WEAK);
    assertThat(link.reason())
        .isEqualTo(
            "the training run names i@%s, and other@%s as well"
                .formatted(Known.DIGEST, Known.CLEAN));
    known.with(m -> m.withDigests(new Model.Digests(Known.DIGEST, Known.DIGEST, null)));
    assertThat(known.state(Link.ENVIRONMENT)).as("with a registered one").isEqualTo(LinkState.WEAK);
    image("ml-1", "i:latest", "03:00");
    assertThat(known.state(Link.ENVIRONMENT)).isEqualTo(LinkState.WEAK);
  }

  @Test
  void oneImageUnderTwoNamesIsOne() {
    image("ml-1", "mirror/i@" + Known.DIGEST, "03:00");
    assertThat(known.state(Link.ENVIRONMENT)).isEqualTo(LinkState.PRESENT);
  }

  @Test
  void anImageThatIsNamedTomorrowContradictsNothingToday() {
    known.withRun(
        "ml-1",
        run ->
            run.withEnvironment(
                new RunFacts.Environment("other", Instant.parse("2026-07-15T01:00:00Z"))));
    assertThat(known.state(Link.ENVIRONMENT)).isEqualTo(LinkState.PRESENT);
    assertThat(known.report(DATE.plusDays(1)).rulings().get(0).result(Link.ENVIRONMENT).state())
        .isEqualTo(LinkState.WEAK);
  }

  @Test
  void imagesOfThreeSystemsAreAllNamed() {
    tracked("wb-1", "wandb:tracker", new RunFacts.Environment("a", at("03:30")));
    same("ml-1", "wb-1");
    image("ml-1", "b", "03:00");
    assertThat(known.ruling().result(Link.ENVIRONMENT).reason()).endsWith(", and a and b as well");
  }
}
