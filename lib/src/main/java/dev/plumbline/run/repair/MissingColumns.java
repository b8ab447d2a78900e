package dev.plumbline.run.repair;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeTables;
import dev.plumbline.storage.LakeTables.Lacking;
import dev.plumbline.tables.Tables;
import java.util.ArrayList;
import java.util.List;

/** Tables that an earlier version of the program made, without columns that are declared now. */
record MissingColumns(Lake lake) implements Fault {
  @Override
  public List<Found> find() {
    List<Found> found = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (Lacking lacking : new LakeTables(lake).lacking(Tables.ALL)) {
      if (!lacking.isThere()) {
        absent.add(lacking.table().fullName());
      } else if (!lacking.changed().isEmpty()) {
        found.add(changed(lacking.table(), lacking.changed()));
      } else {
        found.add(added(lacking.table(), lacking.columns()));
      }
    }
    if (!absent.isEmpty()) {
      found.add(
          Found.mended(
              "made", "tables that are declared and not there: " + String.join(", ", absent)));
    }
    return found;
  }

  private static Found added(TableSpec table, List<String> columns) {
    return Found.mended(
        "added",
        table
            + ": "
            + String.join(", ", columns)
            + ", which an earlier version of the program did not have. Rows that are there stay"
            + " without a value; dates get one when they are computed again");
  }

  private static Found changed(TableSpec table, List<String> columns) {
    return Found.beyond(
        table
            + " has another type for "
            + String.join(", ", columns)
            + " than this version of the program declares: run the version that made it, or"
            + " compute into a new lake");
  }

  @Override
  public void mend() {
    LakeTables tables = new LakeTables(lake);
    tables.complete(tables.lacking(Tables.ALL));
  }
}
