package dev.plumbline.storage;

import dev.plumbline.storage.process.ProcessNote;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Where a process of local mode keeps what Spark writes for a while: a folder that only its user
 * can look into. It goes with the process; what a killed one left is removed by the next.
 */
final class ScratchFolder {
  private static final String PREFIX = "plumbline-";
  private static final String NOTE = "process.json";

  /** Bytes that must be left on its disk. */
  private static final long LEAST = 32L << 20;

  /** Below Spark's own, which removes what lies in it first. */
  private static final int AFTER_SPARK = 1;

  private ScratchFolder() {}

  /** The folder of this process, made now; those of processes that are gone are removed. */
  static Path under(Path base) {
    return under(base, LEAST);
  }

  /** The same where this many bytes must be left. */
  static Path under(Path base, long least) {
    try {
      removeAbandoned(base);
      assertSpace(base, least);
      // Made by Java with permissions for its user alone, whatever the umask.
      Path folder = Files.createTempDirectory(base, PREFIX);
      Files.write(folder.resolve(NOTE), ProcessNote.own(), StandardOpenOption.CREATE_NEW);
      ShutdownHookManager.get().addShutdownHook(() -> remove(folder), AFTER_SPARK);
      return folder;
    } catch (IOException e) {
      throw new StorageException(
          "no temporary folder can be made under " + base,
          String.valueOf(e.getMessage()),
          "check space and permissions, or name another folder with"
              + " PLUMBLINE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR",
          e);
    }
  }

  /** What Spark's libraries unpack there alone takes some MiB; a night sorts there, too. */
  private static void assertSpace(Path base, long least) throws IOException {
    long left = Files.getFileStore(base).getUsableSpace();
    if (left < least) {
      throw new StorageException(
          "the temporary folder is full",
          "%s has %,d MiB left, and a night wants %,d MiB at least"
              .formatted(base, left >> 20, least >> 20),
          "make space there, or name another folder with"
              + " PLUMBLINE_JAVA_OPTIONS=-Djava.io.tmpdir=DIR",
          new IOException("No space left on device"));
    }
  }

  private static void removeAbandoned(Path base) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, PREFIX + "*")) {
      for (Path folder : folders) {
        if (isOurs(folder) && isAbandoned(folder)) {
          remove(folder);
        }
      }
    }
  }

  /** Others may put a folder of any name there. */
  private static boolean isOurs(Path folder) {
    try {
      return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
              .getName()
              .equals(System.getProperty("user.name"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** One without a note is just being made, or is no folder of ours. */
  private static boolean isAbandoned(Path folder) {
    return note(folder).filter(ProcessNote::isGone).isPresent();
  }

  private static Optional<byte[]> note(Path folder) {
    Path note = folder.resolve(NOTE);
    try {
      return Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(Files.readAllBytes(note))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Removes a folder without following links; what stays is removed by a later start. */
  private static void remove(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              // The note goes last, with its folder: without it nobody would know whose this was.
              if (!file.equals(folder.resolve(NOTE))) {
                Files.deleteIfExists(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException e) throws IOException {
              if (left.equals(folder)) {
                Files.deleteIfExists(folder.resolve(NOTE));
              }
              Files.deleteIfExists(left);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return;
    }
  }
}
