package dev.plumbline.job;

import java.nio.file.Path;
import java.util.List;

/** What runs after a night's burst, for its effect: it renders, exports or signs. */
public interface Task {
  /** What it is called and what it reads. */
  TaskSpec spec();

  /**
   * Does it.
   *
   * @return the files it wrote, first the one for people to open
   */
  List<Path> run(Published published, TaskContext context);
}
