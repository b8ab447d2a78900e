package dev.plumbline.run.setup;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes YAML line by line: values quoted where they must be, comments on one line each. */
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_./][A-Za-z0-9_./-]*");
  private static final Set<String> WORDS =
      Set.of("yes", "no", "on", "off", "true", "false", "null");
  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();

  /** One line as it stands. */
  YamlText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  YamlText blank() {
    return line("");
  }

  /** A comment, broken into lines that can be read. */
  YamlText comment(String indent, String sentence) {
    StringBuilder line = new StringBuilder(indent + "#");
    for (String word : oneLine(sentence).split(" ")) {
      if (line.length() + word.length() >= WIDTH && line.length() > indent.length() + 2) {
        line(line.toString());
        line = new StringBuilder(indent + "#  ");
      }
      line.append(' ').append(word);
    }
    return line(line.toString());
  }

  /** A value that stands for exactly this text. */
  static String value(String text) {
    if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    return "'" + oneLine(text).replace("'", "''") + "'";
  }

  /** Names out of files never end a comment or a value. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\ufeff]", " ");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
