package dev.plumbline.jobs.submitted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole Spark as it is published, which {@code config/part} installs.
 *
 * @param folder where its bin, sbin and jars are
 */
public record SparkDistribution(Path folder) {
  /** The checkout that is tested. */
  public static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** The distribution; where it cannot be had, the test is skipped and says so. */
  public static SparkDistribution installed() throws Exception {
    return new SparkDistribution(Part.installed("pyspark"));
  }

  /** The libraries that every cluster of this version has. */
  public List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("jars"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** The environment of a person who has it on the PATH, with JVMs for short nights. */
  public Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME",
        folder.toString(),
        "PATH",
        folder.resolve("bin") + ":" + System.getenv("PATH"),
        "JDK_JAVA_OPTIONS",
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ReservedCodeCacheSize=240m");
  }
}
