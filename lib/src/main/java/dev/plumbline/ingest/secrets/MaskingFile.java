package dev.plumbline.ingest.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file of rules that ships: columns between tabs, and comments. */
final class MaskingFile {
  private MaskingFile() {}

  /**
   * The lines that are no comment, each as its columns.
   *
   * @param name the file's name in {@code masking/}
   * @param columns how many each line has
   */
  static List<String[]> lines(String name, int columns) {
    String path = "/masking/" + name;
    try (InputStream in = MaskingFile.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> parts(path, line, columns))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] parts(String path, String line, int columns) {
    String[] parts = line.split("\t", -1);
    if (parts.length != columns) {
      throw new IllegalStateException(path + ": " + columns + " columns are due: " + line);
    }
    return parts;
  }
}
