package dev.plumbline.terms.reject;

/** Why the times of a record cannot be used. */
public enum TimeReject implements RejectReason {
  NO_INSTANT(
      "Nothing says when the record was: not the record, not the file's name, not the source.",
      "Name the place of the instant in the file names (instant_pattern and, where the "
          + "shape is not a common one, instant_format of the source), let the exporter write "
          + "timestamps, or set instant: for a single scrape."),
  BAD_TIMESTAMP(
      "The timestamp is none that the format writes.",
      "Look at the text in raw; declare its shape in the mapping where the format has one."),
  TIMESTAMP_BEFORE_2000(
      "The timestamp lies before the year 2000: a clock that was not set, or another unit.",
      "Set the clock of the machine; check whether the file has seconds where milliseconds "
          + "are expected."),
  TIMESTAMP_AFTER_2200(
      "The timestamp lies behind the year 2200: another unit than declared.",
      "Check whether the file has milliseconds where seconds are declared."),
  CLOCK_IN_FUTURE(
      "The record says a time that had not come when the night began.",
      "Set the clock of the machine that wrote it, and check the time zone of the source; a"
          + " small lead is allowed by clock: future_tolerance_seconds."),
  NO_TIME(
      "The record has neither a submission nor a start.",
      "Export the times of the job or pod as well."),
  NO_TIME_OF_DAY("The record has a date without a time of day.", "Export the time to the second."),
  LOCAL_TIME_WITHOUT_ZONE(
      "The time is local, and nothing says of which place.", "Set time_zone at the source."),
  AMBIGUOUS_LOCAL_TIME(
      "The local time was twice that night, since clocks were set back, and the order of "
          + "lines does not tell which.",
      "Write times in UTC or with their offset."),
  LOCAL_TIME_DOES_NOT_EXIST(
      "The local time was skipped when clocks were set forward: the zone is another one.",
      "Correct time_zone of the source."),
  NO_SUCH_LOCAL_TIME(
      "The local time was skipped when clocks were set forward: the zone is another one.",
      "Correct time_zone of the source."),
  NONEXISTENT_LOCAL_TIME(
      "The local time was skipped when clocks were set forward: the zone is another one.",
      "Correct time_zone of the source."),
  NO_TIME_ZONE(
      "The host's local times stand without a zone, and the source names none.",
      "Set time_zone of the source, such as time_zone: Europe/Berlin."),
  END_BEFORE_START(
      "The end lies before the start.",
      "Check the clocks of the machines that wrote the two, and time_zone of the source.");

  private final Words words;

  TimeReject(String meaning, String remedy) {
    words = Words.of(this, meaning, remedy);
  }

  @Override
  public Words words() {
    return words;
  }
}
