package dev.plumbline.storage;

import dev.plumbline.schema.TableSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Small files that were being written under a name of their own when their process was killed:
 * {@code .NAME.UUID.part} of ours, {@code .NAME.UUID.tmp} of a table's log. Nobody ever reads them.
 */
public final class Leftovers {
  /** Whoever writes a small file is done sooner, or gone. */
  private static final Duration SAFE_AGE = Duration.ofHours(1);

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
    collect(own, true, WholeFiles.PART, found);
    for (TableSpec.Layer layer : TableSpec.Layer.values()) {
      collect(new Path(lake.root(), layer.folder()), false, WholeFiles.PART, found);
    }
    collect(new Path(lake.root(), "gold/_readers"), false, WholeFiles.PART, found);
    for (TableSpec table : tables) {
      collect(new Path(lake.location(table), "_delta_log"), false, LOG_PART, found);
    }
    found.removeIf(path -> path.getName().startsWith(".intent"));
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

  private void collect(Path folder, boolean isDeep, String suffix, List<Path> found) {
    long limit = System.currentTimeMillis() - SAFE_AGE.toMillis();
    FileSystem files = lake.fileSystem();
    try {
      for (FileStatus entry : files.listStatus(folder)) {
        String name = entry.getPath().getName();
        if (entry.isDirectory()) {
          if (isDeep) {
            collect(entry.getPath(), true, suffix, found);
          }
        } else if (name.startsWith(".")
            && name.endsWith(suffix)
            && entry.getModificationTime() < limit) {
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
