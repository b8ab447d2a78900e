package dev.plumbline.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options.ChecksumOpt;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Hadoop's local files without its child processes. Without its native library Hadoop runs {@code
 * ls}, {@code chmod} or {@code readlink} for the permissions of every single file, which takes
 * longer than reading most of them; Java can ask for the same itself. New files and folders have
 * the permissions that the umask of the process leaves, unless {@code fs.permissions.umask-mode} is
 * set; Hadoop would give everybody the right to read them. Everything else is Hadoop's.
 */
public class LocalFiles extends LocalFileSystem {

  /** Called by Hadoop, which finds the class by its name in the settings. */
  public LocalFiles() {
    super(new Permissions());
  }

  /** The same files for those who use Hadoop's newer interface, as Delta's log does. */
  public static final class Context extends ChecksumFs {

    /** Called by Hadoop, which finds the class by its name in the settings. */
    public Context(URI uri, Configuration settings) throws IOException, URISyntaxException {
      super(new Raw(uri, settings));
    }
  }

  private static final class Raw extends DelegateToFileSystem {
    private Raw(URI uri, Configuration settings) throws IOException, URISyntaxException {
      super(uri, new Permissions(), settings, "file", false);
    }

    @Override
    public FSDataOutputStream createInternal(
        Path file,
        EnumSet<CreateFlag> flags,
        FsPermission permission,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress,
        ChecksumOpt checksum,
        boolean createParent)
        throws IOException {
      return super.createInternal(
          file,
          flags,
          asked(permission, FsPermission.getFileDefault()),
          bufferSize,
          replication,
          blockSize,
          progress,
          checksum,
          createParent);
    }

    @Override
    public void mkdir(Path folder, FsPermission permission, boolean createParent)
        throws IOException {
      super.mkdir(folder, asked(permission, FsPermission.getDirDefault()), createParent);
    }

    /**
     * What the caller asked for: Hadoop has taken its own umask of 022 from the default already.
     * What it hands on then is of a class that equals no plain permission, so it is not the one
     * that is asked.
     */
    private static FsPermission asked(FsPermission permission, FsPermission standard) {
      boolean isMasked =
          standard
              .applyUMask(new FsPermission((short) FsPermission.DEFAULT_UMASK))
              .equals(permission);
      return isMasked ? standard : permission;
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }

  private static final class Permissions extends RawLocalFileSystem {

    @Override
    public void initialize(URI uri, Configuration settings) throws IOException {
      super.initialize(uri, ProcessUmask.into(settings));
    }

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      if (permission.getStickyBit() || !isPosix(file)) {
        super.setPermission(path, permission);
      } else {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permission.toString()));
      }
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
      FileStatus status = super.getFileStatus(path);
      java.nio.file.Path file = pathToFile(path).toPath();
      return isPosix(file) ? complete(status, file) : status;
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return Files.isSymbolicLink(pathToFile(path).toPath())
          ? super.getFileLinkStatus(path)
          : getFileStatus(path);
    }

    private static boolean isPosix(java.nio.file.Path file) {
      return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The status with what Hadoop would ask {@code ls} for as soon as somebody looks at it. */
    private static FileStatus complete(FileStatus status, java.nio.file.Path file)
        throws IOException {
      try {
        PosixFileAttributes known =
            Files.getFileAttributeView(file, PosixFileAttributeView.class).readAttributes();
        return new FileStatus(
            status.getLen(),
            status.isDirectory(),
            status.getReplication(),
            status.getBlockSize(),
            status.getModificationTime(),
            status.getAccessTime(),
            FsPermission.valueOf("-" + PosixFilePermissions.toString(known.permissions())),
            known.owner().getName(),
            known.group().getName(),
            status.getPath());
      } catch (NoSuchFileException e) {
        throw (IOException) new FileNotFoundException(file + " is gone").initCause(e);
      }
    }
  }
}
