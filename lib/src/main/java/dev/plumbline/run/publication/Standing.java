package dev.plumbline.run.publication;

/** How far a run has got with publishing. */
public enum Standing {
  /** Nothing is published and nothing promised: the run can be repeated. */
  UNPUBLISHED,
  /** The burst is promised: this run finishes it, or the next. */
  PROMISED,
  /** Everything is published. */
  PUBLISHED
}
