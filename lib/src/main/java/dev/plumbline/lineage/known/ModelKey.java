package dev.plumbline.lineage.known;

import java.util.Comparator;

/** A version of a model. */
public record ModelKey(String model, String version) implements Comparable<ModelKey> {
  private static final Comparator<ModelKey> ORDER =
      Comparator.comparing(ModelKey::model).thenComparing(ModelKey::version);

  @Override
  public int compareTo(ModelKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return model + " " + version;
  }
}
