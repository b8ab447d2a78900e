package dev.plumbline.run;

import dev.plumbline.job.Task;
import dev.plumbline.job.TaskContext;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

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

  /**
   * Runs one.
   *
   * @return the files it wrote, first the one for people to open
   */
  public List<Path> run(Task task, NightResult result) {
    String name = task.spec().name();
    return task.run(
        new DeclaredReads(
            published,
            name,
            task.spec().reads(),
            table -> does.accept("publishing: the " + name + ", of " + table.fullName())),
        new TaskContext(
            result.nightId(),
            result.published(),
            result.nights(),
            result.isStopped(),
            folder(),
            Instant.now()));
  }

  /** Beside the tables of a local lake; in the working folder for a remote one. */
  private Path folder() {
    URI root = lake.root().toUri();
    boolean isLocal = root.getScheme() == null || root.getScheme().equals("file");
    return isLocal ? Path.of(root.getPath(), "reports") : Path.of("reports");
  }
}
