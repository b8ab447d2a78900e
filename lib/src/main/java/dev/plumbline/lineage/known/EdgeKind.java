package dev.plumbline.lineage.known;

import java.util.Locale;

/** What an edge ties together. */
public enum EdgeKind {
  /** A run read a dataset. */
  INPUT,
  /** A run wrote a dataset. */
  OUTPUT,
  /** Two names mean one dataset. */
  SYMLINK;

  /** As the table writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EdgeKind of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
