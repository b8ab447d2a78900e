package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.telemetry.ExportedMetric;
import dev.plumbline.ingest.telemetry.Printed;

/** Reads the text of a cell as a value, exactly as exporters' printed values are read. */
final class TidyCell {
  private static final int LONGEST = 256;

  private final byte[] bytes = new byte[LONGEST + 1];
  private final Printed printed = new Printed();

  /**
   * Reads a text.
   *
   * @return false when it is neither a number nor a word for an absent one
   */
  boolean read(String text, ExportedMetric metric) {
    int length = text.length();
    if (length > LONGEST) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c > 126) {
        return false;
      }
      bytes[i] = (byte) c;
    }
    bytes[length] = '\n';
    if (printed.readValue(bytes, 0, metric)
        && Printed.afterBlanks(bytes, printed.end()) == length) {
      return true;
    }
    // Absent words of two parts stand in brackets in exporters' output, but not in every table.
    return length < LONGEST - 2 && text.indexOf(' ') > 0 && isBracketed(text, metric);
  }

  private boolean isBracketed(String text, ExportedMetric metric) {
    String word = "[" + text.trim() + "]";
    for (int i = 0; i < word.length(); i++) {
      bytes[i] = (byte) word.charAt(i);
    }
    bytes[word.length()] = '\n';
    return printed.readValue(bytes, 0, metric)
        && printed.absence() != null
        && Printed.afterBlanks(bytes, printed.end()) == word.length();
  }

  /** The value that was read. */
  Printed printed() {
    return printed;
  }
}
