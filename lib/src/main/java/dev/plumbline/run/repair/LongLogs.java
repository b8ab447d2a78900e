package dev.plumbline.run.repair;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.TableLog;
import dev.plumbline.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Logs whose checkpoint is far behind, or that reach back further than their table's retention and
 * are of none that is held.
 */
record LongLogs(Lake lake, Predicate<TableSpec> held) implements Fault {
  @Override
  public List<Found> find() {
    List<Found> found = new ArrayList<>();
    for (TableSpec table : Tables.ALL) {
      TableLog log = new TableLog(lake, table);
      if (log.lacksCheckpoint()) {
        found.add(written(table));
      }
      if (!held.test(table) && log.expired() > 0) {
        found.add(removed("up to ", log.expired(), table));
      }
    }
    return found;
  }

  @Override
  public List<Found> mended(List<Found> found) {
    List<Found> done = new ArrayList<>();
    for (TableSpec table : Tables.ALL) {
      TableLog log = new TableLog(lake, table);
      long expired = held.test(table) ? 0 : log.expired();
      if (log.lacksCheckpoint()) {
        log.checkpoint();
        done.add(written(table));
      } else if (expired > 0) {
        log.forget();
      }
      long gone = expired - (expired == 0 ? 0 : log.expired());
      if (gone > 0) {
        done.add(removed("", gone, table));
      }
    }
    return done;
  }

  @Override
  public void mend() {
    mended(List.of());
  }

  private static Found written(TableSpec table) {
    return Found.mended("written", "a checkpoint of " + table + ", whose last is far behind");
  }

  private static Found removed(String about, long files, TableSpec table) {
    return Found.mended(
        "removed",
        "%s%s of the log of %s, older than %d days"
            .formatted(about, Amount.of(files, "file"), table, table.retentionDays()));
  }
}
