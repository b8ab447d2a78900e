package dev.plumbline.run.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkProgramTest {
  @TempDir private Path folder;

  @Test
  void sparksHomeComesBeforeThePath() throws IOException {
    Path home = program("home/bin");
    Path onPath = program("other");
    String path = folder.resolve("none") + ":" + onPath.getParent();
    assertThat(SparkProgram.found(Map.of("PATH", path))).isEqualTo(onPath);
    assertThat(
            SparkProgram.found(
                Map.of("PATH", path, "SPARK_HOME", folder.resolve("home").toString())))
        .isEqualTo(home);
  }

  @Test
  void withoutItTheRemedyIsTold() {
    for (Map<String, String> environment :
        List.of(Map.<String, String>of(), Map.of("SPARK_HOME", folder.toString()))) {
      assertThatThrownBy(() -> SparkProgram.found(environment))
          .isInstanceOfSatisfying(
              Failure.class,
              failure -> {
                assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
                assertThat(failure).hasMessage("spark-submit is missing");
                assertThat(failure.remedy()).contains("SPARK_HOME", "--print");
              });
    }
  }

  private Path program(String where) throws IOException {
    Path file = Files.createDirectories(folder.resolve(where)).resolve("spark-submit");
    Files.writeString(file, "#!/bin/sh\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
