package dev.plumbline.ingest.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream into the JSON objects at its top level, whether they stand one per line, spread
 * over many lines, in an array, or behind the prefix of a log line. Holds one object at a time.
 *
 * <p>A line that was cut in half is told from an object spread over lines by what follows: a line
 * end inside a text, or a line that begins an object which has the marker.
 */
public final class JsonRecords {
  private static final int LONGEST = 64 * 1024 * 1024;

  /** What was cut out. */
  public enum Kind {
    /** A balanced object; whether it is valid JSON is for the parser to say. */
    OBJECT,
    /** Something that is not a whole object. */
    BROKEN,
    /** A line of text that is no JSON at all, such as a log line. */
    TEXT
  }

  private final ByteWindow bytes;
  private final String marker;
  private byte[] record = new byte[ByteWindow.AHEAD];
  private int length;
  private long line = 1;
  private long startLine;
  private Kind kind;

  /**
   * Starts at the first byte.
   *
   * @param marker a text that each record has, with its quotes
   */
  public JsonRecords(InputStream stream, String marker) {
    this.bytes = new ByteWindow(stream);
    this.marker = marker;
  }

  /** Moves to the next record; false at the end. */
  public boolean next() throws IOException {
    length = 0;
    int next = skipBetween();
    startLine = line;
    if (next < 0) {
      return false;
    }
    kind = next == '{' ? object() : textLine();
    return true;
  }

  public Kind kind() {
    return kind;
  }

  /** Line where the record starts, from 1. */
  public long line() {
    return startLine;
  }

  public byte[] content() {
    return Arrays.copyOf(record, length);
  }

  public String text() {
    return new String(record, 0, length, StandardCharsets.UTF_8);
  }

  /** Skips white space, byte order marks, record separators and the punctuation of arrays. */
  private int skipBetween() throws IOException {
    while (true) {
      int next = bytes.peek();
      switch (next) {
        case '\n' -> line++;
        case ' ', '\t', '\r', ',', '[', ']', 0x1E, 0xEF, 0xBB, 0xBF -> {}
        default -> {
          return next;
        }
      }
      bytes.read();
    }
  }

  private Kind object() throws IOException {
    int depth = 0;
    boolean quoted = false;
    for (int next = bytes.read(); next >= 0; next = bytes.read()) {
      if (next == '\n') {
        line++;
        if (quoted || beginsRecord(bytes.restOfLine())) {
          return Kind.BROKEN;
        }
      }
      keep(next);
      if (quoted) {
        quoted = staysQuoted(next);
      } else if (next == '"') {
        quoted = true;
      } else if (next == '{' || next == '[') {
        depth++;
      } else if ((next == '}' || next == ']') && --depth == 0) {
        return length > LONGEST ? Kind.BROKEN : Kind.OBJECT;
      }
    }
    return Kind.BROKEN;
  }

  private boolean staysQuoted(int next) throws IOException {
    if (next == '\\' && bytes.peek() != '\n') {
      keep(bytes.read());
    }
    return next != '"';
  }

  private void keep(int next) {
    if (next < 0 || length > LONGEST) {
      return;
    }
    if (length == record.length) {
      record = Arrays.copyOf(record, 2 * length);
    }
    record[length++] = (byte) next;
  }

  /**
   * A line that is no object, unless an object follows what looks like the prefix of a log line.
   */
  private Kind textLine() throws IOException {
    boolean plain = true;
    for (int next = bytes.peek(); next >= 0 && next != '\n'; next = bytes.peek()) {
      if (next == '{' && plain) {
        length = 0;
        return object();
      }
      plain &= next != '"' && next != '}';
      keep(bytes.read());
    }
    return plain ? Kind.TEXT : Kind.BROKEN;
  }

  private boolean beginsRecord(String rest) {
    int brace = rest.indexOf('{');
    if (brace < 0 || rest.indexOf(marker, brace) < 0) {
      return false;
    }
    String prefix = rest.substring(0, brace);
    boolean logPrefix =
        prefix.chars().noneMatch(c -> c == '"' || c == '}')
            && prefix.chars().anyMatch(Character::isLetterOrDigit);
    return prefix.isEmpty() || logPrefix;
  }
}
