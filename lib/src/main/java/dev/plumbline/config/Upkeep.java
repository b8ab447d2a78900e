package dev.plumbline.config;

import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Tables whose earlier versions are held: what they were at any night stays readable, however old,
 * as an auditor or a court may ask for.
 *
 * @param isSaid false where no configuration says what is held: then tables that are marked as held
 *     stay so
 * @param held full names of tables; empty: none
 * @param until the last day of the hold; null: as long as the configuration says it
 */
public record Upkeep(boolean isSaid, NavigableSet<String> held, LocalDate until) {
  /** Nobody says what is held: that is known by the marks of the tables alone. */
  public static final Upkeep UNSAID = new Upkeep(false, new TreeSet<>(), null);

  /** A configuration says that nothing is held. */
  public static final Upkeep NONE = new Upkeep(true, new TreeSet<>(), null);

  /** These tables are held, to the end of that day; null: as long as the configuration says it. */
  public static Upkeep of(NavigableSet<String> held, LocalDate until) {
    return new Upkeep(true, held, until);
  }

  /** True where earlier versions of the table stay. */
  public boolean holds(TableSpec table, LocalDate today) {
    return held.contains(table.fullName()) && (until == null || !today.isAfter(until));
  }

  /** How long, in words. */
  public String words() {
    return until == null ? "while maintain.hold names it" : "until " + until;
  }
}
