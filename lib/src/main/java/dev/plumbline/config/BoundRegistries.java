package dev.plumbline.config;

import dev.plumbline.config.Configuration.Source;
import dev.plumbline.policies.LineagePolicy;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Registries that {@code run_namespaces} binds and no source names. A name mistyped there binds
 * nothing, and the registry that was meant may name any run; records may name registries
 * themselves, so that it is no mistake for certain.
 */
public final class BoundRegistries {
  private final SortedSet<String> strangers;
  private final SortedSet<String> named;

  private BoundRegistries(SortedSet<String> strangers, SortedSet<String> named) {
    this.strangers = strangers;
    this.named = named;
  }

  /** Those of a configuration. */
  public static BoundRegistries of(ConfigurationFile file) {
    List<Source> sources = file.configuration().sources();
    SortedSet<String> named = new TreeSet<>();
    SortedSet<String> stated = new TreeSet<>();
    for (Source source : sources) {
      String registry = source.settings().dialect().registry();
      named.add(registry == null ? source.settings().name() : registry);
      if (registry != null) {
        stated.add(registry);
      }
    }
    SortedSet<String> strangers =
        new TreeSet<>(file.policies().of(LineagePolicy.class).boundRegistries());
    strangers.removeAll(named);
    return new BoundRegistries(strangers, stated.isEmpty() ? named : stated);
  }

  /** True where there are none. */
  public boolean isEmpty() {
    return strangers.isEmpty();
  }

  /** What is wrong with them. */
  public String problem() {
    return "run_namespaces of policy lineage names %s, which no source has: it binds nothing"
            .formatted(String.join(", ", strangers))
        + " unless records name that registry themselves";
  }

  /** What to do. */
  public String remedy() {
    return "write the registry as its source has it under registry:, or the source's name where it"
        + " has none: "
        + String.join(", ", named);
  }
}
