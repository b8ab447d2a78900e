package dev.plumbline.jobs.told;

import java.util.Locale;

/** How much a line matters. */
public enum Level {
  /** A sign of life, a step, an answer. */
  INFO,
  /** Something a person should look at, and the run goes on. */
  WARN,
  /** What ended the run. */
  ERROR;

  /** What a line's own first word says it to be. */
  public static Level of(String line, Level otherwise) {
    return line.startsWith("warning:") || line.startsWith("stopped") ? WARN : otherwise;
  }

  /** As it stands in a line of JSON. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
