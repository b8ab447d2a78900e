package dev.plumbline.ingest;

import java.nio.charset.StandardCharsets;

/** Counts the records of a text the simple way, independently of the ingesters. */
public final class RecordCounts {

  private RecordCounts() {}

  /** Lines that are neither blank nor comments. */
  public static long exposition(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    long records = 0;
    for (String line : text.split("\n")) {
      String start = line.replaceAll("^[ \t\r]+", "");
      records += start.isEmpty() || start.startsWith("#") ? 0 : 1;
    }
    return records;
  }

  /** Lines that are not blank. */
  public static long lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).count();
  }

  /**
   * CSV records behind the header, empty lines aside. A quote opens a field only at its beginning;
   * inside quotes a doubled quote is a character and line ends belong to the field.
   */
  public static long csv(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    long records = 0;
    boolean isOpen = false;
    boolean isFieldStart = true;
    boolean isEmpty = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isOpen) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          i++;
        } else if (c == '"') {
          isOpen = false;
        }
      } else if (c == '\n' || c == '\r') {
        records += isEmpty ? 0 : 1;
        isEmpty = true;
        isFieldStart = true;
      } else {
        isOpen = c == '"' && isFieldStart;
        isFieldStart = c == ',';
        isEmpty = false;
      }
    }
    return records + (isEmpty ? 0 : 1) - 1;
  }
}
