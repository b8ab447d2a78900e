package dev.plumbline.lineage.delivery;

import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import java.util.Comparator;

/**
 * A place where versions of a model serve, one at a time.
 *
 * @param registry of the versions
 * @param name of the place
 */
public record Target(String registry, String model, String name) implements Comparable<Target> {
  private static final Comparator<Target> ORDER =
      Comparator.comparing(Target::model)
          .thenComparing(Target::name)
          .thenComparing(Target::registry);

  /** Where a version of a model was deployed. */
  static Target of(ModelKey key, Release release) {
    return new Target(key.registry(), key.model(), release.target());
  }

  @Override
  public int compareTo(Target other) {
    return ORDER.compare(this, other);
  }
}
