package dev.plumbline.terms;

/** The steps of the invoice bridge that are neither a kind of charge nor a stage. */
public enum BridgeStep implements Term {
  /** What the invoice says. */
  BILLED_COST,
  /** Bought in advance; it is an effective cost where it is used. */
  PREPAID_BOUGHT,
  /** Used of what was bought in advance. */
  PREPAID_CONSUMED,
  /** What the provider's own rounding leaves between the two costs. */
  PROVIDER_ROUNDING,
  /** Beyond any rounding: costs that differ although nothing on the line was prepaid. */
  UNEXPLAINED,
  /** What the use of the period cost. */
  EFFECTIVE_COST,
  /** What belongs to days that are not yet over. */
  NOT_YET_DUE,
  /** Effective cost of GPU time. */
  GPU_COMPUTE,
  /** GPU time on dates that no night covers. */
  OUTSIDE_NIGHTS,
  /** What paid capacity holds of the invoice. */
  PAID_CAPACITY,
  /** Effective cost that is neither in paid capacity nor not yet due: always 0. */
  UNACCOUNTED;

  /** What a step does to the amount before it. */
  public enum Kind implements Term {
    /** A sum that was reached. */
    BALANCE,
    /** What is added or taken off. */
    MOVEMENT,
    /** A part of GPU compute. */
    STAGE,
    /** Told beside the bridge, so that it can be checked. */
    CHECK
  }

  /** How the step of a stage is written. */
  public static String of(Stage stage) {
    return STAGE_PREFIX + stage.text();
  }

  /** What the steps of stages begin with. */
  public static final String STAGE_PREFIX = "stage:";
}
