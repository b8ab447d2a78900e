package dev.plumbline.storage;

import dev.plumbline.schema.TableSpec;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.AddFile;

/**
 * The data files of a table's snapshot. Delta keeps the list of a table of few files beside its
 * log, in the checksum of the version: it is used where it is there, since asking the log itself is
 * a Spark job each time.
 */
final class TableFiles {
  private TableFiles() {}

  /** All files, with their statistics as far as the log holds them. */
  static List<AddFile> all(Snapshot snapshot) {
    return listed(snapshot)
        .orElseGet(
            () ->
                ScalaInterop.list(
                    snapshot.filesForScan(ScalaInterop.seq(List.of()), true).files()));
  }

  /** The files of these slices. */
  static List<AddFile> inside(TableSpec table, Snapshot snapshot, Collection<LocalDate> slices) {
    return listed(snapshot)
        .map(files -> inside(table, files, slices))
        .orElseGet(
            () ->
                ScalaInterop.list(
                    snapshot
                        .filesForScan(
                            ScalaInterop.seq(List.of(Lake.in(table, slices).expr())), true)
                        .files()));
  }

  /** Those of the files that lie in these slices. */
  static List<AddFile> inside(TableSpec table, List<AddFile> files, Collection<LocalDate> slices) {
    Set<LocalDate> kept = Set.copyOf(slices);
    return files.stream().filter(file -> kept.contains(slice(table, file))).toList();
  }

  /** The list that stands beside the log; empty when the table has too many files for one. */
  static Optional<List<AddFile>> listed(Snapshot snapshot) {
    if (snapshot.checksumOpt().isEmpty()) {
      return Optional.empty();
    }
    VersionChecksum checksum = snapshot.checksumOpt().get();
    if (checksum.numFiles() == 0) {
      return Optional.of(List.of());
    }
    if (checksum.allFiles().isEmpty()) {
      return Optional.empty();
    }
    List<AddFile> files = ScalaInterop.list(checksum.allFiles().get());
    return files.size() == checksum.numFiles() ? Optional.of(files) : Optional.empty();
  }

  /** Rows of these files, as far as the log tells. */
  static long rows(List<AddFile> files) {
    return files.stream()
        .filter(file -> file.numLogicalRecords().isDefined())
        .mapToLong(file -> ((Number) file.numLogicalRecords().get()).longValue())
        .sum();
  }

  /** The same of a file that may be anybody's; null where it names no slice. */
  static LocalDate sliceIfAny(TableSpec table, AddFile file) {
    String column = table.partition().orElseThrow().name();
    if (file.partitionValues() == null || file.partitionValues().get(column).isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(String.valueOf(file.partitionValues().get(column).get()));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Which slice of the table a file belongs to. */
  static LocalDate slice(TableSpec table, AddFile file) {
    return LocalDate.parse(file.partitionValues().apply(table.partition().orElseThrow().name()));
  }
}
