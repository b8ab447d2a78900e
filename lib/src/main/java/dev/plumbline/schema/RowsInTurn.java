package dev.plumbline.schema;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * The rows of one thing after those of another, each made when it is asked for. The iterator of a
 * stream that was mapped flat makes all rows of a thing before it gives the first, and holds them.
 */
public final class RowsInTurn<T> implements Iterator<Row> {
  private final Iterator<T> things;
  private final Function<T, Iterator<Row>> rows;
  private Iterator<Row> now = Collections.emptyIterator();

  public RowsInTurn(Iterator<T> things, Function<T, Iterator<Row>> rows) {
    this.things = things;
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    while (!now.hasNext() && things.hasNext()) {
      now = Collections.emptyIterator();
      now = rows.apply(things.next());
    }
    return now.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return now.next();
  }
}
