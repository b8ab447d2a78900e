package dev.plumbline.lineage.tables;

import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageEvent.Dataset;
import dev.plumbline.terms.EdgeKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Collects what the events of each run say of datasets: one shuffle by run id, the earliest
 * statement of each edge stands. Events outside runs only say which names mean the same data.
 */
public final class EdgeUnion {
  private static final RowLayout EVENT =
      RowLayout.of(
          LineageEvent.RUN_ID,
          LineageEvent.EVENT_AT,
          LineageEvent.EVENT_ID,
          LineageEvent.INPUTS,
          LineageEvent.OUTPUTS,
          LineageEvent.DESCRIBED);
  private static final RowLayout DATASET = RowLayout.of(Dataset.FIELDS.toArray(Col[]::new));
  private static final RowLayout EDGE = RowLayout.of(LineageEdge.TABLE);

  private final Map<Key, Statement> edges = new LinkedHashMap<>();

  private EdgeUnion() {}

  /** What identifies an edge; what does not apply is null. */
  private record Key(
      EdgeKind kind, String runId, DatasetName dataset, String version, DatasetName other) {
    String id() {
      String text =
          String.join("\u0000", kind.text(), "" + runId, dataset.namespace(), dataset.name())
              + "\u0000"
              + (version == null ? "" : "v" + version)
              + "\u0000"
              + (other == null ? "" : other.namespace() + "\u0000" + other.name());
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /** What is said of an edge, each part by the first event that says it. */
  private static final class Statement {
    private final Instant knownAt;
    private final Earliest<String> type = new Earliest<>();
    private final Earliest<Boolean> noUpstream = new Earliest<>();
    private final Earliest<ColumnCoverage> columns = new Earliest<>();

    Statement(Instant knownAt) {
      this.knownAt = knownAt;
    }
  }

  /** Rows of {@link LineageEdge} from rows of {@link LineageEvent}. */
  public static Frame of(Frame events) {
    return events
        .select(EVENT.columns())
        .eachGroup(
            List.of(LineageEvent.RUN_ID),
            List.of(LineageEvent.EVENT_AT, LineageEvent.EVENT_ID),
            LineageEdge.TABLE.schema(),
            EdgeUnion::united);
  }

  private static Iterator<Row> united(Iterator<Row> group) {
    EdgeUnion union = new EdgeUnion();
    group.forEachRemaining(row -> union.add(EVENT.read(row)));
    return union.edges.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).iterator();
  }

  private void add(RowLayout.Cells event) {
    String runId = event.text(LineageEvent.RUN_ID);
    Instant at = event.instant(LineageEvent.EVENT_AT);
    event.<Row>list(LineageEvent.INPUTS).forEach(d -> dataset(EdgeKind.INPUT, runId, d, at));
    event.<Row>list(LineageEvent.OUTPUTS).forEach(d -> dataset(EdgeKind.OUTPUT, runId, d, at));
    event.<Row>list(LineageEvent.DESCRIBED).forEach(d -> aliases(runId, DATASET.read(d), at));
  }

  private void dataset(EdgeKind kind, String runId, Row struct, Instant at) {
    RowLayout.Cells dataset = DATASET.read(struct);
    aliases(runId, dataset, at);
    // Who drops a table has written no version of it.
    boolean dropped = "DROP".equalsIgnoreCase(dataset.text(Dataset.LIFECYCLE));
    if (runId == null || dropped) {
      return;
    }
    Key key = new Key(kind, runId, name(dataset), dataset.text(Dataset.VERSION), null);
    Statement edge = edges.computeIfAbsent(key, k -> new Statement(at));
    edge.type.offer(dataset.text(Dataset.TYPE), at);
    edge.noUpstream.offer(dataset.isTrue(Dataset.DECLARES_NO_UPSTREAM) ? true : null, at);
    Long direct = dataset.whole(Dataset.COLUMNS_DIRECT);
    if (direct != null) {
      edge.columns.offer(
          new ColumnCoverage(
              direct,
              dataset.whole(Dataset.COLUMNS_INDIRECT_ONLY),
              dataset.whole(Dataset.COLUMNS_UNKNOWN)),
          at);
    }
  }

  private void aliases(String runId, RowLayout.Cells dataset, Instant at) {
    DatasetName name = name(dataset);
    for (Row alias : dataset.<Row>list(Dataset.ALIASES)) {
      DatasetName other = new DatasetName(alias.getString(0), alias.getString(1));
      if (!other.equals(name)) {
        Key key = new Key(EdgeKind.SYMLINK, runId, name, null, other);
        edges.computeIfAbsent(key, k -> new Statement(at));
      }
    }
  }

  private static DatasetName name(RowLayout.Cells dataset) {
    return new DatasetName(dataset.text(Dataset.NAMESPACE), dataset.text(Dataset.NAME));
  }

  private static Row row(Key key, Statement edge) {
    ColumnCoverage columns = edge.columns.value();
    return EDGE.draft()
        .set(LineageEdge.EDGE_ID, key.id())
        .set(LineageEdge.KIND, key.kind().text())
        .set(LineageEdge.RUN_ID, key.runId())
        .set(LineageEdge.DATASET_NAMESPACE, key.dataset().namespace())
        .set(LineageEdge.DATASET_NAME, key.dataset().name())
        .set(LineageEdge.VERSION, key.version())
        .set(LineageEdge.OTHER_NAMESPACE, key.other() == null ? null : key.other().namespace())
        .set(LineageEdge.OTHER_NAME, key.other() == null ? null : key.other().name())
        .set(LineageEdge.DATASET_TYPE, edge.type.value())
        .set(LineageEdge.KNOWN_AT, edge.knownAt)
        .set(LineageEdge.NO_UPSTREAM_DECLARED_AT, edge.noUpstream.at())
        .set(LineageEdge.COLUMNS_DIRECT, columns == null ? null : columns.direct())
        .set(LineageEdge.COLUMNS_INDIRECT_ONLY, columns == null ? null : columns.indirectOnly())
        .set(LineageEdge.COLUMNS_UNKNOWN, columns == null ? null : columns.unknown())
        .set(LineageEdge.COLUMNS_KNOWN_AT, edge.columns.at())
        .row();
  }
}
