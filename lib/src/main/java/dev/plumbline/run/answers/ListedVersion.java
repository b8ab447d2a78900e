package dev.plumbline.run.answers;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.run.exports.Export;
import java.util.Collection;
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
 * @param declared of datasets of these the declaration that the walk goes by
 * @param mlflow the version in MLflow's registry, where that lists it
 */
public record ListedVersion(
    ComparedVersion version,
    Model model,
    DataBehind data,
    Map<DatasetName, Source> declared,
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
        declared(data.all().keySet(), known),
        MlflowEntry.of(export, version.key(), rulings.end()));
  }

  private static SortedMap<DatasetName, Source> declared(
      Collection<DatasetNode> nodes, ComparedVersions known) {
    SortedMap<DatasetName, Source> declared = new TreeMap<>();
    nodes.forEach(
        node ->
            known
                .declared(node.dataset())
                .ifPresent(source -> declared.put(node.dataset(), source)));
    return declared;
  }
}
