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
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.fs.FSError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedSpark.class)
class TaskRunnerTest {
  private static final NightResult RESULT =
      new NightResult("night", new TreeSet<>(), new TreeSet<>(), List.of(), false);

  @TempDir private Path folder;

  @Test
  void aTaskThatFailsKeepsNoOtherFromRunning() throws ReflectiveOperationException {
    TaskRunner.Told told =
        told(
            new Failing("first", new IllegalStateException("first")),
            new Writing("second"),
            new Failing("third", new OutOfMemoryError("third")),
            new Failing("fourth", full()),
            new Writing("fifth"));

    assertThat(told.failures())
        .extracting(Throwable::getMessage)
        .containsExactly("first", "third", "java.io.IOException: fourth");
    assertThat(told.lines())
        .containsExactly(
            "second: " + folder.resolve("second/file"), "fifth: " + folder.resolve("fifth/file"));
  }

  @Test
  void anInterruptionKeepsAllOthersFromRunning() {
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> told(new Failing("first", new InterruptedException()), new Writing("b")));

    assertThat(folder.resolve("b")).doesNotExist();
  }

  @Test
  void ofTasksThatAllSucceedEachSaysWhatToOpen() {
    assertThat(told(new Writing("first"), new Writing("second")).lines())
        .containsExactly(
            "first: " + folder.resolve("first/file"), "second: " + folder.resolve("second/file"));
  }

  @Test
  void aTaskThatNeedsOnlyThePartOfTheNightHasNoMore() {
    LocalDate night = LocalDate.of(2026, 7, 14);
    TreeSet<LocalDate> nights = new TreeSet<>(List.of(night.minusDays(1), night));
    Task task =
        new Task() {
          @Override
          public TaskSpec spec() {
            return new TaskSpec("part", "Writes.", "all", List.of());
          }

          @Override
          public String folder(LocalDate of) {
            return "all/" + of;
          }

          @Override
          public List<Path> run(Published published, TaskContext context) {
            return List.of(context.folder());
          }
        };

    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    assertThat(
            new TaskRunner(lake, PublishedNight.newest(lake))
                .run(task, new NightResult("night", nights, nights, List.of(), false)))
        .containsExactly(folder.resolve("all/2026-07-14").toString());
  }

  private TaskRunner.Told told(Task... tasks) {
    Lake lake = new Lake(SharedSpark.session(), folder.toString());
    return new TaskRunner(lake, PublishedNight.newest(lake)).told(List.of(tasks), RESULT);
  }

  /** What Hadoop throws of a disk that is full. */
  private static FSError full() throws ReflectiveOperationException {
    Constructor<FSError> hadoops = FSError.class.getDeclaredConstructor(Throwable.class);
    hadoops.setAccessible(true);
    return hadoops.newInstance(new IOException("fourth"));
  }

  private record Failing(String name, Throwable failure) implements Task {
    @Override
    public TaskSpec spec() {
      return new TaskSpec(name, "Fails.", name, List.of());
    }

    @Override
    public List<Path> run(Published published, TaskContext context) {
      return thrown(failure);
    }

    /** Checked or not, as Scala code throws it. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> List<Path> thrown(Throwable failure) throws T {
      throw (T) failure;
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
