package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.lineage.known.RegisteredModels;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Coverage;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
   * @param walk what lies behind that run
   * @param foreign the job's namespace of a run that is known, where the registry may not name it
   */
  public record Way(Optional<RunFacts> run, Optional<Upstream> walk, Optional<String> foreign) {
    /** Nothing is known of it. */
    public static final Way UNKNOWN = new Way(Optional.empty(), Optional.empty(), Optional.empty());

    /** From a run that is known. */
    public static Way of(RunFacts run, Upstream walk) {
      return new Way(Optional.of(run), Optional.of(walk), Optional.empty());
    }

    /** The run that is named is of a job that the registry does not speak for. */
    public static Way foreign(String jobNamespace) {
      return new Way(Optional.empty(), Optional.empty(), Optional.of(jobNamespace));
    }
  }

  /**
   * What was said of a model version, by whoever tests, approves and deploys.
   *
   * @param results of evaluations
   * @param consents approvals
   * @param releases deployments
   * @param logs for which times deployment logs exist
   * @param namesakes what was said of its name, but of no registered version
   */
  public record Statements(
      List<Result> results,
      List<Consent> consents,
      List<Release> releases,
      List<Coverage> logs,
      Namesakes namesakes) {}

  /**
   * Statements that name the model and the version and are bound to no registered one: several
   * registries have it and none is named, or a registry is named that has it not. Each kind by the
   * registry it names.
   *
   * @param registered all that is registered
   */
  public record Namesakes(
      RegisteredModels registered,
      Map<String, List<Result>> results,
      Map<String, List<Consent>> consents,
      Map<String, List<Release>> releases) {}

  /** The training run, where the registry names one that is known. */
  public Optional<RunFacts> run() {
    return way.run;
  }

  /** The way back from the training run. */
  public Optional<Upstream> walk() {
    return way.walk;
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

  Namesakes namesakes() {
    return said.namesakes;
  }

  /**
   * What a link is in which nothing is said of this version, where something is said of its name.
   *
   * @param what the statements, as in "an approval"
   * @param statements by the registry they name
   */
  Optional<LinkResult> unbound(String what, Map<String, ? extends List<?>> statements) {
    String name = model.key().name();
    if (statements.containsKey(ModelVersion.UNRESOLVED)) {
      return Optional.of(
          LinkResult.of(
              LinkState.DANGLING,
              "%s names %s and no registry, and %s have it: say registry: of its source"
                  .formatted(
                      what,
                      name,
                      String.join(" and ", namesakes().registered().having(model.key())))));
    }
    return statements.keySet().stream()
        .sorted()
        .findFirst()
        .map(
            other ->
                LinkResult.of(
                    LinkState.MISSING,
                    "%s names %s of %s, where it is not registered".formatted(what, name, other)));
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
    if (runId == null) {
      return LinkResult.of(LinkState.UNREACHABLE, "no training run is registered");
    }
    String why = way.foreign.isPresent() ? " is not the registry's to name" : " is unknown";
    return LinkResult.of(LinkState.UNREACHABLE, "training run " + runId + why);
  }
}
