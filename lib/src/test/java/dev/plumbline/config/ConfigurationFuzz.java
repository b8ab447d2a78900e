package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.failure.Failure;
import dev.plumbline.fuzz.FuzzTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Configurations as people write them. */
public final class ConfigurationFuzz {
  /** The whole file, with the samples' as seeds. */
  public static final List<FuzzTarget> TARGETS =
      List.of(
          new FuzzTarget(
              "configuration",
              List.of(
                  sample("../data/samples/plumbline.yaml"),
                  sample("../data/samples/formats/plumbline.yaml")),
              ConfigurationFuzz::read));

  private ConfigurationFuzz() {}

  private static byte[] sample(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("plumbline", ".yaml");
    try {
      Files.write(file, bytes);
      Inspection inspection = ConfigurationFile.inspect(file);
      for (Failure problem : inspection.problems()) {
        assertThat(problem.category()).isEqualTo(Failure.Category.CONFIGURATION);
        assertThat(problem.remedy()).isNotBlank();
      }
      assertThat(inspection.file().isPresent() || !inspection.problems().isEmpty()).isTrue();
    } finally {
      Files.delete(file);
    }
  }
}
