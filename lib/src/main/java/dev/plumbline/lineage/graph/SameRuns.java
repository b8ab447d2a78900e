package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RunCost;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.lineage.known.SameRun;
import dev.plumbline.policies.RunNamespaces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Joins runs that several systems saw, where one of them says so.
 *
 * <ol>
 *   <li>Ids that were said by a time to be the same run are one, whoever said it of whom.
 *   <li>One namespace tells its runs apart: ids of which two are known runs of one namespace, or of
 *       none, are none of them joined. An id copied to many runs joins none.
 *   <li>Where registries are bound to namespaces, what is said of a run of another's namespace is
 *       not heard, and ids that lead to runs of two owners are none of them joined.
 *   <li>The joined run goes by the id that a registered version names, else by the one that was
 *       heard of first, else by the first in text order.
 *   <li>What is known of it is what its events would tell under one id: of each statement the
 *       earliest. It ended when the last of its parts did.
 *   <li>An id that only schedulers know has no job and no time of its own: anybody can label a pod.
 *       What they say stands beside what the events say, as that of other systems does not.
 *   <li>What it used is what was counted under any of the ids: no device's second has two.
 * </ol>
 */
public final class SameRuns {
  private static final Comparator<Instant> TIME = Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<EdgeFacts> EARLIEST =
      Comparator.comparing(EdgeFacts::knownAt)
          .thenComparing(edge -> String.valueOf(edge.type()))
          .thenComparing(edge -> String.valueOf(edge.columns()));

  private final LineageFacts all;
  private final Instant end;
  private final Map<String, RunFacts> known;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, SortedSet<String>> ids = new HashMap<>();
  private final LineageFacts facts;

  private SameRuns(LineageFacts all, Instant end, List<SameRun> said, RunNamespaces namespaces) {
    this.all = all;
    this.end = end;
    this.known = said.isEmpty() ? Map.of() : known();
    name(said, namespaces);
    this.facts = names.isEmpty() ? all : joined();
  }

  /** What was said to be one before this time. */
  public static SameRuns of(LineageFacts facts, Instant end, RunNamespaces namespaces) {
    List<SameRun> said =
        facts.sameRuns.stream()
            .filter(same -> same.knownAt().isBefore(end) && !same.runId().equals(same.other()))
            .toList();
    return new SameRuns(facts, end, said, namespaces);
  }

  /** The facts with one run for several ids. */
  public LineageFacts facts() {
    return facts;
  }

  /** By which of its ids the run of this id goes. */
  public String name(String runId) {
    return named(runId);
  }

  /** Every id of the run of this id, that one among them. */
  public SortedSet<String> ids(String runId) {
    return new TreeSet<>(ids.getOrDefault(named(runId), new TreeSet<>(List.of(runId))));
  }

  /** The jobs of which the parts of a run are. */
  public List<RunFacts.Job> jobs(RunFacts run) {
    return ids.containsKey(run.runId())
        ? ids.get(run.runId()).stream()
            .map(known::get)
            .filter(Objects::nonNull)
            .map(RunFacts::job)
            .toList()
        : List.of(run.job());
  }

  private Map<String, RunFacts> known() {
    return all.runs.stream()
        .filter(run -> run.firstEventAt().isBefore(end) && !run.scheduled().isAlone())
        .collect(Collectors.toMap(RunFacts::runId, run -> run.asOf(end)));
  }

  private void name(List<SameRun> said, RunNamespaces namespaces) {
    RunGroups groups = new RunGroups();
    said.stream()
        .filter(same -> isHeard(same, namespaces))
        .forEach(same -> groups.join(same.runId(), same.other()));
    Set<String> registered =
        all.models.stream()
            .filter(model -> model.registeredAt().isBefore(end))
            .map(Model::runId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Comparator<String> order =
        Comparator.comparing((String id) -> !registered.contains(id))
            .thenComparing(id -> known.containsKey(id) ? known.get(id).firstEventAt() : null, TIME)
            .thenComparing(Comparator.naturalOrder());
    for (SortedSet<String> group : groups.all()) {
      if (isOneRun(group, namespaces)) {
        String name = group.stream().min(order).orElseThrow();
        ids.put(name, group);
        group.forEach(id -> names.put(id, name));
      }
    }
  }

  private boolean isHeard(SameRun same, RunNamespaces namespaces) {
    RunFacts run = known.get(same.runId());
    RunFacts other = known.get(same.other());
    return run == null
        || other == null
        || namespaces.mayBeOne(run.job().namespace(), other.job().namespace());
  }

  private boolean isOneRun(Collection<String> group, RunNamespaces namespaces) {
    Set<String> seen = new HashSet<>();
    for (String id : group) {
      RunFacts run = known.get(id);
      if (run != null) {
        String namespace = run.job().namespace();
        boolean isOwn = seen.stream().allMatch(other -> namespaces.mayBeOne(namespace, other));
        if (!isOwn || !seen.add(namespace)) {
          return false;
        }
      }
    }
    return true;
  }

  private LineageFacts joined() {
    LineageFacts joined = new LineageFacts();
    Map<String, RunFacts> runs = new TreeMap<>();
    known.values().stream()
        .filter(run -> names.containsKey(run.runId()))
        .sorted(RunParts.order(RunFacts::firstEventAt, RunFacts::runId))
        .forEach(run -> runs.merge(named(run.runId()), run, JoinedRun::of));
    all.runs.stream()
        .filter(run -> run.scheduled().isAlone() && names.containsKey(run.runId()))
        .sorted(Comparator.comparing(RunFacts::runId))
        .forEach(
            run ->
                runs.computeIfPresent(
                    named(run.runId()),
                    (id, told) -> told.scheduledAlso(run.asOf(end).scheduled())));
    runs.forEach((id, run) -> joined.runs.add(run.withRunId(id)));
    all.runs.stream().filter(run -> !names.containsKey(run.runId())).forEach(joined.runs::add);
    joinEdges(joined);
    all.models.forEach(model -> joined.models.add(model.ofRun(named(model.runId()))));
    all.costs.forEach(
        cost ->
            joined.costs.add(
                new RunCost(
                    named(cost.runId()),
                    cost.date(),
                    cost.currency(),
                    cost.gpuSeconds(),
                    cost.cost())));
    joined.takeStatements(all);
    return joined;
  }

  private void joinEdges(LineageFacts joined) {
    Map<List<Object>, EdgeFacts> edges = new LinkedHashMap<>();
    List<EdgeFacts> several = new ArrayList<>();
    all.edges.forEach(edge -> (isNamed(edge) ? several : joined.edges).add(edge));
    several.stream()
        .filter(edge -> edge.knownAt().isBefore(end))
        .sorted(EARLIEST)
        .map(edge -> edge.withRunId(named(edge.runId())))
        .forEach(edge -> edges.merge(identity(edge), edge, JoinedRun::of));
    joined.edges.addAll(edges.values());
  }

  private boolean isNamed(EdgeFacts edge) {
    return edge.runId() != null && names.containsKey(edge.runId());
  }

  private static List<Object> identity(EdgeFacts edge) {
    List<Object> identity = new ArrayList<>(List.of(edge.kind(), edge.dataset()));
    identity.add(edge.runId());
    identity.add(edge.version());
    identity.add(edge.other());
    return identity;
  }

  private String named(String runId) {
    return runId == null ? null : names.getOrDefault(runId, runId);
  }
}
