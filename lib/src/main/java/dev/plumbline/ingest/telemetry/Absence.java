package dev.plumbline.ingest.telemetry;

import java.util.Locale;
import java.util.Optional;

/** Why a printed value is no number. */
public enum Absence {
  /** DCGM's blank: the field has no value (yet). */
  BLANK,
  /** DCGM's blank: the field does not exist here. */
  NOT_FOUND,
  /** The device does not have it. */
  NOT_SUPPORTED,
  /** The exporter may not read it. */
  NOT_PERMITTED,
  /** {@code N/A} and its kin. */
  NOT_AVAILABLE,
  /** Reading it failed: a fault of the device. */
  ERROR,
  /** Not a number. */
  NAN,
  /** Plus or minus infinity. */
  INFINITE,
  /** A number the field cannot have. */
  OUT_OF_RANGE,
  /** Activity of a GPU that is divided into MIG instances is never measured for itself. */
  MIG_PARENT,
  /** A value of the whole board on the row of one MIG instance. */
  MIG_PARENT_COPY,
  /** A value that MIG instances do not have; old exporters print 0. */
  MIG_INSTANCE;

  /** DCGM's four blanks, in the order of their codes. */
  private static final Absence[] BLANKS = {BLANK, NOT_FOUND, NOT_SUPPORTED, NOT_PERMITTED};

  private static final double BLANK_INT32 = 0x7ffffff0;
  private static final double BLANK_FLOAT64 = 140737488355328.0;
  private static final double BLANK_INT64_FROM = 9.2e18;

  private final String reason = name().toLowerCase(Locale.ROOT);

  /** The reason as tables and counts name it. */
  public String reason() {
    return reason;
  }

  /** What the word says in the place of a number. */
  public static Optional<Absence> ofWord(String word) {
    String plain = word.replace("[", "").replace("]", "").trim().toUpperCase(Locale.ROOT);
    return Optional.ofNullable(
        switch (plain) {
          case "NAN", "+NAN", "-NAN" -> NAN;
          case "INF", "+INF", "-INF", "INFINITY", "+INFINITY", "-INFINITY" -> INFINITE;
          case "N/A", "NA", "NOT AVAILABLE", "NO DATA" -> NOT_AVAILABLE;
          case "NOT SUPPORTED", "REQUESTED FUNCTIONALITY HAS BEEN DEPRECATED" -> NOT_SUPPORTED;
          case "INSUFFICIENT PERMISSIONS" -> NOT_PERMITTED;
          case "NOT FOUND", "FUNCTION NOT FOUND" -> NOT_FOUND;
          case "ERR!", "ERR", "ERROR", "UNKNOWN ERROR", "GPU IS LOST", "GPU REQUIRES RESET" ->
              ERROR;
          // The driver library's other failures, as nvidia-smi prints them in place of a value.
          case "TIMEOUT",
              "UNINITIALIZED",
              "DRIVER NOT LOADED",
              "INSUFFICIENT EXTERNAL POWER",
              "INTERRUPT REQUEST ISSUE",
              "CORRUPTED INFOROM" ->
              ERROR;
          default -> null;
        });
  }

  /**
   * Whether a printed number is one of DCGM's blanks: int32 0x7ffffff0 to f3, double
   * 140737488355328.0 to .3, int64 9223372036854775792 to 795. From 9.2e18 on everything is blank,
   * since a double cannot tell those apart. Null when it is a number.
   */
  static Absence ofNumber(double printed) {
    if (printed < BLANK_INT32) {
      return null;
    }
    if (printed <= BLANK_INT32 + 3 && printed == Math.rint(printed)) {
      return BLANKS[(int) (printed - BLANK_INT32)];
    }
    if (printed >= BLANK_FLOAT64 && printed < BLANK_FLOAT64 + 0.35) {
      return BLANKS[(int) Math.round((printed - BLANK_FLOAT64) * 10)];
    }
    return printed >= BLANK_INT64_FROM ? BLANK : null;
  }

  /** DCGM's int64 blanks while they are still text. */
  static Absence ofInt64(String digits) {
    return switch (digits) {
      case "9223372036854775792" -> BLANK;
      case "9223372036854775793" -> NOT_FOUND;
      case "9223372036854775794" -> NOT_SUPPORTED;
      case "9223372036854775795" -> NOT_PERMITTED;
      default -> null;
    };
  }
}
