package dev.plumbline.terms;

/** What became of a recommendation. */
public enum RecommendationState implements Term {
  /** The waste is there on the date. */
  OPEN,
  /** The waste of the date before is not there, and the device was observed. */
  REALISED,
  /** The waste of the date before was not seen, and neither was the device. */
  NOT_MEASURED
}
