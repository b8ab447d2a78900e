package dev.plumbline.run.doctor;

import java.util.Locale;

/**
 * One thing that was looked at before a night.
 *
 * @param level how bad it is
 * @param what in a sentence
 * @param where the file and line, or the place it is about; empty when it is nowhere
 * @param remedy what to do; empty when nothing is to be done
 */
public record Finding(Level level, String what, String where, String remedy) {

  /** How bad a finding is. */
  public enum Level {
    /** As it should be. */
    OK,
    /** A night runs, and some figure of it is not measured or belongs to nobody. */
    WARNING,
    /** A night would stop, or leave out what the configuration asks for. */
    ERROR
  }

  static Finding ok(String what, String where) {
    return new Finding(Level.OK, what, where, "");
  }

  static Finding warning(String what, String where, String remedy) {
    return new Finding(Level.WARNING, what, where, remedy);
  }

  static Finding error(String what, String where, String remedy) {
    return new Finding(Level.ERROR, what, where, remedy);
  }

  /** True when it stops a night. */
  public boolean isError() {
    return level == Level.ERROR;
  }

  /** The lines a person reads. */
  public String text() {
    StringBuilder text =
        new StringBuilder("%-8s %s".formatted(level.name().toLowerCase(Locale.ROOT), what));
    if (!where.isEmpty()) {
      text.append(isShort() ? "  (" + where + ")" : "%n         where:  %s".formatted(where));
    }
    if (!remedy.isEmpty()) {
      text.append("%n         remedy: %s".formatted(remedy));
    }
    return text.toString();
  }

  private boolean isShort() {
    return level == Level.OK;
  }
}
