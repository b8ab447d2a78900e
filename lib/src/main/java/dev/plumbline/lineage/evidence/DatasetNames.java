package dev.plumbline.lineage.evidence;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DatasetVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By which names datasets go, by the words with which a witness path names a version of them. */
public final class DatasetNames {
  /** What stands before a dataset version in a witness path. */
  static final String STEP = "dataset ";

  private final Map<String, Set<String>> names = new HashMap<>();

  /**
   * The names of all datasets.
   *
   * @param datasets rows of {@link DatasetVersion}
   */
  public DatasetNames(List<RowLayout.Cells> datasets) {
    for (RowLayout.Cells row : datasets) {
      DatasetName name =
          new DatasetName(
              row.text(DatasetVersion.DATASET_NAMESPACE), row.text(DatasetVersion.DATASET_NAME));
      names
          .computeIfAbsent(
              STEP + new DatasetNode(name, row.text(DatasetVersion.VERSION)), k -> new HashSet<>())
          .addAll(row.list(DatasetVersion.ALIASES));
    }
  }

  /** All names of the dataset of a step; none where nobody knows it. */
  Set<String> of(String step) {
    return names.getOrDefault(step, Set.of());
  }
}
