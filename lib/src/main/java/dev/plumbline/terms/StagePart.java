package dev.plumbline.terms;

/** A part of a stage's time that stands apart beside it: a note on the stage, never added to it. */
public enum StagePart implements Term {
  /** Empty by everything that was measured, but no counter told whether memory is held. */
  EMPTY_MEMORY_UNMEASURED(
      Stage.EMPTY, "nobody held it, and whether memory is held is not measured"),
  /** The clock was held down by the power cap or the power brake, and by no temperature. */
  CLOCK_LOSS_POWER(Stage.CLOCK_LOSS, "the clock event mask names power, and no temperature"),
  /** The clock was held down by a temperature, whatever else. */
  CLOCK_LOSS_THERMAL(Stage.CLOCK_LOSS, "the clock event mask names a temperature");

  private final Stage stage;
  private final String meaning;

  StagePart(Stage stage, String meaning) {
    this.stage = stage;
    this.meaning = meaning;
  }

  /** The stage that it is a part of. */
  public Stage stage() {
    return stage;
  }

  /** What it means, in one clause. */
  public String meaning() {
    return meaning;
  }
}
