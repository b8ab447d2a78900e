package dev.plumbline.run.submit;

/** Words as a shell takes them back unchanged. */
final class ShellText {
  private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

  private ShellText() {}

  /** The word, in quotes where it needs them. */
  static String quoted(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
