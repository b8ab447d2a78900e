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
 * @param way how it came to be
 * @param said what was said of it
 * @param end the end of the date, exclusive
 */
public record Trace(Model model, Way way, Statements said, Instant end, LineagePolicy policy) {

  /**
   * How a model version came to be.
   *
   * @param run the training run, where the registry names one that is known
   * @param walk the way back from that run
   * @param graph where the way leads
   */
  public record Way(Optional<RunFacts> run, Optional<UpstreamWalk> walk, LineageGraph graph) {

    /** The way back from this run; none leads from a run that is unknown. */
    public static Way from(String runId, LineageGraph graph) {
      Optional<RunFacts> run = graph.run(runId);
      return new Way(run, run.map(known -> new UpstreamWalk(graph, known.runId())), graph);
    }
  }

  /**
   * What was said of a model version, by whoever tests, approves and deploys.
   *
   * @param results of evaluations
   * @param consents approvals
   * @param releases deployments
   * @param logs for which times deployment logs exist
   */
  public record Statements(
      List<Result> results, List<Consent> consents, List<Release> releases, List<Coverage> logs) {}

  /** The training run, where the registry names one that is known. */
  public Optional<RunFacts> run() {
    return way.run;
  }

  /** The way back from the training run. */
  public Optional<UpstreamWalk> walk() {
    return way.walk;
  }

  LineageGraph graph() {
    return way.graph;
  }

  List<Result> results() {
    return said.results;
  }

  List<Consent> consents() {
    return said.consents;
  }

  List<Release> releases() {
    return said.releases;
  }

  List<Coverage> logs() {
    return said.logs;
  }

  /** The first deployment, or empty. */
  Optional<Instant> firstRelease() {
    return said.releases.stream().map(Release::at).min(Comparator.naturalOrder());
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
