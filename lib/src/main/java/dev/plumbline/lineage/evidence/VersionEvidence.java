package dev.plumbline.lineage.evidence;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records behind each link of one ruling, as far as they were known when it was made:
 *
 * <ol>
 *   <li>{@code training_run}: the registrations that name a run; its start and its end; what its
 *       scheduler says of it.
 *   <li>{@code artifact_digest}: the registrations that name a digest.
 *   <li>{@code training_inputs}, {@code content_identity}: the events that name the inputs.
 *   <li>{@code code_commit}, {@code environment}, {@code parameters}: the events that first said
 *       so; registrations that name an environment.
 *   <li>{@code evaluation}, {@code approval}, {@code deployment}: the records of registries; of
 *       what is not deployed the deployment logs.
 *   <li>{@code upstream_closure}: for each step of the witness path who wrote or declared it.
 *   <li>{@code causal_order}: the records whose times the reason names; where it names none, all
 *       those whose times are compared, the earliest first.
 *   <li>Of a run that is not the registry's to name there is nothing.
 *   <li>Of a link that is waived the waiver as well. A link without a record has none.
 * </ol>
 */
public final class VersionEvidence {
  private final RowLayout.Cells ruling;
  private final Map<Link, List<Evidence>> byLink = new EnumMap<>(Link.class);
  private final Map<String, Evidence> way;

  /**
   * What lies behind a ruling.
   *
   * @param ruling a row of {@link LineageCompleteness}
   * @param models which versions there are, and until when things are said
   * @param datasets by which names they go
   */
  public VersionEvidence(
      RowLayout.Cells ruling, RawRecords raw, KnownModels models, DatasetNames datasets) {
    Instant end = models.end;
    this.ruling = ruling;
    ModelKey key =
        new ModelKey(
            ruling.text(LineageCompleteness.REGISTRY),
            ruling.text(LineageCompleteness.MODEL),
            ruling.text(LineageCompleteness.VERSION));
    RegistryEvidence registry = new RegistryEvidence(raw, key, models);
    RunEvidence run =
        new RunEvidence(
            raw, isForeign(ruling) ? null : ruling.text(LineageCompleteness.TRAINING_RUN_ID), end);
    this.way =
        new WayEvidence(raw, datasets, end).of(ruling.list(LineageCompleteness.WITNESS_PATH));
    ofRun(run, registry);
    ofRegistry(registry);
    byLink.put(Link.UPSTREAM_CLOSURE, List.copyOf(way.values()));
    byLink.put(Link.CAUSAL_ORDER, order(raw, run, registry, end));
    byLink.forEach((link, found) -> byLink.put(link, withWaivers(link, found, registry)));
  }

  private void ofRun(RunEvidence run, RegistryEvidence registry) {
    byLink.put(
        Link.TRAINING_RUN,
        both(
            registry.registrations(
                RegistryRecord.RUN_ID,
                row -> "registered as trained by run " + row.text(RegistryRecord.RUN_ID)),
            both(run.transitions(), run.scheduled())));
    byLink.put(Link.TRAINING_INPUTS, run.inputs());
    byLink.put(Link.CONTENT_IDENTITY, run.inputs());
    byLink.put(Link.CODE_COMMIT, run.code());
    byLink.put(
        Link.ENVIRONMENT,
        both(
            run.environment(),
            registry.registrations(
                RegistryRecord.ENVIRONMENT_DIGEST,
                row -> "environment " + row.text(RegistryRecord.ENVIRONMENT_DIGEST))));
    byLink.put(Link.PARAMETERS, run.parameters());
  }

  private void ofRegistry(RegistryEvidence registry) {
    byLink.put(
        Link.ARTIFACT_DIGEST,
        registry.registrations(
            RegistryRecord.ARTIFACT_DIGEST,
            row -> "registered with digest " + row.text(RegistryRecord.ARTIFACT_DIGEST)));
    byLink.put(Link.EVALUATION, registry.evaluations());
    byLink.put(Link.APPROVAL, registry.approvals());
    List<Evidence> deployed = registry.deployments();
    byLink.put(
        Link.DEPLOYMENT,
        registry.isDeployed() ? deployed : both(registry.deploymentLogs(), deployed));
  }

  private List<Evidence> order(
      RawRecords raw, RunEvidence run, RegistryEvidence registry, Instant end) {
    String reason = Objects.toString(reason(Link.CAUSAL_ORDER), "");
    List<Evidence> handedOver =
        ruling.<String>list(LineageCompleteness.WITNESS_PATH).stream()
            .filter(step -> step.startsWith("run ") && reason.contains(step))
            .flatMap(step -> new RunEvidence(raw, step.substring(4), end).transitions().stream())
            .toList();
    List<Evidence> all =
        Stream.of(
                run.transitions(),
                registry.registrations(RegistryRecord.RECORD_AT, row -> "registered"),
                registry.evaluations(),
                registry.approvals(),
                registry.deployments(),
                handedOver)
            .flatMap(List::stream)
            .distinct()
            .sorted(Evidence.BY_TIME)
            .toList();
    List<Evidence> named =
        all.stream()
            .filter(it -> reason.contains(it.at().toString()) || handedOver.contains(it))
            .toList();
    return named.isEmpty() ? all : named;
  }

  private List<Evidence> withWaivers(Link link, List<Evidence> found, RegistryEvidence registry) {
    return reason(link) == null ? found : both(found, registry.waivers(link));
  }

  private static List<Evidence> both(List<Evidence> some, List<Evidence> more) {
    return Stream.concat(some.stream(), more.stream())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** True where the run that a version names is not its registry's to name. */
  public static boolean isForeign(RowLayout.Cells ruling) {
    // Rulings of before have no ids: a run that is known and could not be resolved is foreign.
    return ruling.has(LineageCompleteness.TRAINING_RUN_IDS)
        ? ruling.list(LineageCompleteness.TRAINING_RUN_IDS).isEmpty()
        : LinkState.DANGLING.name().equals(ruling.text(LineageCompleteness.TRAINING_RUN));
  }

  /** The state of a link, as the ruling has it. */
  public String state(Link link) {
    return ruling.text(LineageCompleteness.LINK_STATES.get(link.ordinal()));
  }

  /** Why a link is not PRESENT; null where it is. */
  public String reason(Link link) {
    return ruling.<String, String>map(LineageCompleteness.LINK_REASONS).get(link.id());
  }

  /** The records behind a link; none where there is no record. */
  public List<Evidence> of(Link link) {
    return List.copyOf(byLink.get(link));
  }

  /** For each step of the witness path that has a record of its own: the step, and the record. */
  public Map<String, Evidence> way() {
    return Map.copyOf(way);
  }
}
