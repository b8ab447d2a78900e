package dev.plumbline.ingest.slurm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many tasks of a job array still wait together under one job id. */
final class ArrayTasks {
  private static final Pattern WAITING = Pattern.compile("[0-9]+_\\[([^\\]]*)\\]?.*");
  private static final Pattern RANGE =
      Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9})(?::([0-9]{1,9}))?)?");

  private ArrayTasks() {}

  /**
   * Tasks of {@code 123_[5-9,12%2]}: six; 1 for a job that is no waiting array; null when the list
   * is cut short with dots.
   */
  static Long in(String jobId) {
    Matcher waiting = WAITING.matcher(jobId);
    if (!waiting.matches()) {
      return 1L;
    }
    long tasks = 0;
    for (String part : waiting.group(1).replaceAll("%.*", "").split(",", -1)) {
      Matcher range = RANGE.matcher(part.trim());
      if (!range.matches()) {
        return null;
      }
      long first = Long.parseLong(range.group(1));
      long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
      long step = range.group(3) == null ? 1 : Math.max(1, Long.parseLong(range.group(3)));
      tasks += last < first ? 0 : (last - first) / step + 1;
    }
    return tasks;
  }
}
