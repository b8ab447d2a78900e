package dev.plumbline.schema;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.Row;

/** Cuts rows sorted by their leading key into groups and strings their results together. */
final class GroupIterator implements Iterator<Row> {
  private final Iterator<Row> sorted;
  private final int[] key;
  private final GroupKernel kernel;
  private Row next;
  private Row first;

  /** True while the next row belongs to the group of the first; compared once for each row. */
  private boolean goesOn;

  private Iterator<Row> results = Collections.emptyIterator();

  GroupIterator(Iterator<Row> sorted, int[] key, GroupKernel kernel) {
    this.sorted = sorted;
    this.key = key;
    this.kernel = kernel;
    this.next = sorted.hasNext() ? sorted.next() : null;
  }

  @Override
  public boolean hasNext() {
    while (!results.hasNext()) {
      skipRest();
      if (next == null) {
        return false;
      }
      first = next;
      goesOn = true;
      results = kernel.rows(new Group());
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return results.next();
  }

  /** A kernel may stop before its group's end. */
  private void skipRest() {
    while (goesOn) {
      advance();
    }
  }

  private void advance() {
    next = sorted.hasNext() ? sorted.next() : null;
    goesOn = next != null && sameGroup();
  }

  private boolean sameGroup() {
    for (int position : key) {
      if (!Objects.equals(first.get(position), next.get(position))) {
        return false;
      }
    }
    return true;
  }

  private final class Group implements Iterator<Row> {
    @Override
    public boolean hasNext() {
      return goesOn;
    }

    @Override
    public Row next() {
      if (!goesOn) {
        throw new NoSuchElementException();
      }
      Row row = next;
      advance();
      return row;
    }
  }
}
