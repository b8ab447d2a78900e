package dev.plumbline.jobs.idle;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;

/**
 * The day of a device as a sign for each hour. An hour that was not measured has a sign of its own,
 * since it is not known to be idle.
 */
public enum ActivityStrip {
  /** Blocks, which a terminal of Unicode draws. */
  BLOCKS("▁▂▃▄▅▆▇█", '·'),
  /** For any other. */
  ASCII("_.-:=+*#", '?');

  private static final int HOURS = 24;

  private final String signs;
  private final char unmeasured;

  ActivityStrip(String signs, char unmeasured) {
    this.signs = signs;
    this.unmeasured = unmeasured;
  }

  /** What the terminal can draw, as far as Java is told; where it is not, blocks. */
  public static ActivityStrip here() {
    String name =
        System.getProperty("sun.stdout.encoding", System.getProperty("sun.jnu.encoding", "UTF-8"));
    return of(name);
  }

  static ActivityStrip of(String charset) {
    try {
      return Charset.forName(charset).newEncoder().canEncode(BLOCKS.signs) ? BLOCKS : ASCII;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return ASCII;
    }
  }

  /** One sign an hour; of a date whose hours were not kept, that none was measured. */
  String of(List<Double> hours) {
    StringBuilder strip = new StringBuilder(HOURS);
    for (int hour = 0; hour < HOURS; hour++) {
      strip.append(hour < hours.size() ? sign(hours.get(hour)) : unmeasured);
    }
    return strip.toString();
  }

  private char sign(Double activity) {
    if (activity == null) {
      return unmeasured;
    }
    int step = (int) Math.ceil(activity * (signs.length() - 1));
    return signs.charAt(Math.max(0, Math.min(signs.length() - 1, step)));
  }

  /** What the signs mean. */
  String legend() {
    return "strip: 0-24 h UTC, activity from %s (none) to %s (all of the hour), %s not measured"
        .formatted(signs.charAt(0), signs.charAt(signs.length() - 1), unmeasured);
  }
}
