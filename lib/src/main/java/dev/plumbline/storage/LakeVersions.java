package dev.plumbline.storage;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.util.DeltaFileOperations;
import scala.Option;

/** The tables of a lake as they were at given versions; a table without a version is empty. */
public final class LakeVersions {
  private final Lake lake;
  private final Map<String, Long> versions;

  /**
   * Tables at these versions.
   *
   * @param versions by {@link TableSpec#fullName}
   */
  public LakeVersions(Lake lake, Map<String, Long> versions) {
    this.lake = lake;
    this.versions = Map.copyOf(versions);
  }

  /** The version of a table; empty where it has none here. */
  public OptionalLong version(TableSpec table) {
    Long version = versions.get(table.fullName());
    return version == null ? OptionalLong.empty() : OptionalLong.of(version);
  }

  /** What Delta tells a table by, wherever it lies; empty where it has no version here. */
  public Optional<String> identity(TableSpec table) {
    Long version = versions.get(table.fullName());
    return version == null || version < 0
        ? Optional.empty()
        : Optional.of(at(table, version).metadata().id());
  }

  /** All rows, in the columns that the table has today. */
  public Frame read(TableSpec table) {
    Long version = versions.get(table.fullName());
    if (version == null) {
      return nothing(lake, table);
    }
    Snapshot snapshot = at(table, version);
    Frame rows =
        TableFiles.listed(snapshot)
            .map(files -> lake.rows(table, snapshot, files))
            .orElseGet(() -> lake.rowsAt(table, version));
    return snapshot.schema().length() < table.columns().size() ? rows.conform(table) : rows;
  }

  /** Rows of these slices, in the columns that the table has today. */
  public Frame read(TableSpec table, Collection<LocalDate> slices) {
    Long version = versions.get(table.fullName());
    if (version == null || slices.isEmpty()) {
      return nothing(lake, table);
    }
    Snapshot snapshot = at(table, version);
    Frame rows =
        TableFiles.listed(snapshot)
            .map(files -> lake.rows(table, snapshot, TableFiles.inside(table, files, slices)))
            .orElseGet(() -> lake.rowsAt(table, version).where(Lake.in(table, slices)));
    return snapshot.schema().length() < table.columns().size() ? rows.conform(table) : rows;
  }

  /** True where the lake has rows of a table, and not those of its version here. */
  public boolean isPassed(TableSpec table) {
    Long version = versions.get(table.fullName());
    boolean isSame = version != null && version == lake.version(table);
    return !isSame && lake.rowCount(table, null) != 0;
  }

  /** The slices the table had. */
  public NavigableSet<LocalDate> slices(TableSpec table) {
    NavigableSet<LocalDate> slices = new TreeSet<>();
    Long version = versions.get(table.fullName());
    if (version != null) {
      TableFiles.all(at(table, version)).forEach(file -> slices.add(TableFiles.slice(table, file)));
    }
    return slices;
  }

  /**
   * The files that form the table; none where it has no version here, or is empty.
   *
   * @throws StorageException when the table's log does not reach back to the version
   */
  public VersionFiles files(TableSpec table) {
    Long version = versions.get(table.fullName());
    if (version == null) {
      return new VersionFiles(table.schema(), List.of());
    }
    Snapshot snapshot = at(table, version);
    String location = lake.location(table).toString();
    List<Path> files =
        TableFiles.all(snapshot).stream()
            .map(file -> DeltaFileOperations.absolutePath(location, file.path()))
            .sorted()
            .toList();
    return new VersionFiles(snapshot.schema(), files);
  }

  private Snapshot at(TableSpec table, long version) {
    // A version never changes: the one at hand needs no look whether there are newer ones.
    Snapshot known = lake.log(table).unsafeVolatileSnapshot();
    Snapshot now = known.version() == version ? known : lake.snapshot(table);
    return now.version() == version
        ? now
        : lake.log(table).getSnapshotAt(version, Option.empty(), Option.empty());
  }

  /** No rows of a table, whether or not it exists. */
  static Frame nothing(Lake lake, TableSpec table) {
    return Frame.of(lake.session().createDataFrame(List.of(), table.schema()));
  }
}
