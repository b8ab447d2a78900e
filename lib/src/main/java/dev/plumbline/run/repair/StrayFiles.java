package dev.plumbline.run.repair;

import dev.plumbline.run.publication.Staging;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.TableFolder.Strays;
import dev.plumbline.tables.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.hadoop.fs.Path;

/**
 * Data files that no version needs: written by runs that were killed before they promised anything,
 * staged and never published, or replaced so long ago that no version which can still be read has
 * them. What is staged now is none of them, nor is anything of a table that is held.
 */
final class StrayFiles implements Fault {
  private final Folders folders;
  private final Staging staging;
  private final Predicate<TableSpec> held;
  private Map<TableSpec, Strays> strays = Map.of();

  StrayFiles(Folders folders, Staging staging, Predicate<TableSpec> held) {
    this.folders = folders;
    this.staging = staging;
    this.held = held;
  }

  @Override
  public List<Found> find() {
    Map<TableSpec, Strays> all = new LinkedHashMap<>();
    List<Path> staged = staging.files();
    for (TableSpec table : Tables.ALL.stream().filter(held.negate()).toList()) {
      Strays found = folders.of(table).strays(folders.named(table), staged);
      if (!found.files().isEmpty()) {
        all.put(table, found);
      }
    }
    strays = all;
    return all.entrySet().stream().map(it -> found(it.getKey(), it.getValue())).toList();
  }

  @Override
  public void mend() {
    strays.forEach((table, found) -> folders.of(table).remove(found));
  }

  private static Found found(TableSpec table, Strays strays) {
    return Found.mended(
        "removed",
        "%s of %s, %s, older than %d days and in no version that is kept"
            .formatted(
                Amount.of(strays.files().size(), "data file"),
                table,
                Amount.of(strays.bytes(), "byte"),
                table.retentionDays()));
  }
}
