package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.terms.reject.FileReject;
import dev.plumbline.terms.reject.SampleReject;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code name{label="value",…}} of one line, the slow way: labels in any order, blanks
 * between them, escaped {@code \\ \" \n} in values. The bytes end with a line feed.
 */
final class SeriesText {
  private final byte[] bytes;
  private final SortedMap<String, String> labels = new TreeMap<>();
  private int position;
  private String name = "";
  private String problem;

  private SeriesText(byte[] bytes, int at) {
    this.bytes = bytes;
    this.position = at;
  }

  /** Reads the series that begins at this position. */
  static SeriesText read(byte[] bytes, int at) {
    SeriesText text = new SeriesText(bytes, at);
    text.read();
    return text;
  }

  /**
   * Where the series ends: behind its closing brace, or behind its name when it has no labels.
   *
   * @return -1 when the line ends before
   */
  static int end(byte[] bytes, int at) {
    int position = at;
    while (bytes[position] != '{') {
      int following = Printed.afterBlanks(bytes, position);
      if (bytes[following] == '\n') {
        return -1;
      }
      if (following > position && bytes[following] != '{') {
        // The blank belongs to it, so that a longer name is not taken for this one.
        return position + 1;
      }
      position = Math.max(following, position + 1);
    }
    boolean isQuoted = false;
    for (byte b = bytes[++position]; b != '\n'; b = bytes[++position]) {
      if (b == '"') {
        isQuoted = !isQuoted;
      } else if (isQuoted && b == '\\' && bytes[position + 1] != '\n') {
        position++;
      } else if (!isQuoted && b == '}') {
        return position + 1;
      }
    }
    return -1;
  }

  /** The metric's name. */
  String name() {
    return name;
  }

  /** The labels with a value; an empty value means the same as no label. */
  SortedMap<String, String> labels() {
    return labels;
  }

  /** Why the series cannot be read, or null. */
  String problem() {
    return problem;
  }

  private void read() {
    name = word();
    int following = Printed.afterBlanks(bytes, position);
    if (name.isEmpty()) {
      problem = SampleReject.BAD_METRIC_NAME.text();
    } else if (bytes[following] == '{') {
      position = following + 1;
      readLabels();
    } else if (!isBlank(bytes[position])) {
      problem =
          bytes[position] == '\n'
              ? SampleReject.NO_VALUE.text()
              : SampleReject.BAD_METRIC_NAME.text();
    }
  }

  private void readLabels() {
    skipBlanks();
    while (problem == null && bytes[position] != '}') {
      String label = word();
      skipBlanks();
      if (bytes[position] == '\n') {
        problem = SampleReject.UNCLOSED_LABELS.text();
      } else if (label.isEmpty() || bytes[position] != '=') {
        problem = SampleReject.BAD_LABEL.text();
      } else {
        position++;
        skipBlanks();
        readLabel(label);
      }
    }
  }

  private void readLabel(String label) {
    if (bytes[position] != '"') {
      problem =
          bytes[position] == '\n'
              ? SampleReject.UNCLOSED_LABELS.text()
              : SampleReject.BAD_LABEL.text();
      return;
    }
    String value = quoted();
    if (value == null) {
      problem = FileReject.UNCLOSED_QUOTE.text();
    } else if (!value.isEmpty() && labels.put(label, value) != null) {
      problem = SampleReject.REPEATED_LABEL.text();
    }
    skipBlanks();
    if (problem == null && bytes[position] == ',') {
      position++;
      skipBlanks();
    } else if (problem == null && bytes[position] != '}') {
      problem =
          bytes[position] == '\n'
              ? SampleReject.UNCLOSED_LABELS.text()
              : SampleReject.BAD_LABEL.text();
    }
  }

  private String quoted() {
    int start = ++position;
    boolean isEscaped = false;
    while (bytes[position] != '"') {
      if (bytes[position] == '\n') {
        return null;
      }
      if (bytes[position] == '\\' && bytes[position + 1] != '\n') {
        isEscaped = true;
        position++;
      }
      position++;
    }
    String text = new String(bytes, start, position++ - start, StandardCharsets.UTF_8);
    return isEscaped ? unescaped(text) : text;
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (next == '\\' || next == '"' || next == 'n') {
        plain.append(next == 'n' ? '\n' : next);
        i++;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private String word() {
    int start = position;
    while (isWord(bytes[position], position == start)) {
      position++;
    }
    return new String(bytes, start, position - start, StandardCharsets.ISO_8859_1);
  }

  private static boolean isWord(byte b, boolean isFirst) {
    boolean isLetter = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b == ':';
    return isLetter || !isFirst && b >= '0' && b <= '9';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  private void skipBlanks() {
    position = Printed.afterBlanks(bytes, position);
  }
}
