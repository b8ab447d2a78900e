package dev.plumbline.run.repair;

import dev.plumbline.config.Upkeep;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.tables.Tables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables whose earlier versions are held, by the configuration or by their own mark, and those that
 * no longer are.
 *
 * <ol>
 *   <li>A held table says so itself: nights remove nothing of its log then, nor does VACUUM find
 *       what to go by.
 *   <li>To say it is a commit, and a new version of the table, which the next night takes for what
 *       it is: no row has changed.
 *   <li>Where no configuration speaks of holds, what is marked stays marked: nothing is known then,
 *       and what is let go cannot be had back.
 * </ol>
 */
record HeldTables(Lake lake, Upkeep upkeep, LocalDate today) implements Fault {
  private static final String BY_ITSELF =
      ", as the table itself says; a configuration whose maintain.hold does not name it lets it go";

  /** True for a table that is held once this is mended: what maintenance goes by. */
  boolean keeps(TableSpec table) {
    return upkeep.isSaid() ? upkeep.holds(table, today) : new LakeTables(lake).isHeld(table);
  }

  /** True for a table that is held now or is to be: what goes by it lets nothing go. */
  boolean holdsOrIsToHold(TableSpec table) {
    return upkeep.holds(table, today) || new LakeTables(lake).isHeld(table);
  }

  @Override
  public List<Found> find() {
    List<Found> found = new ArrayList<>();
    LakeTables tables = new LakeTables(lake);
    for (TableSpec table : Tables.ALL) {
      boolean isHeld = tables.isHeld(table);
      if (upkeep.holds(table, today)) {
        String what = "earlier versions of " + table + ", " + upkeep.words();
        found.add(isHeld ? Found.well("held: " + what) : Found.mended("held", what));
      } else if (isHeld && !upkeep.isSaid()) {
        found.add(Found.well("held: earlier versions of " + table + BY_ITSELF));
      } else if (isHeld) {
        found.add(
            Found.mended("let go", "earlier versions of " + table + ", which nothing holds now"));
      }
    }
    return found;
  }

  @Override
  public void mend() {
    LakeTables tables = new LakeTables(lake);
    for (TableSpec table : Tables.ALL) {
      boolean holds = keeps(table);
      if (tables.isHeld(table) != holds && lake.version(table) >= 0) {
        tables.hold(table, holds);
      }
    }
  }
}
