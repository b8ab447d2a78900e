package dev.plumbline.report;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The run that a report is about.
 *
 * @param id the night's id
 * @param date newest date of the run
 * @param outcome how it ended
 * @param problem problem, cause and remedy when it failed; null when it did not
 * @param figuresDate the date shown in detail: {@code date} when it was published, else the newest
 *     published one; null when nothing was ever published
 * @param writtenAt when the report is written, which is after the run; when the run began, its
 *     journal says
 * @param version the program's version; null when unknown
 */
public record ReportedNight(
    String id,
    LocalDate date,
    Outcome outcome,
    String problem,
    LocalDate figuresDate,
    Instant writtenAt,
    String version) {

  /** How the run ended. */
  public enum Outcome {
    /** The date's figures are in force. */
    PUBLISHED,
    /** A check of severity fail was violated; nothing was published. */
    GATE_FAILED,
    /** Something else stopped the run; nothing was published. */
    FAILED
  }
}
