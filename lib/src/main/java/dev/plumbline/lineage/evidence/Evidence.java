package dev.plumbline.lineage.evidence;

import java.time.Instant;
import java.util.Comparator;

/**
 * A record behind a link.
 *
 * @param says what it says, in a few words
 * @param place where it stands
 * @param at when what it says happened
 */
public record Evidence(String says, Place place, Instant at) {
  /** The earliest first; of one time in the order of the places. */
  static final Comparator<Evidence> BY_TIME =
      Comparator.comparing(Evidence::at)
          .thenComparing(evidence -> evidence.place().toString())
          .thenComparing(Evidence::says);

  /**
   * A line of a file that was read.
   *
   * @param source the configured source
   * @param file the path relative to the source's folder
   * @param line from 1
   * @param sha256 of the file's bytes; null where no such file is known any more
   */
  public record Place(String source, String file, long line, String sha256) {}
}
