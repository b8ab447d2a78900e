package dev.plumbline.run;

import dev.plumbline.job.Task;
import dev.plumbline.job.TaskContext;
import dev.plumbline.job.TaskFiles;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LentFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FSError;

/** Runs tasks after a night, each over what is published then. */
public final class TaskRunner {
  private final Lake lake;
  private final PublishedNight published;
  private final Consumer<String> does;

  /** Tasks over the newest publication of this lake. */
  public TaskRunner(Lake lake, PublishedNight published) {
    this(lake, published, what -> {});
  }

  /**
   * The same, telling what is under way.
   *
   * @param does takes the words, whenever a task begins to read a table
   */
  public TaskRunner(Lake lake, PublishedNight published, Consumer<String> does) {
    this.lake = lake;
    this.published = published;
    this.does = does;
  }

  /** Runs one; says what it is called and what to open, or nothing where there is nothing new. */
  public Optional<String> told(Task task, NightResult result) {
    return run(task, result).stream().findFirst().map(file -> task.spec().name() + ": " + file);
  }

  /**
   * What tasks did.
   *
   * @param lines of those that succeeded, what each is called and what to open
   * @param failures of the others, in their order
   */
  public record Told(List<String> lines, List<Throwable> failures) {}

  /**
   * Runs all. One that fails keeps no other from running, be it for a full disk or a full heap; an
   * interruption does.
   */
  public Told told(List<Task> tasks, NightResult result) {
    List<String> lines = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Task task : tasks) {
      try {
        told(task, result).ifPresent(lines::add);
      } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError | FSError e) {
        // Not only what is declared: Scala code throws checked ones without declaring them.
        if (e instanceof InterruptedException) {
          throw TaskRunner.<RuntimeException>asItIs(e);
        }
        failures.add(e);
      }
    }
    return new Told(lines, failures);
  }

  /** The same, as what need not be declared. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E asItIs(Throwable failure) throws E {
    throw (E) failure;
  }

  /**
   * Runs one.
   *
   * @return where the files lie that it wrote, beside the tables: first the one for people to open;
   *     none where there is nothing new
   */
  public List<String> run(Task task, NightResult result) {
    String name = task.spec().name();
    String part = task.folder(TaskContext.night(result.nights(), published));
    try (LentFolder folder = LentFolder.of(lake, part, task::read)) {
      List<Path> written =
          task.run(
              new DeclaredReads(
                  published,
                  name,
                  task.spec().reads(),
                  table ->
                      does.accept("publishing: the " + name + ", last read " + table.fullName())),
              new TaskContext(
                  result.nightId(),
                  result.published(),
                  result.nights(),
                  result.isStopped(),
                  folder.here(),
                  new FilesOfLake(lake),
                  Instant.now()));
      folder.giveBack();
      return written.stream().map(folder::place).toList();
    }
  }

  private record FilesOfLake(Lake lake) implements TaskFiles {
    @Override
    public byte[] read(String path) throws IOException {
      return lake.files().whole().read(lake.files().path(path));
    }

    @Override
    public String place(String path) {
      return lake.files().path(path).toString();
    }
  }
}
