package dev.plumbline.jobs;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** A command that writes: it opens a session and runs under the lake's lock. */
abstract class NightCommand implements Callable<Integer> {
  @Mixin private NightOptions options = new NightOptions();

  /**
   * Runs it.
   *
   * @param dates the dates asked for; empty means whatever needs it
   * @return the exit code
   */
  abstract int run(NightProgram program, NavigableSet<LocalDate> dates);

  /** The command as its metrics name it: one of a few. */
  abstract String words();

  /** True where a backfill is to begin anew. */
  boolean restarts() {
    return false;
  }

  @Override
  public final Integer call() {
    return with(NightProgram::new);
  }

  /** Runs it by a program of these options. */
  final int with(Function<NightOptions, NightProgram> programs) {
    options.of(words(), restarts());
    return run(programs.apply(options), options.dates());
  }
}
