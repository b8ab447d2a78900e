package dev.plumbline.lineage.known;

import dev.plumbline.tables.ModelVersion;
import java.util.Comparator;

/**
 * A version of a model in one registry. Names alone identify nothing: two registries may call
 * different things alike.
 *
 * @param registry the registry, or {@link ModelVersion#UNRESOLVED}
 */
public record ModelKey(String registry, String model, String version)
    implements Comparable<ModelKey> {
  private static final Comparator<ModelKey> ORDER =
      Comparator.comparing(ModelKey::model)
          .thenComparing(ModelKey::version)
          .thenComparing(ModelKey::registry);

  /** What this registry calls alike. */
  public ModelKey in(String other) {
    return new ModelKey(other, model, version);
  }

  /** Model and version, whatever the registry. */
  public ModelKey nameOnly() {
    return in(ModelVersion.UNRESOLVED);
  }

  /** Its model and version, as people say them where one registry is meant. */
  public String name() {
    return model + " " + version;
  }

  @Override
  public int compareTo(ModelKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name() + " of " + registry;
  }
}
