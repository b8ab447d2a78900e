package dev.plumbline.terms;

/** What became of a recommendation. */
public enum RecommendationState implements Term {
  /** It holds on the date. */
  OPEN,
  /**
   * The waste of the date before is not there, and the device was observed; or the work runs where
   * it was recommended to run.
   */
  REALISED,
  /** What was seen the date before is not seen, and neither is the device or the holder. */
  NOT_MEASURED,
  /** The work goes on as it was, and what was measured of it does not recommend it any more. */
  WITHDRAWN
}
