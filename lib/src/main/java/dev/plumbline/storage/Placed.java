package dev.plumbline.storage;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files of this machine that are there whole or as they were: written under another name beside,
 * then put in place. Of a run that is killed, or a disk that is full, no half page is left to be
 * read. A link stays, and what it leads to is put in place; what is no file, such as a pipe, is
 * written to.
 */
public final class Placed {
  private Placed() {}

  /** What writes the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(Writer file) throws IOException;
  }

  /** Puts a text in place. */
  public static Path text(Path file, String text) throws IOException {
    return file(file, to -> to.write(text));
  }

  /** Puts what a writer writes in place. */
  public static Path file(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      write(file, content);
      return file;
    }
    Path target = Files.exists(file) && Files.isSymbolicLink(file) ? file.toRealPath() : file;
    Path part = target.resolveSibling("." + target.getFileName() + WholeFiles.PART);
    try {
      write(part, content);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void write(Path file, Content content) throws IOException {
    try (Writer to = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      content.writeTo(to);
    }
  }
}
