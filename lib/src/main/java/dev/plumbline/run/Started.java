package dev.plumbline.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which run it is, and when it began: its clock, read once.
 *
 * @param nightId id of the run
 * @param at when it began
 */
record Started(String nightId, Instant at) {

  /** A run that begins now, told apart from every other one. */
  static Started at(Instant now) {
    return new Started(now + "-" + Long.toHexString(System.nanoTime() & 0xFFFFFFL), now);
  }

  /** The date (UTC) on which it began. */
  LocalDate date() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
