package dev.plumbline.storage;

import dev.plumbline.schema.TableSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.VersionNotFoundException;
import org.apache.spark.sql.delta.commands.VacuumCommand;
import org.apache.spark.util.SystemClock;
import scala.Option;

/** What lies in a table's folder, whatever of it belongs to the table. Nothing here is cached. */
public final class TableFolder {
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");

  private final Lake lake;
  private final TableSpec table;

  /** The folder of a table. */
  public TableFolder(Lake lake, TableSpec table) {
    this.lake = lake;
    this.table = table;
  }

  /**
   * Which versions there are.
   *
   * @param earliest the first one that can still be read; 0 where there is none
   * @param newest the last one; -1 where there is no table
   * @param commits when each was made that the log still has, by the storage's clock
   */
  public record Versions(long earliest, long newest, NavigableMap<Long, Instant> commits) {
    /** True when the table can be read as it was then, as far as its log tells. */
    public boolean has(long version) {
      return version >= earliest && version <= newest;
    }
  }

  /**
   * Data files that belong to no version.
   *
   * @param files where they lie
   * @param bytes of all of them
   */
  public record Strays(List<Path> files, long bytes) {}

  /** Which versions there are. */
  public Versions versions() {
    long newest = lake.version(table);
    if (newest < 0) {
      return new Versions(0, -1, new TreeMap<>());
    }
    DeltaLog log = lake.log(table);
    NavigableMap<Long, Instant> commits = new TreeMap<>();
    for (FileStatus file : inside(log.logPath())) {
      Matcher name = COMMIT.matcher(file.getPath().getName());
      if (name.matches()) {
        commits.put(
            Long.parseLong(name.group(1)), Instant.ofEpochMilli(file.getModificationTime()));
      }
    }
    return new Versions(log.history().getEarliestRecreatableCommit(), newest, commits);
  }

  /** The files of a version that are not there; none where the version cannot be read. */
  public List<Path> missing(long version) {
    Set<Path> present = new HashSet<>();
    dataFiles().forEach(file -> present.add(file.getPath()));
    return new LakeVersions(lake, Map.of(table.fullName(), version))
        .files(table).files().stream()
            .map(this::qualified)
            .filter(file -> !present.contains(file))
            .toList();
  }

  /**
   * Data files that no version needs: those that Delta's own VACUUM would remove (older than the
   * table's retention, and neither in the table now nor replaced within the retention), without
   * those of the given versions that can still be read, however old.
   *
   * @param kept versions whose files stay
   * @param staged files that wait to become part of the table, which stay as well
   */
  public Strays strays(Collection<Long> kept, Collection<Path> staged) {
    long newest = lake.version(table);
    if (newest < 0) {
      return new Strays(List.of(), 0);
    }
    List<FileStatus> files = old();
    Set<Path> waiting = new HashSet<>();
    staged.forEach(file -> waiting.add(qualified(file)));
    files.removeIf(file -> waiting.contains(file.getPath()));
    Set<Path> current = files.isEmpty() ? Set.of() : isOf(newest);
    files.removeIf(file -> current.contains(file.getPath()));
    if (!files.isEmpty()) {
      Set<Path> removable = removable();
      files.removeIf(file -> !removable.contains(file.getPath()));
    }
    for (long version : new HashSet<>(kept)) {
      if (!files.isEmpty()) {
        Set<Path> needed = isOf(version);
        files.removeIf(file -> needed.contains(file.getPath()));
      }
    }
    return new Strays(
        files.stream().map(FileStatus::getPath).sorted().toList(),
        files.stream().mapToLong(FileStatus::getLen).sum());
  }

  /** Removes strays. */
  public void remove(Strays strays) {
    lake.writes()
        .make(
            () -> {
              for (Path file : strays.files()) {
                try {
                  lake.fileSystem().delete(file, false);
                } catch (IOException e) {
                  throw failure("cannot remove", file, e);
                }
              }
            });
  }

  private List<FileStatus> old() {
    long age = table.retentionDays() * 86_400_000L;
    long limit = System.currentTimeMillis() - age;
    List<FileStatus> old = new ArrayList<>();
    dataFiles().stream().filter(file -> file.getModificationTime() < limit).forEach(old::add);
    return old;
  }

  private Set<Path> isOf(long version) {
    Set<Path> files = new HashSet<>();
    try {
      new LakeVersions(lake, Map.of(table.fullName(), version))
          .files(table)
          .files()
          .forEach(file -> files.add(qualified(file)));
    } catch (RuntimeException e) {
      if (!isNotFound(e)) {
        throw e;
      }
    }
    return files;
  }

  private static boolean isNotFound(Throwable thrown) {
    return thrown instanceof VersionNotFoundException
        || thrown instanceof FileNotFoundException
        || thrown.getCause() != null && isNotFound(thrown.getCause());
  }

  /** What Delta would remove. */
  private Set<Path> removable() {
    Set<Path> removable = new HashSet<>();
    VacuumCommand.gc(
            lake.session(),
            lake.log(table),
            true,
            Option.empty(),
            Option.empty(),
            Option.empty(),
            ScalaInterop.map(Map.of()),
            new SystemClock())
        .collectAsList()
        .forEach(row -> removable.add(qualified(new Path(row.getString(0)))));
    return removable;
  }

  private List<FileStatus> dataFiles() {
    List<FileStatus> files = new ArrayList<>();
    collect(lake.location(table), files);
    return files;
  }

  private void collect(Path folder, List<FileStatus> files) {
    for (FileStatus entry : inside(folder)) {
      String name = entry.getPath().getName();
      if (!name.startsWith("_") && !name.startsWith(".")) {
        if (entry.isDirectory()) {
          collect(entry.getPath(), files);
        } else {
          files.add(entry);
        }
      }
    }
  }

  private List<FileStatus> inside(Path folder) {
    try {
      return List.of(lake.fileSystem().listStatus(folder));
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw failure("cannot look into", folder, e);
    }
  }

  private Path qualified(Path file) {
    FileSystem files = lake.fileSystem();
    return file.makeQualified(files.getUri(), files.getWorkingDirectory());
  }

  private static StorageException failure(String what, Path path, IOException e) {
    return new StorageException(
        what + " " + path, e.getMessage(), "check space, permissions and credentials", e);
  }
}
