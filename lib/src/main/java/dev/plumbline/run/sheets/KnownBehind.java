package dev.plumbline.run.sheets;

import dev.plumbline.lineage.evidence.VersionEvidence;
import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.SameRuns;
import dev.plumbline.lineage.graph.Sketch;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedFacts;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What lies behind training runs, as far as a page shows it:
 *
 * <ol>
 *   <li>The graph is the one that was ruled on, as it was known at the end of the date.
 *   <li>A run that is not the registry's to name is not the version's, though it be known.
 *   <li>Of a lake with more than {@value #MOST_EDGES} edges no graph is made: a night must not need
 *       more memory for its sheets than for its figures.
 * </ol>
 */
final class KnownBehind {
  private static final long MOST_EDGES = 200_000;
  private static final Sketch.Size SIZE = new Sketch.Size(3, 5, 7);

  /** Where nothing is asked. */
  static final KnownBehind NOTHING = new KnownBehind(null, null, null);

  private final LineageGraph graph;
  private final UnaryOperator<String> names;
  private final String remark;

  private KnownBehind(LineageGraph graph, UnaryOperator<String> names, String remark) {
    this.graph = graph;
    this.names = names;
    this.remark = remark;
  }

  /** On the date of these rulings. */
  static KnownBehind of(Export export, Rulings rulings) {
    return of(export, rulings, MOST_EDGES);
  }

  /** The same, of a lake with at most so many edges. */
  static KnownBehind of(Export export, Rulings rulings, long most) {
    if (rulings.all().isEmpty()) {
      return NOTHING;
    }
    if (export.count(LineageEdge.TABLE) > most) {
      return new KnownBehind(
          null,
          null,
          String.format(
              Locale.ROOT,
              "What lies behind the training run is not drawn: the lake has more than %,d edges.",
              most));
    }
    SameRuns same = SameRuns.of(ExportedFacts.once(export), rulings.end(), rulings.namespaces());
    LineageGraph graph = new LineageGraph(same.facts(), rulings.end(), Duration.ZERO);
    return new KnownBehind(graph, same::name, null);
  }

  /** Why nothing is drawn of any version; null where it is. */
  String remark() {
    return remark;
  }

  /** Behind the training run of the version that is ruled on; empty where it is not known. */
  Optional<Sketch> of(RowLayout.Cells ruling) {
    if (graph == null || VersionEvidence.isForeign(ruling)) {
      return Optional.empty();
    }
    String run = names.apply(ruling.text(LineageCompleteness.TRAINING_RUN_ID));
    if (graph.run(run).isEmpty()) {
      return Optional.empty();
    }
    Set<String> way = new HashSet<>(ruling.list(LineageCompleteness.WITNESS_PATH));
    return graph.number(run).map(number -> Sketch.of(graph, number, way, SIZE));
  }
}
