package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Small files of ours in the lake, such as a night's intent. */
public final class LakeFiles {
  private final Path root;
  private final Configuration hadoop;
  private final LakeWrites writes;

  LakeFiles(Path root, Configuration hadoop, LakeWrites writes) {
    this.root = root;
    this.hadoop = hadoop;
    this.writes = writes;
  }

  /** Writes a file so that readers see all of it or nothing. */
  public void write(String path, String content) {
    writes.make(() -> replace(path, content));
  }

  private void replace(String path, String content) {
    Path target = new Path(root, path);
    Path partial = new Path(root, partial(path));
    try {
      FileSystem files = target.getFileSystem(hadoop);
      try (OutputStream out = files.create(partial, true)) {
        out.write(content.getBytes(StandardCharsets.UTF_8));
      }
      files.delete(target, false);
      if (!files.rename(partial, target)) {
        throw new IOException("rename failed");
      }
    } catch (IOException e) {
      throw failure("cannot write", target, e);
    }
  }

  /** Where a file lies while it is written. */
  static String partial(String path) {
    Path target = new Path(path);
    return new Path(target.getParent(), "." + target.getName() + ".partial").toString();
  }

  /**
   * Makes a file that must not exist yet.
   *
   * @return empty when it was made; what it says where somebody else had made it
   */
  public Optional<String> createOrRead(String path, String content) {
    return writes.make(() -> created(path, content));
  }

  private Optional<String> created(String path, String content) {
    Path target = new Path(root, path);
    try (OutputStream out = target.getFileSystem(hadoop).create(target, false)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
      return Optional.empty();
    } catch (FileAlreadyExistsException e) {
      return read(path).or(() -> Optional.of(""));
    } catch (IOException e) {
      throw failure("cannot write", target, e);
    }
  }

  /** The file's text, or empty when there is none. */
  public Optional<String> read(String path) {
    Path target = new Path(root, path);
    try (FSDataInputStream in = target.getFileSystem(hadoop).open(target)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("cannot read", target, e);
    }
  }

  /** True when a file or folder is there. */
  public boolean exists(String path) {
    Path target = new Path(root, path);
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
    Path target = new Path(root, path);
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
