package dev.plumbline.run.repair;

import dev.plumbline.run.publication.Publications;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Tables;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Versions that no publication names: between nights, of runs that a gate stopped, of what was read
 * and never published. They are history and go with the table's log.
 */
record UnnamedVersions(Folders folders) implements Fault {
  @Override
  public List<Found> find() {
    long count = 0;
    long tables = 0;
    Instant oldest = Instant.MAX;
    for (TableSpec table : Tables.ALL) {
      if (!Publications.JOURNALS.contains(table)) {
        Set<Long> named = folders.named(table);
        List<Instant> unnamed =
            folders.versions(table).commits().entrySet().stream()
                .filter(commit -> commit.getKey() > 0 && !named.contains(commit.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        count += unnamed.size();
        tables += unnamed.isEmpty() ? 0 : 1;
        oldest = unnamed.stream().min(Instant::compareTo).filter(oldest::isAfter).orElse(oldest);
      }
    }
    return count == 0 ? List.of() : List.of(found(count, tables, oldest));
  }

  private static Found found(long count, long tables, Instant oldest) {
    return Found.well(
        "%s of %s that no publication names, since %s: history, which stays as long as the tables'"
                .formatted(
                    Amount.of(count, "version"),
                    Amount.of(tables, "table"),
                    oldest.atZone(ZoneOffset.UTC).toLocalDate())
            + " logs");
  }

  @Override
  public void mend() {
    // History is not mended.
  }
}
