package dev.plumbline.lineage.known;

import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RegistryFacts.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that is known, of all times. */
public final class LineageFacts {
  public final List<RunFacts> runs = new ArrayList<>();
  public final List<SameRun> sameRuns = new ArrayList<>();
  public final List<EdgeFacts> edges = new ArrayList<>();
  public final List<Model> models = new ArrayList<>();
  public final List<Result> results = new ArrayList<>();
  public final List<Consent> consents = new ArrayList<>();
  public final List<Release> releases = new ArrayList<>();
  public final List<Release> failedReleases = new ArrayList<>();
  public final List<Source> sources = new ArrayList<>();
  public final List<Waiver> waivers = new ArrayList<>();
  public final List<Coverage> logs = new ArrayList<>();
  public final List<Incident> incidents = new ArrayList<>();
  public final List<ArtifactCheck> artifactChecks = new ArrayList<>();
  public final List<RunCost> costs = new ArrayList<>();
  public final List<Spend> spend = new ArrayList<>();
  public final List<Ruled> ruled = new ArrayList<>();

  /** Takes over what is said of anything but runs and what they read, wrote, made and cost. */
  public void takeStatements(LineageFacts other) {
    results.addAll(other.results);
    consents.addAll(other.consents);
    releases.addAll(other.releases);
    failedReleases.addAll(other.failedReleases);
    sources.addAll(other.sources);
    waivers.addAll(other.waivers);
    logs.addAll(other.logs);
    incidents.addAll(other.incidents);
    artifactChecks.addAll(other.artifactChecks);
    spend.addAll(other.spend);
    ruled.addAll(other.ruled);
  }

  /** True where nothing of any pipeline or registry was ever read, whatever GPUs cost. */
  public boolean isSilent() {
    return Stream.of(
            runs,
            edges,
            models,
            results,
            consents,
            releases,
            sources,
            waivers,
            logs,
            incidents,
            artifactChecks,
            costs,
            ruled)
        .allMatch(List::isEmpty);
  }

  /** Every run that is named by itself, by what it cost or by the version it trained. */
  public SortedSet<String> namedRuns() {
    SortedSet<String> named = new TreeSet<>();
    runs.forEach(run -> named.add(run.runId()));
    costs.forEach(cost -> named.add(cost.runId()));
    models.stream().map(Model::runId).filter(Objects::nonNull).forEach(named::add);
    return named;
  }
}
