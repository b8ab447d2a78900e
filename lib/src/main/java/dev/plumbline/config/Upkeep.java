package dev.plumbline.config;

import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Tables whose earlier versions are held: what they were at any night stays readable, however old,
 * as an auditor or a court may ask for.
 *
 * @param held full names of tables; empty: none
 * @param until the last day of the hold; null: as long as the configuration says it
 */
public record Upkeep(NavigableSet<String> held, LocalDate until) {
  /** Nothing is held. */
  public static final Upkeep NONE = new Upkeep(new TreeSet<>(), null);

  /** True where earlier versions of the table stay. */
  public boolean holds(TableSpec table, LocalDate today) {
    return held.contains(table.fullName()) && (until == null || !today.isAfter(until));
  }

  /** How long, in words. */
  public String words() {
    return until == null ? "while maintain.hold names it" : "until " + until;
  }
}
