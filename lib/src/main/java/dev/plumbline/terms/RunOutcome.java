package dev.plumbline.terms;

/** How a pipeline's run ended, as far as its events say. */
public enum RunOutcome implements Term {
  /** It said that it completed. */
  COMPLETE,
  /** It said that it failed or was aborted. */
  FAILED,
  /** Nothing says that it ended. */
  OPEN
}
