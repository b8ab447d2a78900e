package dev.plumbline.run.answers;

import dev.plumbline.failure.Failure;
import dev.plumbline.lineage.known.ModelKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A model version as somebody names it.
 *
 * @param registry null where none is named
 */
public record AskedVersion(String model, String version, String registry) {
  /**
   * The one version that is meant.
   *
   * @throws Failure {@code CONFIGURATION} where there is none, or where several registries have it
   */
  public ModelKey among(Rulings rulings) {
    List<ModelKey> named =
        rulings.keys().stream().filter(this::isNamed).filter(this::isThere).toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    throw named.isEmpty() ? unknown(rulings) : ambiguous(named);
  }

  private boolean isNamed(ModelKey key) {
    return key.model().equals(model) && key.version().equals(version);
  }

  private boolean isThere(ModelKey key) {
    return registry == null || key.registry().equals(registry);
  }

  private Failure ambiguous(List<ModelKey> named) {
    List<String> registries = named.stream().map(ModelKey::registry).sorted().toList();
    return refused(
        model + " " + version + " is in several registries",
        "it is in " + String.join(" and ", registries),
        "say which: --registry " + String.join(" or --registry ", registries));
  }

  private Failure unknown(Rulings rulings) {
    String problem = "there is no " + model + " " + version + where() + " on " + rulings.date();
    Optional<LocalDate> later =
        rulings.ever().stream()
            .filter(this::isNamed)
            .filter(this::isThere)
            .flatMap(key -> rulings.since(key).stream())
            .min(LocalDate::compareTo);
    if (later.isPresent()) {
      return refused(
          problem,
          "it was registered later",
          "name " + later.get() + " or a later date with --as-of");
    }
    List<String> elsewhere =
        rulings.keys().stream().filter(this::isNamed).map(ModelKey::registry).toList();
    if (!elsewhere.isEmpty()) {
      return refused(problem, "it is in " + NearNames.listed(elsewhere), "name that registry");
    }
    List<String> versions =
        rulings.keys().stream()
            .filter(key -> key.model().equals(model))
            .map(ModelKey::version)
            .toList();
    if (!versions.isEmpty()) {
      return refused(
          problem, model + " has version " + NearNames.listed(versions), "name one of these");
    }
    return refused(
        problem,
        "no model of that name is registered",
        NearNames.of(model, rulings.keys().stream().map(ModelKey::model).toList()));
  }

  private String where() {
    return registry == null ? "" : " in registry " + registry;
  }

  private static Failure refused(String problem, String because, String remedy) {
    return new Failure(Failure.Category.CONFIGURATION, problem, because, remedy);
  }
}
