package dev.plumbline.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What runs after a night's burst, for its effect: it renders, exports or signs. */
public interface Task {
  /** What it is called and what it reads. */
  TaskSpec spec();

  /**
   * Where its files lie, below the lake: its folder, or a part of it that is enough.
   *
   * @param night the newest date of the run; null before any
   */
  default String folder(LocalDate night) {
    return spec().folder();
  }

  /** Of the files in its folder, those whose content it reads; none. */
  default Set<String> read(Set<String> names) {
    return Set.of();
  }

  /**
   * Does it.
   *
   * @return the files it wrote, first the one for people to open; none where there is nothing new
   */
  List<Path> run(Published published, TaskContext context);
}
