package dev.plumbline.lineage.delivery;

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

  @Override
  public int compareTo(Target other) {
    return ORDER.compare(this, other);
  }
}
