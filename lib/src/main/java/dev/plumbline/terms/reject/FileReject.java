package dev.plumbline.terms.reject;

/** Why a record, or what is left of a file, could not be taken apart. */
public enum FileReject implements RejectReason {
  MALFORMED_FILE(
      "The file as a whole is not what its source says, or lost a part that nobody can "
          + "tell; nothing of it is used.",
      "Do what the message says of this file; nothing of it counts until then."),
  UNREADABLE(
      "Reading stopped here: what the file holds behind this place is missing.",
      "Write or copy the file again; a cut archive is taken anew when its bytes change."),
  TRUNCATED(
      "The record is cut: the file ends in the middle of it.",
      "Let the writer finish before the file is delivered (write under another name, then "
          + "rename), and deliver it again."),
  LINE_TOO_LONG(
      "The line is longer than any record of the format can be.",
      "Look whether line ends were lost on the way, and deliver the file again."),
  UNCLOSED_QUOTE(
      "A quote that was opened is not closed.",
      "Double the quotes inside of fields, or export the file again."),
  WRONG_COLUMN_COUNT(
      "The record has not as many fields as the header has columns.",
      "Look whether a field holds the separator without quotes, or whether files with other"
          + " columns were put together; export again."),
  INVALID_JSON(
      "The text looks like JSON and cannot be read as such.",
      "Export it again; a proxy or a login page may have answered instead."),
  INCOMPLETE_JSON(
      "A JSON object begins and does not end.", "Deliver the file when it is written to its end."),
  NO_JSON("The line is no JSON object.", "Export as newline-delimited JSON, one object a line."),
  TOO_MANY_FIELDS(
      "The object has more fields than the format can have.",
      "Check that the file is of the format its source says."),
  CONFLICTING_COLUMN(
      "Two columns of one name say different things of the record.", "Print each column once.");

  private final Words words;

  FileReject(String meaning, String remedy) {
    words = Words.of(this, meaning, remedy);
  }

  @Override
  public Words words() {
    return words;
  }
}
