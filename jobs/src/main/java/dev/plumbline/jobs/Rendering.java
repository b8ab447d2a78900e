package dev.plumbline.jobs;

import dev.plumbline.run.NightResult;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FSError;

/**
 * What a command makes of what is published, after its nights. What fails of it is kept until how
 * the nights went is told: it hides neither that nor what else was written.
 */
final class Rendering {
  private final Console console;
  private final List<Throwable> failures = new ArrayList<>();

  Rendering(Console console) {
    this.console = console;
  }

  /** What stands now; empty where it cannot be read. */
  Optional<PublishedNight> newest(Lake lake) {
    return kept(() -> PublishedNight.newest(lake));
  }

  /** Runs all tasks; a line for each that succeeds says what it is called and what it wrote. */
  List<String> tasks(Lake lake, PublishedNight published, NightResult result) {
    console.does("publishing: the report");
    TaskRunner.Told told =
        new TaskRunner(lake, published, console::does).told(TaskCatalog.ALL, result);
    failures.addAll(told.failures());
    if (console.teller().isMeasured()) {
      console.does("publishing: the metrics");
      kept(() -> PublishedFigures.of(published)).ifPresent(console.teller().figures()::published);
    }
    return told.lines();
  }

  /** What a run that was killed had published and not yet rendered. */
  void killed(Lake lake, String nightId) {
    Optional<PublishedNight> found = kept(() -> PublishedNight.of(lake, nightId));
    if (found.isPresent()) {
      PublishedNight published = found.get();
      NavigableSet<LocalDate> dates = new TreeSet<>(published.nights().navigableKeySet());
      NavigableSet<LocalDate> own = new TreeSet<>(dates);
      own.removeIf(date -> !published.nights().get(date).equals(nightId));
      tasks(lake, published, new NightResult(nightId, own, dates, List.of(), false));
    }
  }

  /** What people should look at. */
  List<String> attention(PublishedNight published) {
    return kept(() -> AttentionLines.of(published)).orElse(List.of());
  }

  private <T> Optional<T> kept(Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError | FSError e) {
      failures.add(e);
      return Optional.empty();
    }
  }

  /**
   * Nothing more is to be told.
   *
   * @param isStopped true where a gate said no
   * @throws UntoldFailures where anything failed
   */
  void ends(boolean isStopped) {
    if (!failures.isEmpty()) {
      throw new UntoldFailures(failures, isStopped);
    }
  }
}
