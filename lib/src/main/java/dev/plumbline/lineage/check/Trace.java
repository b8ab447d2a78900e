package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.UpstreamWalk;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that was known of one model version at the end of a date.
 *
 * @param model what the registry says
 * @param run the training run, where the registry names one that is known
 * @param walk the way back from that run
 * @param releases deployments
 * @param logs for which times deployment logs exist
 * @param end the end of the date, exclusive
 */
public record Trace(
    Model model,
    Optional<RunFacts> run,
    Optional<UpstreamWalk> walk,
    LineageGraph graph,
    List<Result> results,
    List<Consent> consents,
    List<Release> releases,
    List<Coverage> logs,
    Instant end,
    LineagePolicy policy) {

  /** The first deployment, or empty. */
  Optional<Instant> firstRelease() {
    return releases.stream().map(Release::at).min(Comparator.naturalOrder());
  }

  /** True unless the first is later than the second by more than clocks differ. */
  boolean inOrder(Instant first, Instant second) {
    return !first.isAfter(second.plus(policy.clockSkew()));
  }

  /** For links that hang on the training run. */
  LinkResult unreachable() {
    String runId = model.runId();
    return LinkResult.of(
        LinkState.UNREACHABLE,
        runId == null ? "no training run is registered" : "training run " + runId + " is unknown");
  }
}
