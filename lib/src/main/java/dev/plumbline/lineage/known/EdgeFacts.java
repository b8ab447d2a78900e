package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.terms.EdgeKind;
import dev.plumbline.terms.Term;
import java.time.Instant;

/** One edge of the graph, as written; what does not apply or was not said is null. */
public record EdgeFacts(
    EdgeKind kind,
    String runId,
    DatasetName dataset,
    String version,
    DatasetName other,
    String type,
    Instant knownAt,
    Instant noUpstreamDeclaredAt,
    ColumnCoverage columns,
    Instant columnsKnownAt) {

  static final RowLayout LAYOUT =
      RowLayout.of(
          LineageEdge.KIND,
          LineageEdge.RUN_ID,
          LineageEdge.DATASET_NAMESPACE,
          LineageEdge.DATASET_NAME,
          LineageEdge.VERSION,
          LineageEdge.OTHER_NAMESPACE,
          LineageEdge.OTHER_NAME,
          LineageEdge.DATASET_TYPE,
          LineageEdge.KNOWN_AT,
          LineageEdge.NO_UPSTREAM_DECLARED_AT,
          LineageEdge.COLUMNS_DIRECT,
          LineageEdge.COLUMNS_INDIRECT_ONLY,
          LineageEdge.COLUMNS_UNKNOWN,
          LineageEdge.COLUMNS_KNOWN_AT);

  static EdgeFacts of(RowLayout.Cells edge) {
    EdgeKind kind = Term.of(EdgeKind.class, edge.text(LineageEdge.KIND));
    Long direct = edge.whole(LineageEdge.COLUMNS_DIRECT);
    return new EdgeFacts(
        kind,
        edge.text(LineageEdge.RUN_ID),
        new DatasetName(
            edge.text(LineageEdge.DATASET_NAMESPACE), edge.text(LineageEdge.DATASET_NAME)),
        edge.text(LineageEdge.VERSION),
        kind == EdgeKind.SYMLINK
            ? new DatasetName(
                edge.text(LineageEdge.OTHER_NAMESPACE), edge.text(LineageEdge.OTHER_NAME))
            : null,
        edge.text(LineageEdge.DATASET_TYPE),
        edge.instant(LineageEdge.KNOWN_AT),
        edge.instant(LineageEdge.NO_UPSTREAM_DECLARED_AT),
        direct == null
            ? null
            : new ColumnCoverage(
                direct,
                edge.whole(LineageEdge.COLUMNS_INDIRECT_ONLY),
                edge.whole(LineageEdge.COLUMNS_UNKNOWN)),
        edge.instant(LineageEdge.COLUMNS_KNOWN_AT));
  }
}
