package dev.plumbline.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files of a report that are there whole or as they were: written under another name beside, then
 * put in place. Of a run that is killed, or a disk that is full, no half page is left to be read.
 */
final class Placed {
  private Placed() {}

  /** What writes the content. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer file) throws IOException;
  }

  /** Puts a text in place. */
  static Path text(Path file, String text) throws IOException {
    return file(file, to -> to.write(text));
  }

  /** Puts what a writer writes in place. */
  static Path file(Path file, Content content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (Writer to = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        content.writeTo(to);
      }
      return Files.move(
          part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
