package dev.plumbline.lineage.known;

import java.util.Comparator;

/** A dataset as one system names it: two datasets of one name in two namespaces are two. */
public record DatasetName(String namespace, String name) implements Comparable<DatasetName> {
  private static final Comparator<DatasetName> ORDER =
      Comparator.comparing(DatasetName::namespace).thenComparing(DatasetName::name);

  @Override
  public int compareTo(DatasetName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return namespace + " " + name;
  }
}
