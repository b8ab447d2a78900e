package dev.plumbline.ingest.tabular;

/** Follows the quotes of one CSV record. A quote opens a field only at its beginning. */
final class CsvQuotes {

  /**
   * True when the text ends inside a quoted field.
   *
   * @param separator between fields
   */
  static boolean areOpen(String text, char separator) {
    boolean isOpen = false;
    boolean isFieldStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isOpen) {
        if (c == '"') {
          boolean isDoubled = i + 1 < text.length() && text.charAt(i + 1) == '"';
          i += isDoubled ? 1 : 0;
          isOpen = isDoubled;
        }
      } else {
        isOpen = c == '"' && isFieldStart;
      }
      isFieldStart = !isOpen && (c == separator || c == '\n');
    }
    return isOpen;
  }

  private CsvQuotes() {}
}
