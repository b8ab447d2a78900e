package dev.plumbline.terms;

/** What a forecast expects of a date that is not known yet. */
public enum ForecastMethod implements Term {
  /** The mean of the known dates of the same weekday in the last 8 weeks. */
  WEEKDAY_MEANS("mean of the same weekday in the last 8 weeks"),
  /** Fewer than 14 dates are known: their mean, without an interval. */
  MEAN_OF_DATES("mean of the few known dates; no interval"),
  /** No date is known: there is no forecast. */
  NO_HISTORY("no history, no forecast");

  private final String meaning;

  ForecastMethod(String meaning) {
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }
}
