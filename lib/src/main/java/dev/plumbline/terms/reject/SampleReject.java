package dev.plumbline.terms.reject;

/** Why a sample of telemetry cannot be used. */
public enum SampleReject implements RejectReason {
  NO_VALUE("The metric has no value.", "Look at the line in raw: the exporter or a script cut it."),
  VALUE_NOT_A_NUMBER(
      "The value is text, and none of the words that say a counter is absent.",
      "Look at the text in raw; if it means \"not measured\", let the exporter leave it empty."),
  TRAILING_TEXT(
      "Text follows where the line should end.", "Look whether two lines were joined on the way."),
  BAD_METRIC_NAME(
      "The line does not begin with the name of a metric.",
      "Keep what is no exposition out of the source's path; # begins a comment."),
  BAD_LABEL(
      "A label is not written as name=\"value\".",
      "Look at the line in raw and at what changed the labels."),
  REPEATED_LABEL(
      "A label stands twice, and nobody knows which one counts.",
      "Correct the relabelling that writes it twice."),
  UNCLOSED_LABELS(
      "The braces of the labels are not closed.", "Look whether the line was cut on the way."),
  CONFLICTING_VALUE(
      "The same series has another value at the same instant.",
      "Two exporters, or two scrapes, share a name: give each a source of its own, a "
          + "replica label, or timestamps."),
  NO_UUID("No GPU UUID stands in the record.", "Query or export uuid: an index changes at boots."),
  MIG_WITHOUT_PARENT(
      "The UUID is of a MIG slice, and no GPU stands above it.",
      "Export the UUID of the whole GPU beside it."),
  UNKNOWN_UNIT(
      "The value has a unit that the field cannot have; a scale is never guessed.",
      "Print the field in its usual unit, or without units."),
  UNEXPECTED_UNIT(
      "The metric's unit is not the one that the conventions give it.",
      "Let the instrumentation or the collector write the unit of the conventions."),
  NO_METRIC_NAME(
      "The series has lost its name, as the results of rate() and sums do.",
      "Query the metric itself, without functions around it."),
  VALUES_BEFORE_METRIC(
      "Values stand before the labels they belong to.",
      "Fetch the answer again from the server itself."),
  BAD_SERIES(
      "A thing in the place of a series is none.",
      "Fetch the answer again from the server itself."),
  BAD_VALUE_PAIR(
      "A value is no pair of time and number.", "Fetch the answer again from the server itself."),
  PROMETHEUS_ERROR(
      "The server answered with an error instead of values.",
      "Correct the query or its time range, and fetch it again."),
  NO_RESULT(
      "The answer has no data.result: it is none of query or query_range.",
      "Fetch it with query_range."),
  NO_RESOURCE_METRICS(
      "The object has no resource metrics: it is no OTLP export of metrics.",
      "Let the collector's file exporter write the metrics pipeline into this path.");

  private final Words words;

  SampleReject(String meaning, String remedy) {
    words = Words.of(this, meaning, remedy);
  }

  @Override
  public Words words() {
    return words;
  }
}
