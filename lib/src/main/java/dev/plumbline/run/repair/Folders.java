package dev.plumbline.run.repair;

import dev.plumbline.run.publication.Publications;
import dev.plumbline.run.publication.Publications.Named;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.TableFolder;
import dev.plumbline.storage.TableFolder.Versions;
import dev.plumbline.tables.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The folders of a lake's tables, and which of their versions the publications name; looked at
 * once, after what was unfinished is finished.
 */
final class Folders {
  private final Lake lake;
  private final Publications publications;
  private final Map<TableSpec, Versions> versions = new HashMap<>();
  private List<Named> named;

  Folders(Lake lake, Publications publications) {
    this.lake = lake;
    this.publications = publications;
  }

  TableFolder of(TableSpec table) {
    return new TableFolder(lake, table);
  }

  /** All that is published, the newest last. */
  List<Named> published() {
    if (named == null) {
      named = publications.named();
    }
    return named;
  }

  /** The versions of a table that any publication names. */
  Set<Long> named(TableSpec table) {
    return published().stream()
        .map(it -> it.versions().get(table.fullName()))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** The versions that a table has. */
  Versions versions(TableSpec table) {
    return versions.computeIfAbsent(table, it -> of(it).versions());
  }

  /** The first table whose version is not there; empty when the publication can be read. */
  Optional<TableSpec> lost(Named publication) {
    return Tables.ALL.stream()
        .filter(table -> publication.versions().containsKey(table.fullName()))
        .filter(table -> !versions(table).has(publication.versions().get(table.fullName())))
        .findFirst();
  }

  /** True when the newest publication can be read, as far as logs tell. */
  boolean isNewestThere() {
    List<Named> all = published();
    return all.isEmpty() || lost(all.get(all.size() - 1)).isEmpty();
  }
}
