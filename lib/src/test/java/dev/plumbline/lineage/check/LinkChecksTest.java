package dev.plumbline.lineage.check;

import static dev.plumbline.lineage.Known.COMMIT;
import static dev.plumbline.lineage.Known.DIGEST;
import static dev.plumbline.lineage.Known.KEY;
import static dev.plumbline.lineage.Known.at;
import static dev.plumbline.terms.LinkState.DANGLING;
import static dev.plumbline.terms.LinkState.MISSING;
import static dev.plumbline.terms.LinkState.PRESENT;
import static dev.plumbline.terms.LinkState.WEAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.Known;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.terms.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each link broken in each way, on an otherwise complete model. */
class LinkChecksTest {
  private final Known known = Known.complete();

  private static RunFacts ran(RunFacts run, Instant started, Instant completed, Instant failed) {
    Instant first = started == null ? completed : started;
    return run.withTimes(new RunFacts.Times(first, started, completed, failed));
  }

  @Test
  void trainingRunInEachWay() {
    known.with(m -> m.withRunId("ghost"));
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(DANGLING);
    known.with(m -> m.withRunId("train"));
    known.withRun("train", r -> ran(r, at("02:00"), null, at("03:00")));
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(MISSING);
    known.withRun("train", r -> ran(r, at("02:00"), at("04:00"), at("03:00")));
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(MISSING);
    known.withRun("train", r -> ran(r, at("02:00"), null, null));
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(WEAK);
    known.withRun("train", r -> ran(r, null, at("04:00"), null));
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(WEAK);
  }

  @Test
  void clocksMayDifferByFiveMinutes() {
    known.withRun("train", r -> ran(r, at("04:05"), at("04:30"), null));
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(PRESENT);
    assertThat(known.state(Link.CAUSAL_ORDER)).isEqualTo(PRESENT);
    known.withRun("train", r -> ran(r, at("04:06"), at("04:30"), null));
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(MISSING);
    assertThat(known.state(Link.CAUSAL_ORDER)).isEqualTo(MISSING);
  }

  @Test
  void theVersionMayBeRegisteredBeforeTheRunEnds() {
    known.withRun("train", r -> ran(r, at("02:00"), at("04:30"), null));
    assertThat(known.ruling().isTraceable()).isTrue();
  }

  /** Trackers register a version while its run still evaluates and uploads, for hours. */
  @Test
  void howLongTheRunGoesOnDoesNotMatter() {
    known.withRun("train", r -> ran(r, at("02:00"), at("23:00"), null));
    assertThat(known.state(Link.TRAINING_RUN)).isEqualTo(PRESENT);
    assertThat(known.state(Link.CAUSAL_ORDER)).isEqualTo(PRESENT);
  }

  @Test
  void thePolicyHoldsHowFarClocksMayDiffer() {
    known.withRun("train", r -> ran(r, at("04:05"), at("04:30"), null));
    LineagePolicy shipped = LineagePolicy.DEFAULT;
    LineagePolicy strict =
        new LineagePolicy(
            shipped.edition(),
            Duration.ofMinutes(4),
            shipped.digestBits(),
            shipped.lenientTiers(),
            List.of());
    assertThat(known.ruling(strict).result(Link.TRAINING_RUN).state()).isEqualTo(MISSING);
    assertThat(known.ruling(shipped).result(Link.TRAINING_RUN).state()).isEqualTo(PRESENT);
  }

  @Test
  void artifactDigestInEachWay() {
    known.with(m -> withDigest(m, "sha256:0123456789abcdef"));
    assertThat(known.state(Link.ARTIFACT_DIGEST)).isEqualTo(WEAK);
    known.with(m -> withDigest(m, "unknown"));
    assertThat(known.state(Link.ARTIFACT_DIGEST)).isEqualTo(WEAK);
    known.with(m -> withDigest(m, null));
    assertThat(known.state(Link.ARTIFACT_DIGEST)).isEqualTo(MISSING);
    assertThat(known.state(Link.DEPLOYMENT)).isEqualTo(LinkState.UNREACHABLE);
    known.with(m -> withDigest(m, "d41d8cd98f00b204e9800998ecf8427e"));
    assertThat(known.state(Link.ARTIFACT_DIGEST)).isEqualTo(PRESENT);
    known.with(m -> m.withDigests(new Model.Digests(DIGEST, null, at("09:00"))));
    assertThat(known.state(Link.ARTIFACT_DIGEST)).isEqualTo(WEAK);
  }

  private static Model withDigest(Model model, String digest) {
    return model.withDigests(new Model.Digests(digest, null, null));
  }

  @Test
  void anInputWithoutAVersionIsTheLatestComplete() {
    known.facts.edges.removeIf(e -> "train".equals(e.runId()));
    known.reads("train", "clean", null);
    assertThat(known.state(Link.TRAINING_INPUTS)).isEqualTo(WEAK);
    assertThat(known.state(Link.CONTENT_IDENTITY)).isEqualTo(WEAK);
    assertThat(known.state(Link.UPSTREAM_CLOSURE)).isEqualTo(WEAK);
    assertThat(known.state(Link.CAUSAL_ORDER)).isEqualTo(PRESENT);
    // Of the upstream datasets clean is WEAK and raw PRESENT: (½ + 1) / 2 = ¾.
    assertThat(known.ruling().result(Link.UPSTREAM_CLOSURE).credit()).isEqualTo(0.75);
    // 9 links whole, inputs ½, identity ½, closure ¾: 10.75 / 12.
    assertThat(known.ruling().saturation()).isEqualTo(10.75 / 12);
  }

  @Test
  void oneOfTwoInputsWithoutAVersionMakesTheLinkWeakAndWorthThreeQuarters() {
    known.reads("train", "labels", null).source("labels", "data-team");
    LinkResult inputs = known.ruling().result(Link.TRAINING_INPUTS);
    assertThat(inputs.state()).isEqualTo(WEAK);
    assertThat(inputs.credit()).isEqualTo(0.75);
  }

  @Test
  void contentIdentityInEachWay() {
    assertThat(identityOf("snapshot:42")).isEqualTo(PRESENT);
    assertThat(identityOf("0123456789abcdef0123456789abcdef")).isEqualTo(PRESENT);
    assertThat(identityOf("sha256:0123456789abcdef")).isEqualTo(WEAK);
    assertThat(identityOf("latest")).isEqualTo(WEAK);
    assertThat(identityOf("2026-07-14")).isEqualTo(WEAK);
    assertThat(identityOf("main")).isEqualTo(WEAK);
    assertThat(identityOf("42")).isEqualTo(WEAK);
    assertThat(identityOf(null)).isEqualTo(MISSING);
  }

  private static LinkState identityOf(String version) {
    Known known = Known.complete();
    known.facts.edges.removeIf(e -> "train".equals(e.runId()));
    return known.reads("train", "labels", version).state(Link.CONTENT_IDENTITY);
  }

  @Test
  void noInputAtAll() {
    known.facts.edges.removeIf(e -> "train".equals(e.runId()));
    assertThat(known.state(Link.TRAINING_INPUTS)).isEqualTo(MISSING);
    assertThat(known.state(Link.CONTENT_IDENTITY)).isEqualTo(LinkState.UNREACHABLE);
    assertThat(known.state(Link.UPSTREAM_CLOSURE)).isEqualTo(LinkState.UNREACHABLE);
    assertThat(known.ruling().isClosed()).isFalse();
  }

  @Test
  void codeCommitInEachWay() {
    assertThat(codeOf(COMMIT, null, null)).isEqualTo(PRESENT);
    assertThat(codeOf(COMMIT.toUpperCase(java.util.Locale.ROOT), null, null)).isEqualTo(PRESENT);
    assertThat(codeOf("ab".repeat(32), null, null)).isEqualTo(PRESENT);
    assertThat(codeOf(COMMIT + "-dirty", null, null)).isEqualTo(WEAK);
    assertThat(codeOf("0123456", null, null)).isEqualTo(WEAK);
    assertThat(codeOf("main", "main", null)).isEqualTo(WEAK);
    assertThat(codeOf(null, "main", null)).isEqualTo(WEAK);
    assertThat(codeOf(COMMIT, null, at("03:00"))).isEqualTo(WEAK);
    assertThat(codeOf(null, null, null)).isEqualTo(MISSING);
  }

  private static LinkState codeOf(String revision, String branch, Instant conflictAt) {
    Instant from = at("02:00");
    RunFacts.Code code = new RunFacts.Code(revision, from, conflictAt, branch, from);
    return Known.complete().withRun("train", r -> r.withCode(code)).state(Link.CODE_COMMIT);
  }

  @Test
  void environmentInEachWay() {
    assertThat(environmentOf(DIGEST, null)).isEqualTo(PRESENT);
    assertThat(environmentOf(null, "registry.example/i@" + DIGEST)).isEqualTo(PRESENT);
    assertThat(environmentOf(null, "registry.example/i:latest")).isEqualTo(WEAK);
    assertThat(environmentOf("unknown", "i@" + DIGEST)).isEqualTo(WEAK);
    assertThat(environmentOf(null, null)).isEqualTo(MISSING);
  }

  private static LinkState environmentOf(String registered, String image) {
    return Known.complete()
        .with(m -> m.withDigests(new Model.Digests(DIGEST, registered, null)))
        .withRun("train", r -> r.withEnvironment(new RunFacts.Environment(image, r.firstEventAt())))
        .state(Link.ENVIRONMENT);
  }

  @Test
  void parametersNobodyStated() {
    known.withoutParameters("train");
    assertThat(known.state(Link.PARAMETERS)).isEqualTo(MISSING);
  }

  @Test
  void evaluationInEachWay() {
    known.facts.results.clear();
    assertThat(known.state(Link.EVALUATION)).isEqualTo(MISSING);
    known.facts.results.add(new Result(KEY, at("06:06"), "f1", 0.9, "holdout", "v3"));
    assertThat(known.state(Link.EVALUATION)).isEqualTo(MISSING);
    assertThat(known.state(Link.CAUSAL_ORDER)).isEqualTo(MISSING);
    known.facts.results.add(new Result(KEY, at("05:00"), "f1", 0.9, "holdout", null));
    assertThat(known.state(Link.EVALUATION)).isEqualTo(WEAK);
    assertThat(known.state(Link.CAUSAL_ORDER)).isEqualTo(PRESENT);
    known.facts.results.add(new Result(KEY, at("06:05"), "f1", 0.9, "holdout", "v3"));
    assertThat(known.state(Link.EVALUATION)).isEqualTo(PRESENT);
  }

  @Test
  void approvalInEachWay() {
    assertThat(approvedBy("Committer ", "06:00")).isEqualTo(MISSING);
    assertThat(approvedBy("runner", "06:00")).isEqualTo(MISSING);
    assertThat(approvedBy("registrar", "06:00")).isEqualTo(MISSING);
    assertThat(approvedBy("unknown", "06:00")).isEqualTo(WEAK);
    assertThat(approvedBy("olena", "07:05")).isEqualTo(PRESENT);
    assertThat(approvedBy("olena", "07:06")).isEqualTo(MISSING);
    known.facts.consents.clear();
    assertThat(known.state(Link.APPROVAL)).isEqualTo(MISSING);
  }

  private static LinkState approvedBy(String approver, String time) {
    Known known = Known.complete();
    known.facts.consents.clear();
    known.facts.consents.add(new Consent(KEY, at(time), approver));
    return known.state(Link.APPROVAL);
  }

  @Test
  void anUnknownCommitterLeavesTheApprovalWeak() {
    known.with(m -> m.withPeople(new Model.People("r", null, "u")));
    assertThat(known.state(Link.APPROVAL)).isEqualTo(WEAK);
  }

  @Test
  void oneIndependentApprovalIsEnough() {
    known.facts.consents.add(new Consent(KEY, at("05:30"), "committer"));
    assertThat(known.state(Link.APPROVAL)).isEqualTo(PRESENT);
  }

  @Test
  void deploymentInEachWay() {
    known.facts.releases.add(new Release(KEY, at("08:00"), "canary", Known.CLEAN));
    assertThat(known.state(Link.DEPLOYMENT)).isEqualTo(DANGLING);
    // One of two targets serves what is registered.
    assertThat(known.ruling().result(Link.DEPLOYMENT).credit()).isEqualTo(0.5);
    known.facts.releases.clear();
    known.facts.releases.add(new Release(KEY, at("08:00"), "prod", null));
    assertThat(known.state(Link.DEPLOYMENT)).isEqualTo(WEAK);
  }

  @Test
  void notDeployedIsKnownOnlyWhereALogCoversTheTime() {
    known.facts.releases.clear();
    assertThat(known.state(Link.DEPLOYMENT)).isEqualTo(LinkState.NOT_MEASURED);
    known.log("2026-07-14T00:00:00Z", "2026-07-14T12:00:00Z");
    assertThat(known.state(Link.DEPLOYMENT)).isEqualTo(LinkState.NOT_MEASURED);
    assertThat(known.ruling().firstBroken()).isEqualTo(Link.DEPLOYMENT);
    known.log("2026-07-14T12:00:00Z", "2026-07-15T00:00:00Z");
    assertThat(known.state(Link.DEPLOYMENT)).isEqualTo(PRESENT);
    assertThat(known.ruling().isTraceable()).isTrue();
  }
}
