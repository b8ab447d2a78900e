package dev.plumbline.lineage;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.WrittenModels;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ShadowModelDaily;
import dev.plumbline.terms.ShadowKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Models that exist and that no registry has.
 *
 * <ol>
 *   <li>A run that used GPUs and wrote something that says it is a model, where no registered
 *       version names the run and none has a digest that is the version of what it wrote.
 *   <li>A version that is deployed and not registered. What a statement means that could be one of
 *       several registered ones is one of those.
 *   <li>The runs behind a deployed one are those that wrote a model whose version is the digest
 *       that is served.
 * </ol>
 */
final class ShadowModels {
  private static final RowLayout SHADOW = RowLayout.of(ShadowModelDaily.TABLE);

  private final Said said;
  private final LineageGraph graph;
  private final RunCosts costs;
  private final SortedMap<Integer, SortedSet<DatasetNode>> written;
  private final BitSet runs = new BitSet();

  /**
   * What was known of them.
   *
   * @param trainedBy the number of the run that a model's registry names and may name
   */
  ShadowModels(
      Said said, LineageGraph graph, RunCosts costs, Function<Model, Optional<Integer>> trainedBy) {
    this.said = said;
    this.graph = graph;
    this.costs = costs;
    this.written = WrittenModels.of(graph);
    BitSet registered = new BitSet();
    said.models().stream().map(trainedBy).flatMap(Optional::stream).forEach(registered::set);
    written.forEach(
        (run, models) -> {
          boolean isKnown = registered.get(run) || models.stream().anyMatch(this::isRegistered);
          runs.set(run, costs.used(run) && !isKnown);
        });
  }

  private boolean isRegistered(DatasetNode model) {
    return model.version() != null && said.hasDigest(model.version());
  }

  /** The runs that wrote one, by number. */
  BitSet runs() {
    return (BitSet) runs.clone();
  }

  /** Rows of {@link ShadowModelDaily}. */
  Stream<Row> rows(LocalDate date) {
    return Stream.concat(runs.stream().mapToObj(this::written), deployed())
        .map(draft -> draft.set(ShadowModelDaily.AS_OF_DATE, date).row());
  }

  private RowLayout.Draft written(int run) {
    Optional<RunFacts> facts = graph.run(graph.runId(run));
    return behind(ShadowKind.WRITTEN, List.of(run))
        .set(ShadowModelDaily.SUBJECT, graph.runId(run))
        .set(ShadowModelDaily.TARGETS, List.of())
        .set(ShadowModelDaily.FIRST_AT, facts.map(RunFacts::firstEventAt).orElse(null));
  }

  private Stream<RowLayout.Draft> deployed() {
    Map<String, SortedSet<Integer>> writersOf = new HashMap<>();
    written.forEach(
        (run, models) ->
            models.stream()
                .filter(model -> model.version() != null)
                .forEach(
                    model ->
                        writersOf.computeIfAbsent(model.version(), v -> new TreeSet<>()).add(run)));
    return new TreeMap<>(said.deployedUnregistered())
        .entrySet().stream().map(e -> deployed(e.getKey(), e.getValue(), writersOf));
  }

  private RowLayout.Draft deployed(
      ModelKey key, List<Release> releases, Map<String, SortedSet<Integer>> writersOf) {
    SortedSet<Integer> writers = new TreeSet<>();
    SortedSet<String> targets = new TreeSet<>();
    for (Release release : releases) {
      targets.add(release.target());
      writers.addAll(writersOf.getOrDefault(release.servedDigest(), new TreeSet<>()));
    }
    Instant first = releases.stream().map(Release::at).min(Comparator.naturalOrder()).orElseThrow();
    return behind(ShadowKind.DEPLOYED, writers)
        .set(ShadowModelDaily.SUBJECT, key.toString())
        .set(ShadowModelDaily.REGISTRY, key.registry())
        .set(ShadowModelDaily.MODEL, key.model())
        .set(ShadowModelDaily.VERSION, key.version())
        .set(ShadowModelDaily.TARGETS, List.copyOf(targets))
        .set(ShadowModelDaily.FIRST_AT, first);
  }

  private RowLayout.Draft behind(ShadowKind kind, Collection<Integer> writers) {
    RunCosts.Total used = costs.of(writers.stream().mapToInt(Integer::intValue).toArray());
    List<String> models =
        writers.stream().flatMap(run -> written.get(run).stream()).map(Object::toString).toList();
    RowLayout.Draft row =
        SHADOW
            .draft()
            .set(ShadowModelDaily.KIND, kind)
            .set(ShadowModelDaily.DATASETS, models)
            .set(ShadowModelDaily.GPU_SECONDS, used.gpuSeconds())
            .set(ShadowModelDaily.COSTS, used.costs());
    if (writers.size() == 1) {
      String run = graph.runId(writers.iterator().next());
      row.set(ShadowModelDaily.RUN_ID, run);
      graph
          .run(run)
          .map(RunFacts::job)
          .ifPresent(
              job ->
                  row.set(ShadowModelDaily.JOB_NAMESPACE, job.namespace())
                      .set(ShadowModelDaily.JOB_NAME, job.name()));
    }
    return row;
  }
}
