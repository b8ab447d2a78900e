package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.terms.EdgeKind;
import dev.plumbline.terms.Term;
import java.time.Instant;

/**
 * One edge of the graph, as written; what does not apply or was not said is null.
 *
 * @param other the second name of the dataset, for a symlink
 * @param knownAt when the edge was first heard of
 * @param noUpstreamDeclaredAt when it was said that nothing flows into what is written
 */
public record EdgeFacts(
    EdgeKind kind,
    String runId,
    Mention mention,
    DatasetName other,
    Instant knownAt,
    Instant noUpstreamDeclaredAt,
    Columns columns) {

  /** The dataset as the edge mentions it: by name, at a version, of a type. */
  public record Mention(DatasetName dataset, String version, String type) {
    static Mention of(RowLayout.Cells edge) {
      return new Mention(
          new DatasetName(
              edge.text(LineageEdge.DATASET_NAMESPACE), edge.text(LineageEdge.DATASET_NAME)),
          edge.text(LineageEdge.VERSION),
          edge.text(LineageEdge.DATASET_TYPE));
    }
  }

  /** How well the columns that are written are tied to columns upstream, and since when. */
  public record Columns(ColumnCoverage coverage, Instant knownAt) {
    public static final Columns UNSAID = new Columns(null, null);

    static Columns of(RowLayout.Cells edge) {
      Long direct = edge.whole(LineageEdge.COLUMNS_DIRECT);
      ColumnCoverage coverage =
          direct == null
              ? null
              : new ColumnCoverage(
                  direct,
                  edge.whole(LineageEdge.COLUMNS_INDIRECT_ONLY),
                  edge.whole(LineageEdge.COLUMNS_UNKNOWN));
      return new Columns(coverage, edge.instant(LineageEdge.COLUMNS_KNOWN_AT));
    }

    private Columns asOf(Instant end) {
      return RunFacts.isBefore(knownAt, end) ? this : UNSAID;
    }
  }

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
    return new EdgeFacts(
        kind,
        edge.text(LineageEdge.RUN_ID),
        Mention.of(edge),
        kind == EdgeKind.SYMLINK
            ? new DatasetName(
                edge.text(LineageEdge.OTHER_NAMESPACE), edge.text(LineageEdge.OTHER_NAME))
            : null,
        edge.instant(LineageEdge.KNOWN_AT),
        edge.instant(LineageEdge.NO_UPSTREAM_DECLARED_AT),
        Columns.of(edge));
  }

  /** The edge as it was known just before this time; only for edges known by then. */
  public EdgeFacts asOf(Instant end) {
    Instant declaredAt = RunFacts.isBefore(noUpstreamDeclaredAt, end) ? noUpstreamDeclaredAt : null;
    return new EdgeFacts(kind, runId, mention, other, knownAt, declaredAt, columns.asOf(end));
  }

  public EdgeFacts withRunId(String run) {
    return new EdgeFacts(kind, run, mention, other, knownAt, noUpstreamDeclaredAt, columns);
  }

  public DatasetName dataset() {
    return mention.dataset;
  }

  public String version() {
    return mention.version;
  }

  public String type() {
    return mention.type;
  }
}
