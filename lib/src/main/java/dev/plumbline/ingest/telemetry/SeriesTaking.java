package dev.plumbline.ingest.telemetry;

import dev.plumbline.ingest.Sink;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Takes series, each with its metric and labels, and then its values one by one: the end that
 * formats which carry series share. A value counts as one record and ends in exactly one of the
 * sink's counts.
 */
public interface SeriesTaking {

  /** Where the values of this series belong; ask once per series, not per value. */
  Taker taker(String metricName, SortedMap<String, String> labels);

  /**
   * Makes rows of everything that is open and forgets it, once the file has named so much that it
   * should not all be held; the file is then read on as if it were another. To be called between
   * series: takers that were asked for before must not be used after.
   *
   * @return true when it forgot
   */
  boolean relieve(Sink sink);

  /** Makes rows of everything that is open; to be called when the file ends, also broken. */
  void finish(Sink sink);

  /** Takes the values of one series. */
  interface Taker {
    /** Why the values are left out whatever they are, or null. */
    String ignoredFor();

    /**
     * Takes one value.
     *
     * @param text the value as it is printed
     * @param instant milliseconds since 1970, or {@link Printed#NO_INSTANT} for the file's own
     * @param lineNumber line of the record, for rejects
     * @param raw the record as it stands in the file, for rejects
     */
    void add(String text, long instant, long lineNumber, Supplier<String> raw, Sink sink);
  }
}
