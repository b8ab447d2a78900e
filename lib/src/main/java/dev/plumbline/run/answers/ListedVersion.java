package dev.plumbline.run.answers;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DatasetVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model version with all that is known to be in it: what a bill of materials lists.
 *
 * @param version what is known of it
 * @param model as it is registered
 * @param data what was trained on, and what that was made of
 * @param declared the row of {@link DatasetVersion} that declares a dataset of these, where one
 *     does
 * @param mlflow the version in MLflow's registry, where that lists it
 */
public record ListedVersion(
    ComparedVersion version,
    Model model,
    DataBehind data,
    Map<DatasetName, RowLayout.Cells> declared,
    Optional<MlflowEntry> mlflow) {

  /** The version that somebody names, on the date of these rulings. */
  public static ListedVersion of(Export export, Rulings rulings, AskedVersion asked) {
    ComparedVersions known = new ComparedVersions(export, rulings);
    ComparedVersion version = known.of(asked.among(rulings));
    DataBehind data = known.data(version);
    return new ListedVersion(
        version,
        known.model(version.key()),
        data,
        declared(data.all().keySet(), export.rows(DatasetVersion.TABLE), rulings),
        MlflowEntry.of(export, version.key(), rulings.end()));
  }

  private static SortedMap<DatasetName, RowLayout.Cells> declared(
      Collection<DatasetNode> nodes, List<RowLayout.Cells> rows, Rulings rulings) {
    SortedMap<DatasetName, RowLayout.Cells> declared = new TreeMap<>();
    for (DatasetNode node : nodes) {
      String name = node.dataset().toString();
      Optional<RowLayout.Cells> row =
          rows.stream()
              .filter(
                  one ->
                      MakingPart.isBefore(one.instant(DatasetVersion.DECLARED_AT), rulings.end()))
              .filter(one -> one.<String>list(DatasetVersion.ALIASES).contains(name))
              .min(Comparator.comparing(one -> one.text(DatasetVersion.VERSION)));
      row.ifPresent(found -> declared.put(node.dataset(), found));
    }
    return declared;
  }
}
