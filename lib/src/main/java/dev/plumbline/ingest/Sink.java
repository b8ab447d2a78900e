package dev.plumbline.ingest;

import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.List;

/**
 * Takes what an ingester finds. Every record of a file (a line, an event, a charge line) is counted
 * by exactly one of {@link #accepted}, {@link #reject}, {@link #duplicate} and {@link #ignored};
 * rows are counted apart, since many records may make one row and one record may make several.
 */
public interface Sink {

  /**
   * A canonical row of {@link Ingester#rows}.
   *
   * @param values in the order of the table's columns; {@code Instant}, {@code LocalDate}, {@code
   *     BigDecimal}, {@code Long}, {@code Double}, {@code Boolean}, {@code String}, {@code
   *     java.util.Map}, {@code java.util.List}, {@code Object[]} for structs, or null
   * @param from first date that the row touches
   * @param through last date that the row touches; the same for an instant
   */
  void row(Object[] values, LocalDate from, LocalDate through);

  /** A row of one of {@link Ingester#sideRows}; equal rows may be given more than once. */
  void sideRow(TableSpec table, Object[] values);

  /** So many records became part of rows. */
  void accepted(long records);

  /** The record that starts at this line cannot be used. */
  void reject(long lineNumber, String raw, List<String> reasons);

  /**
   * The charge line that was just rejected, as far as it could be read.
   *
   * @param lineNumber line where it starts
   * @param values in the order of the columns of {@code silver.focus_charge}, null where unknown
   * @param isUnreadable true when an amount of it could not be read: nobody knows what is missing
   */
  default void rejectedCharge(long lineNumber, Object[] values, boolean isUnreadable) {}

  /** The record equals one already accepted. */
  void duplicate();

  /** So many records are left out for a reason that is counted, such as an unmapped metric. */
  void ignored(String reason, long records);

  /** A value of an accepted record is no number, for this reason; the value is null. */
  void absent(String reason);

  /**
   * What the file says of itself, or lacks as a whole, that a person should know before using its
   * rows: a server that called its answer incomplete, records none of which can count. A sentence.
   */
  default void warning(String text) {}

  /** The file has a column or field that no rule reads; it is kept where the table keeps extras. */
  void unmapped(String column);
}
