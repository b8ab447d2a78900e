package dev.plumbline.run.answers;

import dev.plumbline.failure.Failure;
import dev.plumbline.lineage.Impact;
import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.known.DatasetName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A dataset, or one version of it, as somebody names it: by its name, by namespace and name with a
 * slash or a blank between them, and either with {@code @VERSION} behind it. What is the whole name
 * of a dataset is no version of another.
 *
 * @param namespace null where none is named
 */
public record AskedDataset(String text, String namespace) {

  /**
   * What is meant.
   *
   * @param version null for all of them
   */
  public record Meant(DatasetName dataset, DatasetNode version) {}

  /**
   * The one dataset that is meant, and its version.
   *
   * @throws Failure {@code CONFIGURATION} where there is none, or several are called so
   */
  public Meant among(Impact known) {
    Optional<DatasetName> whole = dataset(text, known);
    if (whole.isPresent()) {
      return new Meant(whole.get(), null);
    }
    for (int at = text.lastIndexOf('@'); at > 0; at = text.lastIndexOf('@', at - 1)) {
      Optional<DatasetName> named = dataset(text.substring(0, at).strip(), known);
      if (named.isPresent()) {
        String version = text.substring(at + 1).strip();
        return new Meant(named.get(), version(named.get(), version, known));
      }
    }
    throw unknown(known);
  }

  /** The dataset of this name, by whichever of its names. */
  private Optional<DatasetName> dataset(String name, Impact known) {
    TreeMap<DatasetName, DatasetName> meant = new TreeMap<>();
    known.datasets().stream()
        .filter(dataset -> isCalled(name, dataset))
        .forEach(dataset -> meant.putIfAbsent(known.name(dataset), dataset));
    if (meant.size() > 1) {
      throw ambiguous(name, meant);
    }
    return meant.values().stream().findFirst();
  }

  private boolean isCalled(String name, DatasetName dataset) {
    boolean isThere = namespace == null || namespace.equals(dataset.namespace());
    return isThere
        && (name.equals(dataset.name())
            || name.equals(dataset.namespace() + "/" + dataset.name())
            || name.equals(dataset.toString()));
  }

  private static DatasetNode version(DatasetName dataset, String version, Impact known) {
    List<DatasetNode> versions = known.versions(dataset);
    return versions.stream()
        .filter(node -> version.equals(node.version()))
        .findFirst()
        .orElseThrow(() -> noVersion(dataset, version, versions));
  }

  private static Failure noVersion(
      DatasetName dataset, String version, List<DatasetNode> versions) {
    List<String> named =
        versions.stream().map(DatasetNode::version).filter(Objects::nonNull).toList();
    return refused(
        "no run names %s @ %s".formatted(dataset, version),
        named.isEmpty()
            ? "no version of it is named anywhere"
            : "runs name " + NearNames.listed(named),
        named.isEmpty() ? "leave @" + version + " out" : "name one of these, or leave it out");
  }

  private static Failure ambiguous(String name, TreeMap<DatasetName, DatasetName> meant) {
    List<String> namespaces = meant.values().stream().map(DatasetName::namespace).toList();
    return refused(
        "several datasets are called " + name,
        "it is in " + NearNames.listed(namespaces),
        "say which: --namespace " + namespaces.get(0));
  }

  private Failure unknown(Impact known) {
    String where = namespace == null ? "" : " in namespace " + namespace;
    return refused(
        "no dataset is called " + text + where,
        "no run and no declaration names it",
        NearNames.of(
            text.replaceFirst("@[^@]*$", ""),
            known.datasets().stream().map(DatasetName::name).toList()));
  }

  private static Failure refused(String problem, String because, String remedy) {
    return new Failure(Failure.Category.CONFIGURATION, problem, because, remedy);
  }
}
