package dev.plumbline.job;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.IngestFileDay;
import java.time.LocalDate;
import java.util.NavigableSet;

/** What a table's slices are: dates or billing periods. */
public final class Partitions {
  private Partitions() {}

  /** True when the table's slices are billing periods. */
  public static boolean isPeriodic(TableSpec table) {
    return table
        .partition()
        .filter(column -> column.name().equals(IngestFileDay.BILLING_PERIOD_START.name()))
        .isPresent();
  }

  /** The part of a slice that a table is cut by. */
  public static NavigableSet<LocalDate> of(TableSpec table, Slice slice) {
    return isPeriodic(table) ? slice.periods() : slice.dates();
  }
}
