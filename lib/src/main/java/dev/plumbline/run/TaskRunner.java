package dev.plumbline.run;

import dev.plumbline.job.Task;
import dev.plumbline.job.TaskContext;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Runs tasks after a night, each over what is published then. */
public final class TaskRunner {
  private final Lake lake;
  private final PublishedNight published;

  /** Tasks over the newest publication of this lake. */
  public TaskRunner(Lake lake, PublishedNight published) {
    this.lake = lake;
    this.published = published;
  }

  /**
   * Runs one.
   *
   * @return the files it wrote, first the one for people to open
   */
  public List<Path> run(Task task, NightResult result) {
    return task.run(
        new DeclaredReads(published, task.spec().name(), task.spec().reads()),
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
