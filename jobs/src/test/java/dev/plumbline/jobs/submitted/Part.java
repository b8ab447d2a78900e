package dev.plumbline.jobs.submitted;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A pinned part that {@code config/part} installs. */
public final class Part {
  private Part() {}

  /** The folder that it stands in; where it cannot be had, the test is skipped and says so. */
  public static Path installed(String name) throws Exception {
    Ran installer = Ran.of(SparkDistribution.HOME, Map.of(), List.of("config/part", name));
    if (installer.code() != 0) {
      System.out.println("SKIPPED: no " + name + "\n" + installer.output());
    }
    assumeTrue(installer.code() == 0, installer.output());
    List<String> lines = installer.output().lines().toList();
    return Path.of(lines.get(lines.size() - 1));
  }
}
