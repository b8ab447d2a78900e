package dev.plumbline.jobs.reliability;

import dev.plumbline.jobs.reliability.Faults.Act;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Local files under the scheme {@code fault}, through Hadoop's interface, of which one can go wrong
 * as {@link Faults} says: what Spark, Delta and the lake's own files see of a storage that is no
 * local disk.
 */
public final class FaultyFiles extends RawLocalFileSystem {
  private static final URI NAME = URI.create("fault:///");

  /** How deep in its own calls a thread is: what it asks of itself nobody asked of it. */
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

  /** Called by Hadoop. */
  public FaultyFiles() {}

  /** The same files for those who use Hadoop's newer interface, as Delta's log does. */
  public static final class Context extends DelegateToFileSystem {

    /** Called by Hadoop. */
    public Context(URI uri, Configuration settings) throws IOException, URISyntaxException {
      super(uri, new FaultyFiles(), settings, "fault", false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }
  }

  /** Makes the scheme known to a session's settings. */
  static void in(Configuration settings) {
    settings.set("fs.fault.impl", FaultyFiles.class.getName());
    settings.set("fs.AbstractFileSystem.fault.impl", Context.class.getName());
  }

  @FunctionalInterface
  private interface Asked<T> {
    T done() throws IOException;
  }

  /** Does what is asked, or what befalls it. */
  private <T> T asked(Act act, Path path, Asked<T> asked) throws IOException {
    Optional<FaultKind> fault = depth.get() > 0 ? Optional.empty() : Faults.befalling(act, path);
    if (fault
        .filter(kind -> kind == FaultKind.ERROR || kind == FaultKind.RENAME_ERROR)
        .isPresent()) {
      throw new IOException("injected: " + act + " " + path);
    }
    if (fault.filter(kind -> kind == FaultKind.DELAY).isPresent()) {
      pause();
    }
    depth.set(depth.get() + 1);
    T done;
    try {
      done = asked.done();
    } finally {
      depth.set(depth.get() - 1);
    }
    if (fault.filter(kind -> kind == FaultKind.ANSWER_LOST).isPresent()) {
      if (done instanceof OutputStream out) {
        out.close();
      }
      throw new IOException("injected: no answer to " + act + " " + path);
    }
    return bent(fault, done);
  }

  @SuppressWarnings("unchecked")
  private static <T> T bent(Optional<FaultKind> fault, T done) {
    if (fault.isPresent() && done instanceof FSDataInputStream in) {
      FaultKind kind = fault.get();
      if (kind == FaultKind.SHORT_READ || kind == FaultKind.READ_ERROR) {
        return (T) new FSDataInputStream(new FaultyInput(in, kind));
      }
    }
    if (fault.isPresent() && done instanceof OutputStream out) {
      FaultKind kind = fault.get();
      if (kind == FaultKind.NO_SPACE || kind == FaultKind.NO_SPACE_AT_CLOSE) {
        return (T) new FaultyOutput(out, kind);
      }
    }
    return done;
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public URI getUri() {
    return NAME;
  }

  @Override
  public String getScheme() {
    return NAME.getScheme();
  }

  @Override
  public FSDataInputStream open(Path path, int size) throws IOException {
    return asked(Act.OPEN, path, () -> super.open(path, size));
  }

  @Override
  protected OutputStream createOutputStreamWithMode(
      Path path, boolean isMore, FsPermission permission) throws IOException {
    // Asked by Hadoop inside of its own creating, which asks for nothing else that counts.
    return asked(
        Act.CREATE, path, () -> super.createOutputStreamWithMode(path, isMore, permission));
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    if (depth.get() == 0) {
      Optional<FaultKind> fault = Faults.befalling(Act.RENAME, to);
      if (fault.isPresent()) {
        return renamed(fault.get(), from, to);
      }
    }
    return inside(() -> super.rename(from, to));
  }

  private boolean renamed(FaultKind kind, Path from, Path to) throws IOException {
    switch (kind) {
      case RENAME_FALSE -> {
        return false;
      }
      case ERROR, RENAME_ERROR -> throw new IOException("injected: rename to " + to);
      case ANSWER_LOST -> {
        inside(() -> super.rename(from, to));
        throw new IOException("injected: no answer to rename to " + to);
      }
      default -> {
        pause();
        return inside(() -> super.rename(from, to));
      }
    }
  }

  private <T> T inside(Asked<T> asked) throws IOException {
    depth.set(depth.get() + 1);
    try {
      return asked.done();
    } finally {
      depth.set(depth.get() - 1);
    }
  }

  @Override
  public boolean delete(Path path, boolean isDeep) throws IOException {
    return asked(Act.DELETE, path, () -> super.delete(path, isDeep));
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    return asked(
        Act.LIST,
        path,
        () -> {
          FileStatus[] all = super.listStatus(path);
          for (int i = 0; i < all.length; i++) {
            all[i] = plain(all[i]);
          }
          return all;
        });
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return asked(Act.LOOK, path, () -> plain(super.getFileStatus(path)));
  }

  /** Exists by looking: Hadoop's own for local files would not be asked. */
  @Override
  public boolean exists(Path path) throws IOException {
    try {
      getFileStatus(path);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  @Override
  public FileStatus getFileLinkStatus(Path path) throws IOException {
    return getFileStatus(path);
  }

  /**
   * Without what Hadoop would ask a child process for, or finds by the scheme {@code file} alone.
   */
  public static FileStatus plain(FileStatus status) {
    return new FileStatus(
        status.getLen(),
        status.isDirectory(),
        status.getReplication(),
        status.getBlockSize(),
        status.getModificationTime(),
        status.getPath());
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    return asked(Act.MAKE_FOLDER, path, () -> super.mkdirs(path));
  }

  @Override
  public boolean mkdirs(Path path, FsPermission permission) throws IOException {
    return asked(Act.MAKE_FOLDER, path, () -> super.mkdirs(path, permission));
  }

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    Files.setPosixFilePermissions(
        pathToFile(path).toPath(), PosixFilePermissions.fromString(permission.toString()));
  }
}
