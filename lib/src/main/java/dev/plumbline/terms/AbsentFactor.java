package dev.plumbline.terms;

/** Why a figure of unit economics is not there: the factor that is missing, the first of these. */
public enum AbsentFactor implements Term {
  /** No GPU time of the date is of an owner that serves the version. */
  NO_SERVING_TIME("no GPU time of the date is of an owner that serves it"),
  /** Nothing prices that time. */
  NO_PRICE("nothing prices the time that served it"),
  /** The cost of the date is in several currencies or price bases; none of them is the whole. */
  SEVERAL_PRICE_BASES("its cost is in several currencies or price bases, which are not added"),
  /** No window of usage touches the date. */
  NO_USAGE("nobody said how much it was asked on the date"),
  /** Windows of different sources share time: what they count may be the same requests. */
  SEVERAL_USAGE_SOURCES("several sources count its requests of the same time"),
  /** Servers of the entry count several models, and none is named as the entry's is. */
  SEVERAL_MODELS("its servers count several models, and served_as does not say which one is it"),
  /** Several registries have the version, and nothing says which one is meant. */
  SEVERAL_REGISTRIES("several registries have this version, and nothing says which is served"),
  /** The count was not measured for every window of the date. */
  NOT_COUNTED("a count was not measured in every window of the date"),
  /** What it is divided by is 0. */
  NOTHING_TO_DIVIDE_BY("what the cost is divided by is 0"),
  /** No registry has the version. */
  NOT_REGISTERED("no registry has the version"),
  /** It was not evaluated by the metric before the end of the date. */
  NO_EVALUATION("no evaluation by the metric before the end of the date"),
  /** The newest evaluation is not between 0 and 1. */
  EVALUATION_NOT_A_RATIO("the newest evaluation is not between 0 and 1"),
  /** No energy was measured, or in less than 95 % of the time. */
  ENERGY_NOT_MEASURED("energy was measured in less than 95 % of the serving time"),
  /** Nothing says what the electricity of all of the serving time emitted. */
  NO_EMISSION_FACTOR("nothing says what the electricity of its clusters emits"),
  /** The registry names no training run, or the run has no priced time by the end of the date. */
  NO_TRAINING_COST("no priced cost of its training run is known");

  private final String meaning;

  AbsentFactor(String meaning) {
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }
}
