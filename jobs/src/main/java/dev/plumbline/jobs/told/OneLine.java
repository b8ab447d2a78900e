package dev.plumbline.jobs.told;

/** Makes one line of a terminal of any text: no control characters, and not too long. */
public final class OneLine {
  /** What fits where a line is read without scrolling. */
  public static final int WIDTH = 100;

  private OneLine() {}

  /**
   * The text with what could move a cursor, change a colour or the direction of writing spelled out
   * as JSON spells it, so that an object says the same; the same object where there is nothing of
   * it.
   */
  public static String clean(String text) {
    if (text.codePoints().noneMatch(OneLine::isUnsafe)) {
      return text;
    }
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (isUnsafe(point)) {
                for (char unit : Character.toChars(point)) {
                  clean.append(String.format("\\u%04x", (int) unit));
                }
              } else {
                clean.appendCodePoint(point);
              }
            });
    return clean.toString();
  }

  private static boolean isUnsafe(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL && point != '\t'
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  /** A clean line that fits: first the space of its columns is given up, then its end. */
  public static String fitting(String text) {
    String clean = clean(text).replace('\t', ' ').stripTrailing();
    if (clean.length() > WIDTH) {
      clean = clean.replaceAll("(?<=\\S) {2,}", "  ");
    }
    if (clean.length() <= WIDTH) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(WIDTH - 2)) ? WIDTH - 2 : WIDTH - 1;
    return clean.substring(0, end) + "…";
  }
}
