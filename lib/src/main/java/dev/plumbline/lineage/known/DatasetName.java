package dev.plumbline.lineage.known;

import dev.plumbline.tables.LineageEvent;
import java.util.Comparator;

/** A dataset as one system names it: two datasets of one name in two namespaces are two. */
public record DatasetName(String namespace, String name) implements Comparable<DatasetName> {
  private static final Comparator<DatasetName> ORDER =
      Comparator.comparing(DatasetName::namespace).thenComparing(DatasetName::name);

  /**
   * False where its writer left out a part of the name: what two runs left unnamed may be two
   * things.
   */
  public boolean isWhole() {
    return !name.equals(LineageEvent.Dataset.UNNAMED)
        && !namespace.equals(LineageEvent.Dataset.UNNAMED);
  }

  @Override
  public int compareTo(DatasetName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return namespace + " " + name;
  }
}
