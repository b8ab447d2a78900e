package dev.plumbline.terms;

/** What an edge ties together. */
public enum EdgeKind implements Term {
  /** A run read a dataset. */
  INPUT,
  /** A run wrote a dataset. */
  OUTPUT,
  /** Two names mean one dataset. */
  SYMLINK;
}
