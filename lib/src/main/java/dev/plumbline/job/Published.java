package dev.plumbline.job;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a night published, to be read and not to be changed. Tables are read at the versions that
 * the night's row of {@code gold.publication} names, so all of them agree whatever is being written
 * meanwhile.
 */
public interface Published {
  /** True when nothing was ever published: every table is then empty. */
  boolean isEmpty();

  /** Its place among all publications of the lake; 0 when there is none. */
  long number();

  /** The run that published; empty when there is none. */
  String nightId();

  /** True of a publication of this lake, be it a later one than this, of this number and run. */
  boolean has(long publication, String night);

  /** When it began; null when there is none. */
  Instant at();

  /** Every date published by then, and the run that published it last. */
  NavigableMap<LocalDate, String> nights();

  /** The version of a table that was published; empty for a journal, and where it had none. */
  OptionalLong version(TableSpec table);

  /**
   * What tells the table that was published from any other at the same place, as when it was
   * removed and its versions were counted anew; empty where it had no version.
   */
  Optional<String> identity(TableSpec table);

  /** The rows of a table as they were published; of a journal all there are. */
  Frame read(TableSpec table);

  /** The slices the table had when it was published. */
  NavigableSet<LocalDate> slices(TableSpec table);

  /**
   * The rows of a raw table or a journal as they are now: what came in and what was found since,
   * published or not.
   */
  Frame arrived(TableSpec table);
}
