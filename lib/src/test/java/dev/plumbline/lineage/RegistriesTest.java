package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static dev.plumbline.lineage.Known.DIGEST;
import static dev.plumbline.lineage.Known.KEY;
import static dev.plumbline.lineage.Known.at;
import static dev.plumbline.terms.LinkState.DANGLING;
import static dev.plumbline.terms.LinkState.MISSING;
import static dev.plumbline.terms.LinkState.NOT_MEASURED;
import static dev.plumbline.terms.LinkState.PRESENT;
import static dev.plumbline.terms.LinkState.WEAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Waiver;
import dev.plumbline.lineage.known.RegistryNaming;
import dev.plumbline.tables.ModelVersion;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two registries that call different versions alike. */
class RegistriesTest {
  private static final ModelKey BARE = KEY.in(ModelVersion.UNRESOLVED);
  private final Known known = Known.complete();

  /** The same name in registry s, registered at this time, with another digest. */
  private void second(Instant registeredAt) {
    known.facts.models.add(
        new Model(
            KEY.in("s"),
            registeredAt,
            new Model.People("registrar", "committer", "runner"),
            new Model.TrainedBy("train", null),
            new Model.Digests(Known.CLEAN, null, null),
            "high",
            null));
  }

  private LinkResult of(String registry, Link link) {
    return known.report(DATE).rulings().stream()
        .filter(ruling -> ruling.trace().model().key().registry().equals(registry))
        .findFirst()
        .orElseThrow()
        .result(link);
  }

  @Test
  void bothAreRuledAndCounted() {
    second(at("04:00"));
    assertThat(known.report(DATE).rulings()).hasSize(2);
    assertThat(known.report(DATE).census().versions()).isEqualTo(2);
    assertThat(known.report(DATE).census().traceable()).isEqualTo(1);
    assertThat(of("r", Link.APPROVAL).state()).isEqualTo(PRESENT);
    assertThat(of("s", Link.APPROVAL).state()).isEqualTo(MISSING);
    assertThat(of("s", Link.APPROVAL).reason()).isEqualTo("no approval is recorded");
  }

  @Test
  void aBareNameThatTwoRegistriesHaveDanglesForBoth() {
    second(at("04:00"));
    known.facts.consents.clear();
    known.facts.consents.add(new Consent(BARE, at("06:00"), "olena"));
    known.facts.releases.add(new Release(BARE, at("08:00"), "edge", DIGEST));
    for (String registry : new String[] {"r", "s"}) {
      assertThat(of(registry, Link.APPROVAL).state()).isEqualTo(DANGLING);
      assertThat(of(registry, Link.APPROVAL).reason())
          .contains("an approval names m 1 and no registry, and r and s have it")
          .contains("registry:");
      assertThat(of(registry, Link.DEPLOYMENT).state()).isEqualTo(DANGLING);
    }
    // It is one of the two that are registered: it makes no third.
    assertThat(known.report(DATE).census().versions()).isEqualTo(2);
  }

  /** The second is registered tomorrow: tonight the name is not yet doubtful. */
  @Test
  void whatWasTheOnlyOneOfItsNameStaysSo() {
    second(Instant.parse("2026-07-15T04:00:00Z"));
    known.facts.consents.clear();
    known.facts.consents.add(new Consent(BARE, at("06:00"), "olena"));
    assertThat(of("r", Link.APPROVAL).state()).isEqualTo(PRESENT);
    assertThat(
            known.report(DATE.plusDays(1)).rulings().stream()
                .map(ruling -> ruling.result(Link.APPROVAL).state()))
        .containsExactly(DANGLING, DANGLING);
  }

  @Test
  void anotherRegistryIsANearMiss() {
    known.facts.consents.clear();
    known.facts.consents.add(new Consent(KEY.in("staging"), at("06:00"), "olena"));
    assertThat(of("r", Link.APPROVAL).state()).isEqualTo(MISSING);
    assertThat(of("r", Link.APPROVAL).reason())
        .isEqualTo("an approval names m 1 of staging, where it is not registered");
  }

  @Test
  void aServedDigestOfAnotherVersionIsNamed() {
    second(at("04:00"));
    known.facts.releases.add(new Release(KEY, at("08:00"), "edge", Known.CLEAN));
    assertThat(of("r", Link.DEPLOYMENT).state()).isEqualTo(DANGLING);
    assertThat(of("r", Link.DEPLOYMENT).reason()).endsWith("which is the digest of m 1 of s");
  }

  @Test
  void aWaiverExcusesTheVersionOfItsRegistryOnly() {
    second(at("04:00"));
    Instant until = Instant.parse("2026-12-31T00:00:00Z");
    known.facts.waivers.add(
        new Waiver(
            BARE, new RegistryNaming("s", "x"), "approval", "vendor", "ciso", at("05:00"), until));
    known.facts.consents.clear();
    assertThat(of("s", Link.APPROVAL).reason()).startsWith("waived by ciso");
    assertThat(of("r", Link.APPROVAL).state()).isEqualTo(MISSING);
  }

  @Test
  void aWaiverThatIsAboutNoVersionIsSaidToExcuseNothing() {
    second(at("04:00"));
    Instant until = Instant.parse("2026-12-31T00:00:00Z");
    known.facts.consents.clear();
    known.facts.waivers.add(
        new Waiver(
            BARE, new RegistryNaming(null, "x"), "approval", "vendor", "ciso", at("05:00"), until));
    for (String registry : new String[] {"r", "s"}) {
      assertThat(of(registry, Link.APPROVAL).state()).isEqualTo(MISSING);
      assertThat(of(registry, Link.APPROVAL).reason())
          .isEqualTo(
              "no approval is recorded; a waiver by ciso excuses nothing: it names no registry, and"
                  + " r and s have the version: say registry: of its source");
    }
    // it has ended the day after, and another is about a registry that lacks the version
    known.facts.waivers.clear();
    known.facts.waivers.add(
        new Waiver(
            BARE,
            new RegistryNaming(null, "x"),
            "approval",
            "old",
            "ciso",
            at("05:00"),
            at("05:30")));
    known.facts.waivers.add(
        new Waiver(
            BARE, new RegistryNaming("lab", "x"), "approval", "new", "cto", at("05:00"), until));
    assertThat(of("s", Link.APPROVAL).reason())
        .isEqualTo(
            "no approval is recorded; a waiver by cto excuses nothing: it is about lab, where it is"
                + " not registered");
    // what is there needs none
    assertThat(of("r", Link.ARTIFACT_DIGEST).reason()).isEmpty();
  }

  @Test
  void aLogOfOneRegistryCoversNoOther() {
    second(at("04:00"));
    known.facts.releases.clear();
    Instant from = Instant.parse("2026-07-14T00:00:00Z");
    known.facts.logs.add(
        new Coverage(from, from.plusSeconds(86_400), new RegistryNaming("r", "log")));
    assertThat(of("r", Link.DEPLOYMENT).state()).isEqualTo(PRESENT);
    assertThat(of("s", Link.DEPLOYMENT).state()).isEqualTo(NOT_MEASURED);
    known.facts.logs.clear();
    known.facts.logs.add(
        new Coverage(from, from.plusSeconds(86_400), new RegistryNaming(null, "log")));
    assertThat(of("r", Link.DEPLOYMENT).state()).as("whose log?").isEqualTo(NOT_MEASURED);
  }

  @Test
  void aSecondTrainingRunMakesTheFirstDoubtful() {
    known.facts.models.replaceAll(
        model ->
            new Model(
                model.key(),
                model.registeredAt(),
                model.people(),
                new Model.TrainedBy("train", at("09:00")),
                model.digests(),
                model.riskTier(),
                model.committedAt()));
    assertThat(of("r", Link.TRAINING_RUN).state()).isEqualTo(WEAK);
    assertThat(of("r", Link.TRAINING_RUN).reason()).contains("another training run");
  }
}
