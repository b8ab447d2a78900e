package dev.plumbline.ingest;

import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.List;

/** Counts records and rows and forgets them; a reject is an error. */
public final class CountingSink implements Sink {
  public long records;
  public long rows;

  @Override
  public void row(Object[] values, LocalDate from, LocalDate through) {
    rows++;
  }

  @Override
  public void sideRow(TableSpec table, Object[] values) {}

  @Override
  public void accepted(long more) {
    records += more;
  }

  @Override
  public void reject(long lineNumber, String raw, List<String> reasons) {
    throw new IllegalStateException(reasons + ": " + raw);
  }

  @Override
  public void duplicate() {}

  @Override
  public void ignored(String reason, long more) {}

  @Override
  public void absent(String reason) {}

  @Override
  public void unmapped(String column) {}
}
