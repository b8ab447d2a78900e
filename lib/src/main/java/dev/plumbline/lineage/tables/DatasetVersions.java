package dev.plumbline.lineage.tables;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.Identities;
import dev.plumbline.lineage.graph.IdentityStrength;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.FactPart;
import dev.plumbline.lineage.known.GraphRows;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.lineage.licence.LicenceExpression;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.terms.EdgeKind;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * Every version of every dataset that runs or registries name, under one name per dataset. Symlinks
 * are closed over the whole graph in the memory of one task: good for about two million edges per
 * GiB of its heap.
 */
public final class DatasetVersions {
  private static final String UNNAMED = "unnamed";
  private static final int DIGEST_BITS = 128;
  private static final RowLayout VERSION = RowLayout.of(DatasetVersion.TABLE);
  private static final List<FactPart> PARTS =
      List.of(FactPart.ALL.get(0), FactPart.ALL.get(1), FactPart.ALL.get(6));

  private final Identities identities;
  private final Map<String, RunFacts> runs = new HashMap<>();
  private final Map<DatasetName, Source> sources = new HashMap<>();
  private final Map<DatasetName, SortedSet<DatasetName>> aliases;
  private final Map<DatasetNode, Version> versions = new HashMap<>();
  private final Set<Writing> namingWriters = new HashSet<>();

  /** A run wrote a dataset. */
  private record Writing(String runId, DatasetName dataset) {}

  /** One version as it is collected. */
  private static final class Version {
    private final SortedSet<String> producers = new TreeSet<>();
    private final SortedSet<String> readers = new TreeSet<>();
    private Instant firstSeenAt;

    void seen(Instant at) {
      firstSeenAt = firstSeenAt == null || at.isBefore(firstSeenAt) ? at : firstSeenAt;
    }
  }

  private DatasetVersions(LineageFacts facts) {
    identities = new Identities(facts.edges);
    aliases = identities.aliases();
    facts.runs.forEach(run -> runs.put(run.runId(), run));
    facts.sources.stream()
        .sorted(Comparator.comparing(Source::at).thenComparing(Source::toString))
        .forEach(source -> sources.putIfAbsent(identities.of(source.dataset()), source));
    facts.edges.stream()
        .filter(e -> e.kind() == EdgeKind.OUTPUT && e.version() != null)
        .forEach(e -> namingWriters.add(new Writing(e.runId(), identities.of(e.dataset()))));
    facts.edges.stream().filter(e -> e.kind() != EdgeKind.SYMLINK).forEach(this::add);
    addUnversioned(facts.edges);
  }

  /**
   * Rows of {@link DatasetVersion}.
   *
   * @param runs rows of {@link dev.plumbline.tables.LineageRun}
   * @param edges rows of {@link dev.plumbline.tables.LineageEdge}
   * @param records rows of {@link RegistryRecord}, for declared sources
   */
  public static Frame of(Frame runs, Frame edges, Frame records) {
    Frame declared = records.where(RegistryRecord.KIND.of().equalTo("declared_source"));
    return GraphRows.of(PARTS, List.of(runs, edges, declared))
        .together(DatasetVersion.TABLE.schema(), DatasetVersions::collected);
  }

  private static Iterator<Row> collected(Iterator<Row> group) {
    DatasetVersions collected = new DatasetVersions(GraphRows.facts(PARTS, group));
    return collected.versions.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> collected.row(entry.getKey(), entry.getValue()))
        .iterator();
  }

  private void add(EdgeFacts edge) {
    DatasetName dataset = identities.of(edge.dataset());
    if (edge.version() != null) {
      add(new DatasetNode(dataset, edge.version()), edge);
    } else if (edge.kind() == EdgeKind.OUTPUT
        && !namingWriters.contains(new Writing(edge.runId(), dataset))) {
      add(DatasetNode.writtenBy(edge.runId(), dataset), edge);
    }
  }

  private void add(DatasetNode node, EdgeFacts edge) {
    Version version = versions.computeIfAbsent(node, k -> new Version());
    (edge.kind() == EdgeKind.INPUT ? version.readers : version.producers).add(edge.runId());
    version.seen(edge.knownAt());
  }

  /** Datasets that are declared, or only ever read without a version, are known too. */
  private void addUnversioned(List<EdgeFacts> edges) {
    Set<DatasetName> versioned = new HashSet<>();
    versions.keySet().forEach(node -> versioned.add(node.dataset()));
    for (EdgeFacts edge : edges) {
      DatasetName dataset = identities.of(edge.dataset());
      if (edge.kind() == EdgeKind.INPUT && edge.version() == null && !versioned.contains(dataset)) {
        add(new DatasetNode(dataset, UNNAMED), edge);
      }
    }
    versions.keySet().forEach(node -> versioned.add(node.dataset()));
    sources.forEach(
        (dataset, source) -> {
          if (!versioned.contains(dataset)) {
            versions
                .computeIfAbsent(new DatasetNode(dataset, UNNAMED), k -> new Version())
                .seen(source.at());
          }
        });
  }

  private Row row(DatasetNode node, Version version) {
    Source source = sources.get(node.dataset());
    String licence = source == null ? null : source.licence();
    boolean named = node.isNamed() && !node.version().equals(UNNAMED);
    LinkState identity = IdentityStrength.ofContent(named ? node.version() : null, DIGEST_BITS);
    SortedSet<DatasetName> names =
        aliases.getOrDefault(node.dataset(), new TreeSet<>(List.of(node.dataset())));
    return VERSION
        .draft()
        .set(DatasetVersion.DATASET_NAMESPACE, node.dataset().namespace())
        .set(DatasetVersion.DATASET_NAME, node.dataset().name())
        .set(DatasetVersion.VERSION, node.version())
        .set(DatasetVersion.IDENTITY_STATE, identity.name())
        .set(DatasetVersion.ALIASES, names.stream().map(DatasetName::toString).toList())
        .set(DatasetVersion.PRODUCED_BY, List.copyOf(version.producers))
        .set(DatasetVersion.PRODUCED_AT, producedAt(version))
        .set(DatasetVersion.READ_BY, (long) version.readers.size())
        .set(DatasetVersion.FIRST_SEEN_AT, version.firstSeenAt)
        .set(DatasetVersion.OWNER, source == null ? null : source.owner())
        .set(DatasetVersion.LICENCE, licence)
        .set(DatasetVersion.LICENCE_EXPRESSION, LicenceExpression.of(licence).orElse(null))
        .set(DatasetVersion.LEGAL_BASIS, source == null ? null : source.legalBasis())
        .set(DatasetVersion.PERSONAL_DATA_CLASS, source == null ? null : source.personalDataClass())
        .set(DatasetVersion.DECLARED_AT, source == null ? null : source.at())
        .row();
  }

  private Instant producedAt(Version version) {
    return version.producers.stream()
        .map(runs::get)
        .filter(run -> run != null && run.isComplete())
        .map(RunFacts::completedAt)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
