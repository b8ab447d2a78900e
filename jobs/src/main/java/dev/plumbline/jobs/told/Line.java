package dev.plumbline.jobs.told;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is told.
 *
 * @param level how much it matters
 * @param message for a person, in one line
 * @param figures for a machine, by name
 */
public record Line(Level level, String message, Map<String, Object> figures) {
  /** A line without figures. */
  public Line(Level level, String message) {
    this(level, message, Map.of());
  }

  /** Something that goes on. */
  public static Line info(String message) {
    return new Line(Level.INFO, message);
  }

  /** The same with one more figure; null is left out. */
  public Line with(String name, Object value) {
    if (value == null) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(figures);
    more.put(name, value);
    return new Line(level, message, more);
  }
}
