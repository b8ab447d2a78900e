package dev.plumbline.lineage.known;

import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.tables.ModelVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The model versions that registries had at a time, and which of them a statement is about. */
public final class RegisteredModels {
  private final Map<ModelKey, SortedSet<String>> havingByName = new HashMap<>();
  private final Map<String, SortedSet<ModelKey>> keysByDigest = new HashMap<>();
  private final SortedSet<String> registries = new TreeSet<>();

  /** What was registered by then. */
  public RegisteredModels(Collection<Model> models) {
    for (Model model : models) {
      ModelKey key = model.key();
      registries.add(key.registry());
      havingByName.computeIfAbsent(key.nameOnly(), k -> new TreeSet<>()).add(key.registry());
      if (model.artifactDigest() != null) {
        keysByDigest.computeIfAbsent(model.artifactDigest(), k -> new TreeSet<>()).add(key);
      }
    }
  }

  /** All registries that have any version. */
  public SortedSet<String> registries() {
    return Collections.unmodifiableSortedSet(registries);
  }

  /** The registries that have a version of this name. */
  public SortedSet<String> having(ModelKey key) {
    return Collections.unmodifiableSortedSet(
        havingByName.getOrDefault(key.nameOnly(), Collections.emptySortedSet()));
  }

  /** The version that a statement is about: later registrations must not make it unresolved. */
  public ModelKey bound(ModelKey stated) {
    return stated.registry().equals(ModelVersion.UNRESOLVED)
        ? bound(stated, new RegistryNaming(null, null))
        : stated;
  }

  /** The version of this name that a record of such a naming is about. */
  public ModelKey bound(ModelKey name, RegistryNaming naming) {
    return name.in(naming.among(having(name)));
  }

  /** True when several registries have what is named without a registry. */
  public boolean isContested(ModelKey key) {
    return key.registry().equals(ModelVersion.UNRESOLVED) && having(key).size() > 1;
  }

  /** The versions whose artifact has this digest. */
  public SortedSet<ModelKey> withDigest(String digest) {
    return Collections.unmodifiableSortedSet(
        keysByDigest.getOrDefault(digest, Collections.emptySortedSet()));
  }
}
