package dev.plumbline.jobs.told;

/** What lines look like. */
public enum Format {
  /** For people. */
  TEXT,
  /** One object a line. */
  JSON
}
