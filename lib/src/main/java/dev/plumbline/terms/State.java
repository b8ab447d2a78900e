package dev.plumbline.terms;

/** What a stretch of held time is judged to be. */
public enum State implements Term {
  /** No usable signal. */
  UNKNOWN(Stage.UNKNOWN),
  /** Kernels run, and nothing else moves: a spinning collective, a hung job. */
  FALSE_BUSY(Stage.FALSE_BUSY),
  /** Much power, little activity: one of the two is wrong. */
  SIGNALS_DISAGREE(Stage.ACTIVE_UNRESOLVED),
  /** Idle, nobody holds it, nothing is left in its memory. */
  EMPTY(Stage.EMPTY),
  /** Idle for long while somebody, or something in its memory, holds it. */
  HELD_IDLE(Stage.HELD_IDLE),
  /** What would be held idle, of an owner that is declared a warm replica. */
  STANDBY(Stage.STANDBY),
  /** Idle for too short a time to be held idle, and too long to be part of the work. */
  IDLE_GAPS(Stage.IDLE_GAPS),
  /** The rest; its time is split further. */
  ACTIVE(null);

  private final Stage stage;

  State(Stage stage) {
    this.stage = stage;
  }

  /** The one stage that all time of this state belongs to; null where the time is split. */
  public Stage stage() {
    return stage;
  }

  /** The cause of its waste; null where it is none. */
  public Cause cause() {
    return stage == null ? null : stage.usualCause();
  }
}
