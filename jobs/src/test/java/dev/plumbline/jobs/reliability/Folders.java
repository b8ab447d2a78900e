package dev.plumbline.jobs.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and removes folders of this harness. */
public final class Folders {
  private Folders() {}

  /**
   * An empty folder to work in.
   *
   * @param given by the caller, relative to where the command was called; null for the usual place
   */
  static Path work(Path given, String name) throws IOException {
    Path folder = place(given, name);
    remove(folder);
    Files.createDirectories(folder);
    return folder;
  }

  /** The same folder with what lies in it. */
  static Path place(Path given, String name) {
    Path folder =
        given == null
            ? Path.of(System.getProperty("plumbline.home", ".."), "reliability", "work", name)
            : Path.of(System.getProperty("reliability.from", "")).resolve(given);
    return folder.toAbsolutePath().normalize();
  }

  public static void copy(Path from, Path to) throws IOException {
    for (Path path : all(from)) {
      Files.copy(
          path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  static void remove(Path folder) throws IOException {
    for (Path path : all(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.deleteIfExists(path);
    }
  }

  /** Everything in a folder and itself, folders before what lies in them. */
  private static List<Path> all(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    }
  }
}
