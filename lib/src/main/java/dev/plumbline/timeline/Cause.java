package dev.plumbline.timeline;

/** Why time is idle waste. */
public enum Cause {
  /** Nobody holds it; whether somebody wanted it is not known. */
  DEMAND_UNKNOWN,
  /** What is left of a GPU after MIG, and no profile fits it. */
  STRANDED,
  /** Held and idle. */
  HELD_IDLE,
  /** Looks busy, does nothing. */
  FALSE_BUSY;

  /** The cause of a state's waste; null where it is none. */
  static Cause of(State state) {
    return switch (state) {
      case EMPTY -> DEMAND_UNKNOWN;
      case HELD_IDLE -> HELD_IDLE;
      case FALSE_BUSY -> FALSE_BUSY;
      case UNKNOWN, SIGNALS_DISAGREE, ACTIVE -> null;
    };
  }

  /** As tables write it. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
