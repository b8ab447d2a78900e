package dev.plumbline.attention;

import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Function;

/**
 * What kinds look at.
 *
 * @param tables the rows of a table that some kind reads
 * @param nodes the configured nodes
 * @param sources the configured sources
 * @param dates the computed dates
 */
public record Facts(
    Function<TableSpec, Frame> tables,
    Nodes nodes,
    List<ExpectedSource> sources,
    NavigableSet<LocalDate> dates) {

  /** The rows of a table. */
  public Frame of(TableSpec table) {
    return tables.apply(table);
  }
}
