package dev.plumbline.terms.reject;

/** Why a record of pipelines, registries, schedulers or serving cannot be used; … is the field. */
public enum RecordReject implements RejectReason {
  NO_FIELD(
      "no_…",
      "The field is mandatory and not there.",
      "Let the tool that writes the record fill the field; plumbline formats FORMAT says "
          + "what is read."),
  BAD_FIELD(
      "bad_…",
      "The field is there and cannot be read as what it should be.",
      "Look at the text in raw, and correct what writes it; times are ISO 8601."),
  NEGATIVE_FIELD("negative_…", "The count is less than zero.", "Correct what counts."),
  FIELD_OUT_OF_RANGE(
      "…_out_of_range",
      "The count is larger than one request can have.",
      "Check which column is read as the count."),
  NOT_OF_TRACKER(
      "not_of_…",
      "The object is none that the tracker's API answers.",
      "Keep other files out of the source's path, or give them a source of their own format."),
  UNKNOWN_KIND(
      "The record's kind is none that is read.",
      "Write one of the kinds that plumbline formats FORMAT lists."),
  UNKNOWN_LINK(
      "The waiver names a link that is not checked.",
      "Name one of the links of the model lineage report."),
  RUN_ID_NOT_UNIQUE(
      "Another project of the export has a run of the same id.",
      "Export projects whose run ids meet into sources of their own."),
  CONFLICTING_EVENT(
      "Another event of the same source and id says something else.",
      "Correct the sender: an id belongs to one event."),
  CONFLICTING_RECORD(
      "A record of the same job says something else.", "Export each job once, from one cluster."),
  OVERLAPPING_WINDOW(
      "The window shares time with another of the same version and target: requests would "
          + "count twice.",
      "Export windows that follow each other without overlap."),
  WINDOW_ENDS_BEFORE_IT_STARTS("The window has no time in it.", "Correct from and to."),
  WINDOW_TOO_LONG(
      "The window is longer than the format allows: its requests cannot be placed.",
      "Export windows of at most 32 days."),
  MORE_RESULTS_THAN_REQUESTS(
      "More requests succeeded or failed than there were.", "Correct what counts."),
  TOO_MANY_NODES(
      "The node list names more nodes than any cluster has.", "Look at the list in raw.");

  private final Words words;

  RecordReject(String meaning, String remedy) {
    words = Words.of(this, meaning, remedy);
  }

  RecordReject(String form, String meaning, String remedy) {
    words = new Words(form, meaning, remedy);
  }

  @Override
  public Words words() {
    return words;
  }
}
