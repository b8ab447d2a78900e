package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.job.Published;
import dev.plumbline.job.Task;
import dev.plumbline.job.TaskContext;
import dev.plumbline.job.TaskSpec;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class TaskRunnerTest {
  private static final NightResult RESULT =
      new NightResult("night", new TreeSet<>(), new TreeSet<>(), List.of(), false);

  @TempDir private Path folder;

  @Test
  void aTaskThatFailsKeepsNoOtherFromRunning() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> told(new Failing("first"), new Writing("second"), new Failing("third")))
        .withMessage("first")
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("third"));

    assertThat(folder.resolve("second/file")).exists();
  }

  @Test
  void ofTasksThatAllSucceedEachSaysWhatToOpen() {
    assertThat(told(new Writing("first"), new Writing("second")))
        .containsExactly(
            "first: " + folder.resolve("first/file"), "second: " + folder.resolve("second/file"));
  }

  private List<String> told(Task... tasks) {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    return new TaskRunner(lake, PublishedNight.newest(lake)).told(List.of(tasks), RESULT);
  }

  private record Failing(String name) implements Task {
    @Override
    public TaskSpec spec() {
      return new TaskSpec(name, "Fails.", name, List.of());
    }

    @Override
    public List<Path> run(Published published, TaskContext context) {
      throw new IllegalStateException(name);
    }
  }

  private record Writing(String name) implements Task {
    @Override
    public TaskSpec spec() {
      return new TaskSpec(name, "Writes.", name, List.of());
    }

    @Override
    public List<Path> run(Published published, TaskContext context) {
      try {
        Files.createDirectories(context.folder());
        return List.of(Files.writeString(context.folder().resolve("file"), name));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
