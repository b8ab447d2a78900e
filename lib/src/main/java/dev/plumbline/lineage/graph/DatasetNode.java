package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.DatasetName;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/**
 * A version of a dataset, which is what the walk goes over.
 *
 * @param version as stated, {@code run:ID} for what a run wrote without saying, null when unknown
 */
public record DatasetNode(DatasetName dataset, String version) implements Comparable<DatasetNode> {
  private static final String BY_RUN = "run:";
  private static final Set<String> MOVING =
      Set.of("latest", "current", "head", "main", "master", "unknown", "none");
  private static final Comparator<DatasetNode> ORDER =
      Comparator.comparing(DatasetNode::dataset)
          .thenComparing(DatasetNode::version, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** The version that a run wrote without naming it. */
  public static DatasetNode writtenBy(String runId, DatasetName dataset) {
    return new DatasetNode(dataset, BY_RUN + runId);
  }

  /** The run that wrote the version and did not name it; null for all others. */
  public String unnamedBy() {
    return version != null && version.startsWith(BY_RUN)
        ? version.substring(BY_RUN.length())
        : null;
  }

  /** True when somebody named the version. */
  public boolean isNamed() {
    return version != null && !version.startsWith(BY_RUN);
  }

  /** True where this may be any version: it is not known, or goes by a name that moves. */
  public boolean isOpen() {
    return version == null || isMoving(version);
  }

  /** True for names of versions that mean another version every day. */
  public static boolean isMoving(String version) {
    return MOVING.contains(version.toLowerCase(Locale.ROOT));
  }

  @Override
  public int compareTo(DatasetNode other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return dataset + " @ " + (version == null ? "unknown version" : version);
  }
}
