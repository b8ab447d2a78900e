package dev.plumbline.report;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;

/** The rows of one need: those at hand for the page, and a way to walk through all there are. */
final class Rows {
  private final Need need;
  private final List<Cells> shown;
  private final long total;
  private final Supplier<Iterator<Row>> everything;
  private final String absence;

  private Rows(
      Need need, List<Row> shown, long total, Supplier<Iterator<Row>> everything, String absence) {
    if (total < shown.size()) {
      throw new IllegalArgumentException(
          "a total of %d rows cannot be less than the %d rows shown"
              .formatted(total, shown.size()));
    }
    RowLayout layout = need.layout();
    this.need = need;
    this.shown = shown.stream().map(layout::read).toList();
    this.total = total;
    this.everything = everything;
    this.absence = absence;
  }

  /** All rows there are. */
  static Rows all(Need need, List<Row> rows) {
    return new Rows(need, rows, rows.size(), rows::iterator, null);
  }

  /** The first of {@code total} rows; {@code everything} walks through all of them. */
  static Rows firstOf(Need need, List<Row> rows, long total, Supplier<Iterator<Row>> everything) {
    return new Rows(need, rows, total, everything, null);
  }

  /** No rows, and the reason, as a sentence for readers. */
  static Rows absent(Need need, String reason) {
    return new Rows(need, List.of(), 0, java.util.Collections::emptyIterator, reason);
  }

  /** What they are the rows of. */
  Need need() {
    return need;
  }

  /** The rows at hand, in the order of the need. */
  List<Cells> shown() {
    return shown;
  }

  /** How many rows there are, whether at hand or not. */
  long total() {
    return total;
  }

  /** Every row, one after the other: those not at hand are read while walking. */
  Stream<Cells> all() {
    if (!isCapped()) {
      return shown.stream();
    }
    RowLayout layout = need.layout();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(everything.get(), Spliterator.ORDERED), false)
        .map(layout::read);
  }

  /** True when there are more rows than are at hand. */
  boolean isCapped() {
    return total > shown.size();
  }

  boolean isEmpty() {
    return shown.isEmpty();
  }

  List<Cells> where(Predicate<Cells> condition) {
    return shown.stream().filter(condition).toList();
  }

  /** Why there are none, as a sentence for readers; null when nothing is known about it. */
  String absence() {
    return absence;
  }

  /** Why nothing is shown. */
  String reason(String otherwise) {
    return absence == null ? otherwise : absence;
  }
}
