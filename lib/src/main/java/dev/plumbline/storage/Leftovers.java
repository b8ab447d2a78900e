package dev.plumbline.storage;

import dev.plumbline.schema.TableSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Small files that were being written under a name of their own when their process was killed:
 * {@code .NAME.UUID.part} of ours, {@code .NAME.UUID.tmp} of a table's log. Nobody ever reads them.
 * And exit codes that nobody came for.
 */
public final class Leftovers {
  /** Whoever writes a small file is done sooner, or gone. */
  private static final Duration SAFE_AGE = Duration.ofHours(1);

  /** Whoever waits for a driver takes its exit code away as soon as it has ended, or is gone. */
  private static final Duration WAITED_FOR = Duration.ofDays(1);

  private static final String LOG_PART = ".tmp";

  private final Lake lake;

  /** Those of a lake. */
  public Leftovers(Lake lake) {
    this.lake = lake;
  }

  /** Where they are, sorted; a promise that was half written is not among them. */
  public List<Path> of(List<TableSpec> tables) {
    List<Path> found = new ArrayList<>();
    Path own = new Path(lake.root(), "_plumbline");
    collect(own, true, hidden(WholeFiles.PART), found);
    for (TableSpec.Layer layer : TableSpec.Layer.values()) {
      collect(new Path(lake.root(), layer.folder()), false, hidden(WholeFiles.PART), found);
    }
    collect(new Path(lake.root(), "gold/_readers"), false, hidden(WholeFiles.PART), found);
    for (TableSpec table : tables) {
      collect(new Path(lake.location(table), "_delta_log"), false, hidden(LOG_PART), found);
    }
    found.removeIf(path -> path.getName().startsWith(".intent"));
    return found.stream().sorted().toList();
  }

  /** Exit codes that drivers left, and that nobody came for within a day; sorted. */
  public List<Path> outcomes() {
    List<Path> found = new ArrayList<>();
    collect(
        OutcomeNote.folder(lake.root()),
        false,
        entry -> OutcomeNote.isOne(entry.getPath()) && isOlderThan(WAITED_FOR, entry),
        found);
    return found.stream().sorted().toList();
  }

  /** Removes them. */
  public void remove(List<Path> leftovers) {
    lake.writes()
        .make(
            () -> {
              for (Path file : leftovers) {
                try {
                  lake.fileSystem().delete(file, false);
                } catch (IOException e) {
                  throw failure("cannot remove", file, e);
                }
              }
            });
  }

  private static Predicate<FileStatus> hidden(String suffix) {
    return entry ->
        entry.getPath().getName().startsWith(".")
            && entry.getPath().getName().endsWith(suffix)
            && isOlderThan(SAFE_AGE, entry);
  }

  private static boolean isOlderThan(Duration age, FileStatus entry) {
    return entry.getModificationTime() < System.currentTimeMillis() - age.toMillis();
  }

  private void collect(Path folder, boolean isDeep, Predicate<FileStatus> which, List<Path> found) {
    FileSystem files = lake.fileSystem();
    try {
      for (FileStatus entry : files.listStatus(folder)) {
        if (entry.isDirectory()) {
          if (isDeep) {
            collect(entry.getPath(), true, which, found);
          }
        } else if (which.test(entry)) {
          found.add(entry.getPath());
        }
      }
    } catch (FileNotFoundException e) {
      return;
    } catch (IOException e) {
      throw failure("cannot look into", folder, e);
    }
  }

  private static StorageException failure(String what, Path path, IOException e) {
    return new StorageException(
        what + " " + path, e.getMessage(), "check space, permissions and credentials", e);
  }
}
