package dev.plumbline.job;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.IngestFileDay;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;

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

  /** The column that says which date a row corrects, in a table that has one. */
  public static Optional<Col> corrects(TableSpec table) {
    return table.columns().stream()
        .filter(column -> column.name().equals(GpuHourCost.CORRECTS_DATE.name()))
        .findFirst();
  }

  /** The part of a slice that a table is cut by. */
  public static NavigableSet<LocalDate> of(TableSpec table, Slice slice) {
    return isPeriodic(table) ? slice.periods() : slice.dates();
  }
}
