package dev.plumbline.run.repair;

import dev.plumbline.run.publication.Publications.Named;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.TableFolder.Versions;
import dev.plumbline.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Publications that cannot be read as they were, since a version or a file of it is not there. */
record LostVersions(Folders folders) implements Fault {
  @Override
  public List<Found> find() {
    List<Named> all = folders.published();
    List<Found> found = new ArrayList<>();
    List<Named> old = new ArrayList<>();
    for (Named named : all) {
      boolean isNewest = named == all.get(all.size() - 1);
      Optional<TableSpec> lost = folders.lost(named);
      if (lost.isPresent() && isOlder(named, lost.get()) && !isNewest) {
        old.add(named);
      } else if (lost.isPresent()) {
        found.add(gone(named, lost.get(), folders.versions(lost.get())));
      } else if (isNewest) {
        found.addAll(missing(named));
      }
    }
    if (!old.isEmpty()) {
      found.add(0, forgotten(old));
    }
    return found;
  }

  @Override
  public void mend() {
    // Nobody can: what is lost has to come from a copy.
  }

  private boolean isOlder(Named named, TableSpec table) {
    return named.versions().get(table.fullName()) < folders.versions(table).earliest();
  }

  private static Found forgotten(List<Named> old) {
    return Found.well(
        "%s, to number %d, can no longer be read: the tables' logs do not reach back so far."
                .formatted(Amount.of(old.size(), "publication"), old.get(old.size() - 1).number())
            + " Their rows in gold.publication stay as the record of what was published when");
  }

  private static Found gone(Named named, TableSpec table, Versions versions) {
    return Found.beyond(
        "publication %d names %s at version %d, and the table has %d to %d: it was replaced, or put"
                .formatted(
                    named.number(),
                    table,
                    named.versions().get(table.fullName()),
                    versions.earliest(),
                    versions.newest())
            + " back from another copy than the rest. Put the whole lake back from one copy, or"
            + " compute into a new one from the landing");
  }

  private List<Found> missing(Named newest) {
    List<Found> found = new ArrayList<>();
    for (TableSpec table : Tables.ALL) {
      Long version = newest.versions().get(table.fullName());
      List<Path> missing = version == null ? List.of() : folders.of(table).missing(version);
      if (!missing.isEmpty()) {
        found.add(
            Found.beyond(
                "publication %d needs %s of %s that are not there, such as %s: put them back from a"
                        .formatted(
                            newest.number(),
                            Amount.of(missing.size(), "data file"),
                            table,
                            missing.get(0))
                    + " copy, or compute into a new lake from the landing"));
      }
    }
    return found;
  }
}
