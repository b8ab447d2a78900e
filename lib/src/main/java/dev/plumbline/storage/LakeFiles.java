package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Small files of ours in the lake, such as a night's intent. */
public final class LakeFiles {
  private final Path root;
  private final Configuration hadoop;
  private final LakeWrites writes;
  private final WholeFiles whole;

  LakeFiles(Path root, Configuration hadoop, LakeWrites writes) {
    this.root = root;
    this.hadoop = hadoop;
    this.writes = writes;
    this.whole = WholeFiles.of(root, hadoop);
  }

  /** The same files for whoever must know that no other process has put them there. */
  public WholeFiles whole() {
    return whole;
  }

  /**
   * Fails where the lake's storage lets two processes put the same file.
   *
   * @throws dev.plumbline.failure.Failure {@code CONFIGURATION}, with the endpoint and the remedy
   */
  public void assertExclusive() {
    try {
      whole.assertExclusive(path("_plumbline/probe"));
    } catch (IOException e) {
      throw failure("cannot write", root, e);
    }
  }

  /** Where a file or folder lies. */
  public Path path(String path) {
    return new Path(root, path);
  }

  /** Writes a file so that readers see all of it or what was there. */
  public void write(String path, String content) {
    writes.make(
        () -> {
          try {
            whole.replace(path(path), content.getBytes(StandardCharsets.UTF_8));
          } catch (IOException e) {
            throw failure("cannot write", path(path), e);
          }
        });
  }

  /** The file's text, or empty when there is none. */
  public Optional<String> read(String path) {
    try {
      return Optional.of(new String(whole.read(path(path)), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("cannot read", path(path), e);
    }
  }

  /** Files that were never put in place: their process was killed while it wrote them. */
  public List<String> forgotten(String folder) {
    try {
      return whole.parts(path(folder)).stream().map(name -> folder + "/" + name).toList();
    } catch (IOException e) {
      throw failure("cannot look into", path(folder), e);
    }
  }

  /** True when a file or folder is there. */
  public boolean exists(String path) {
    return isThere(path(path));
  }

  /** The same of a file that is told by its whole path. */
  boolean isThere(Path target) {
    try {
      return target.getFileSystem(hadoop).exists(target);
    } catch (IOException e) {
      throw failure("cannot look for", target, e);
    }
  }

  /** Removes a file or folder of ours, if it is there. */
  public void remove(String path) {
    writes.make(() -> delete(path));
  }

  private void delete(String path) {
    Path target = path(path);
    try {
      target.getFileSystem(hadoop).delete(target, true);
    } catch (IOException e) {
      throw failure("cannot remove", target, e);
    }
  }

  private static StorageException failure(String what, Path path, IOException e) {
    return new StorageException(
        what + " " + path, e.getMessage(), "check space, permissions and credentials", e);
  }
}
