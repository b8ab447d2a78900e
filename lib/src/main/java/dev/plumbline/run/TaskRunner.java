package dev.plumbline.run;

import dev.plumbline.job.Published;
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

  /** Tasks over this lake. */
  public TaskRunner(Lake lake) {
    this.lake = lake;
  }

  /**
   * Runs one.
   *
   * @return the files it wrote, first the one for people to open
   */
  public List<Path> run(Task task, NightResult result) {
    Published published =
        new DeclaredReads(PublishedNight.newest(lake), task.spec().name(), task.spec().reads());
    return task.run(
        published,
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
