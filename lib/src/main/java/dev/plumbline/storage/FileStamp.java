package dev.plumbline.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

/**
 * What tells a file of this machine from another in its place, taken when it is opened:
 *
 * <ol>
 *   <li>one that was put in its place by a rename, or removed, was read to its end all the same;
 *   <li>one that grew is what it was as far as it was listed;
 *   <li>one that shrank, or was written over in place, may have been read half before and half
 *       after that.
 * </ol>
 */
final class FileStamp {
  private final Path file;
  private final BasicFileAttributes before;

  private FileStamp(Path file, BasicFileAttributes before) {
    this.file = file;
    this.before = before;
  }

  /** Of a file of this machine that is there; empty of any other, where files are put whole. */
  static Optional<FileStamp> of(LandingFile listed) throws IOException {
    URI location = new org.apache.hadoop.fs.Path(listed.location()).toUri();
    if (!"file".equals(location.getScheme())) {
      return Optional.empty();
    }
    Path file = Path.of(location.getPath());
    return Optional.of(new FileStamp(file, attributes(file)));
  }

  /**
   * True when it may have been another while it was read.
   *
   * @param listed how long it was when it was listed, which is as far as it is read
   */
  boolean isMoved(long listed) throws IOException {
    BasicFileAttributes now;
    try {
      now = attributes(file);
    } catch (NoSuchFileException e) {
      return false;
    }
    boolean isSame = Objects.equals(before.fileKey(), now.fileKey());
    FileTime then = before.lastModifiedTime();
    return isSame
        && (now.size() < listed || now.size() == listed && !then.equals(now.lastModifiedTime()));
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
