package dev.plumbline.run.submit;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Where {@code spark-submit} is on this machine. */
final class SparkProgram {
  private static final String NAME = "spark-submit";

  private SparkProgram() {}

  /** Of SPARK_HOME where it is set, else of the PATH. */
  static Path found(Map<String, String> environment) {
    String home = environment.get("SPARK_HOME");
    Stream<Path> places =
        home != null
            ? Stream.of(Path.of(home, "bin"))
            : Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
    return places
        .map(folder -> folder.resolve(NAME))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> missing(home));
  }

  private static Failure missing(String home) {
    return new Failure(
        Category.CONFIGURATION,
        "spark-submit is missing",
        home == null
            ? "SPARK_HOME is not set, and it is not on the PATH"
            : "SPARK_HOME is " + home + ", and there is no bin/spark-submit under it",
        "set SPARK_HOME to a Spark 3.5 (config/part pyspark installs one and prints its folder), or"
            + " add --print and run the line where there is one");
  }
}
