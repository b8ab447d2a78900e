package dev.plumbline.ingest.experiment;

/** How far a run has come, whatever its tool calls that. */
public enum RunState {
  /** It was made, but has not begun. */
  WAITING("OTHER", null),
  /** It goes on. */
  GOING_ON("START", null),
  /** It ended well. */
  COMPLETED("START", "COMPLETE"),
  /** It ended with an error. */
  FAILED("START", "FAIL"),
  /** Somebody or something ended it. */
  ABORTED("START", "ABORT"),
  /** It was left out: nothing ran. */
  SKIPPED("OTHER", null),
  /** Its tool says something that nobody knows, or nothing. */
  UNKNOWN("START", null);

  private final String startType;
  private final String endType;

  RunState(String startType, String endType) {
    this.startType = startType;
    this.endType = endType;
  }

  /** The event that its first time is. */
  String startType() {
    return startType;
  }

  /** The event that its end is, or null while it has not ended. */
  String endType() {
    return endType;
  }

  /** True when it has an end. */
  public boolean isEnded() {
    return endType != null;
  }
}
