package dev.plumbline.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Text for a box of a drawing, where nothing wraps and nothing may be clipped. No font is at hand
 * when a page is written, so widths are estimated, rather too wide: of a letter by its kind, of
 * what is not Latin as of a whole square.
 */
final class FittedText {
  private static final char ELLIPSIS = '\u2026';
  private static final String NARROW = "iljtfrI.,:;|!'()[]{}/\\- ";
  private static final String WIDE = "mwMW@%\u2026";
  private static final int LATIN = 0x250;

  private FittedText() {}

  /** How wide a text is, in the size of the font. */
  static double width(String text) {
    return text.codePoints().mapToDouble(FittedText::width).sum();
  }

  private static double width(int letter) {
    if (letter >= LATIN && letter != ELLIPSIS) {
      return 1.05;
    }
    if (NARROW.indexOf(letter) >= 0) {
      return 0.42;
    }
    if (WIDE.indexOf(letter) >= 0) {
      return 1.02;
    }
    return Character.isUpperCase(letter) ? 0.76 : 0.65;
  }

  /** The text where it fits, else its beginning and an ellipsis. */
  static String start(String text, double width) {
    return width(text) <= width ? text : head(text, width - width(ELLIPSIS)) + ELLIPSIS;
  }

  /** The text where it fits, else its two ends: of names the last part tells most. */
  static String ends(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    double left = width - width(ELLIPSIS);
    String reversed = new StringBuilder(text).reverse().toString();
    String tail = new StringBuilder(head(reversed, left * 0.6)).reverse().toString();
    return head(text, left * 0.4) + ELLIPSIS + tail;
  }

  private static String head(String text, double width) {
    double left = width;
    int at = 0;
    while (at < text.length()) {
      int letter = text.codePointAt(at);
      left -= width(letter);
      if (left < 0) {
        break;
      }
      at += Character.charCount(letter);
    }
    return text.substring(0, at);
  }

  /**
   * The text in lines, the last with an ellipsis where more is left. They are cut at blanks; a word
   * that no line can hold begins where more than half of one is free.
   */
  static List<String> lines(String text, double width, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty() && lines.size() < most - 1 && width(rest) > width) {
      int end = end(rest, width);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      lines.add(start(rest, width));
    }
    return lines;
  }

  private static int end(String text, double width) {
    int most = Math.max(head(text, width).length(), text.offsetByCodePoints(0, 1));
    int blank = text.lastIndexOf(' ', most);
    if (blank <= 0) {
      return most;
    }
    int next = text.indexOf(' ', blank + 1);
    double word = width(text.substring(blank + 1, next < 0 ? text.length() : next));
    boolean isHalfEmpty = width(text.substring(0, blank)) < width / 2;
    return word > width && isHalfEmpty ? most : blank;
  }
}
