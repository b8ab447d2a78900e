package dev.plumbline.jobs.submitted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The jar that clusters take, as {@code mvn package} has just left it. */
public final class ClusterJar {
  private ClusterJar() {}

  /** Where it lies. */
  public static Path file() throws IOException {
    return of("jobs");
  }

  /** Where that of a module lies. */
  public static Path of(String module) throws IOException {
    try (Stream<Path> files = Files.list(SparkDistribution.HOME.resolve(module + "/target"))) {
      return files
          .filter(file -> file.toString().endsWith("-cluster.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("mvn package has left no jar for clusters"))
          .toAbsolutePath();
    }
  }

  /** The names of a jar's files, as often as they stand in it. */
  static List<String> names(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName).toList();
    }
  }

  /** Those of its classes. */
  static List<String> classes(Path jar) throws IOException {
    return names(jar).stream().filter(name -> name.endsWith(".class")).toList();
  }
}
