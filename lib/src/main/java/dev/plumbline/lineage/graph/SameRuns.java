package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RunCost;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.lineage.known.SameRun;
import java.time.Instant;
import java.util.ArrayList;
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
import java.util.stream.Stream;

/**
 * Joins runs that several systems saw, where one of them says so.
 *
 * <ol>
 *   <li>Ids that were said by a time to be the same run are one, whoever said it of whom.
 *   <li>One namespace tells its runs apart: ids of which two are known runs of one namespace are
 *       none of them joined. An id copied to many runs joins none.
 *   <li>The joined run goes by the id that a registered version names, else by the one that was
 *       heard of first, else by the first in text order.
 *   <li>What is known of it is what its events would tell under one id: of each statement the
 *       earliest, and of its times too.
 *   <li>What it used is what was counted under any of the ids: no device's second has two.
 * </ol>
 */
public final class SameRuns {
  private static final Comparator<Instant> TIME = Comparator.nullsLast(Comparator.naturalOrder());

  private final LineageFacts facts;
  private final Instant end;
  private final Map<String, String> names = new HashMap<>();

  private SameRuns(LineageFacts facts, Instant end) {
    this.facts = facts;
    this.end = end;
  }

  /** The facts with one run for several ids, by what was said before this time. */
  public static LineageFacts joined(LineageFacts facts, Instant end) {
    SameRuns runs = of(facts, end);
    return runs.names.isEmpty() ? facts : runs.joined();
  }

  /** All ids of a run, by what was said before this time; of most there is the one. */
  public static SortedSet<String> ids(String runId, LineageFacts facts, Instant end) {
    SameRuns runs = of(facts, end);
    SortedSet<String> ids = new TreeSet<>(List.of(runId));
    runs.names.keySet().stream()
        .filter(id -> runs.named(id).equals(runs.named(runId)))
        .forEach(ids::add);
    return ids;
  }

  private static SameRuns of(LineageFacts facts, Instant end) {
    List<SameRun> said =
        facts.sameRuns.stream()
            .filter(same -> same.knownAt().isBefore(end) && !same.runId().equals(same.other()))
            .toList();
    SameRuns runs = new SameRuns(facts, end);
    if (!said.isEmpty()) {
      runs.name(said);
    }
    return runs;
  }

  private void name(List<SameRun> said) {
    Map<String, SortedSet<String>> sets = new HashMap<>();
    for (SameRun same : said) {
      SortedSet<String> one = new TreeSet<>();
      Stream.of(same.runId(), same.other())
          .forEach(id -> one.addAll(sets.getOrDefault(id, new TreeSet<>(List.of(id)))));
      one.forEach(id -> sets.put(id, one));
    }
    Map<String, RunFacts> known =
        facts.runs.stream()
            .filter(run -> run.firstEventAt().isBefore(end))
            .collect(Collectors.toMap(RunFacts::runId, run -> run));
    Set<String> registered =
        facts.models.stream()
            .filter(model -> model.registeredAt().isBefore(end))
            .map(Model::runId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Comparator<String> order =
        Comparator.comparing((String id) -> !registered.contains(id))
            .thenComparing(id -> known.containsKey(id) ? known.get(id).firstEventAt() : null, TIME)
            .thenComparing(Comparator.naturalOrder());
    for (SortedSet<String> one : new HashSet<>(sets.values())) {
      if (areOfDifferentNamespaces(one, known)) {
        String name = one.stream().min(order).orElseThrow();
        one.forEach(id -> names.put(id, name));
      }
    }
  }

  private static boolean areOfDifferentNamespaces(
      SortedSet<String> ids, Map<String, RunFacts> known) {
    List<String> namespaces =
        ids.stream()
            .map(known::get)
            .filter(Objects::nonNull)
            .map(run -> run.job().namespace())
            .filter(Objects::nonNull)
            .toList();
    return new HashSet<>(namespaces).size() == namespaces.size();
  }

  private LineageFacts joined() {
    LineageFacts joined = new LineageFacts();
    Map<String, RunFacts> runs = new TreeMap<>();
    facts.runs.stream()
        .sorted(Comparator.comparing(RunFacts::firstEventAt).thenComparing(RunFacts::runId))
        .forEach(run -> runs.merge(named(run.runId()), run, JoinedRun::of));
    runs.forEach((id, run) -> joined.runs.add(run.withRunId(id)));
    Map<List<Object>, EdgeFacts> edges = new LinkedHashMap<>();
    facts.edges.stream()
        .map(edge -> edge.withRunId(named(edge.runId())))
        .forEach(edge -> edges.merge(identity(edge), edge, JoinedRun::of));
    joined.edges.addAll(edges.values());
    facts.models.forEach(model -> joined.models.add(model.ofRun(named(model.runId()))));
    facts.costs.forEach(
        cost ->
            joined.costs.add(
                new RunCost(
                    named(cost.runId()),
                    cost.date(),
                    cost.currency(),
                    cost.gpuSeconds(),
                    cost.cost())));
    joined.takeStatements(facts);
    return joined;
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
