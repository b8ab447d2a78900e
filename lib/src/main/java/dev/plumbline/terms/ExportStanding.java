package dev.plumbline.terms;

/** Whether the lines that a billing file has of a period count. */
public enum ExportStanding implements Term {
  /** They count. */
  IN_FORCE,
  /** A newer run of the export replaces them. */
  SUPERSEDED,
  /** Another file has the same bytes, and counts. */
  COPY
}
