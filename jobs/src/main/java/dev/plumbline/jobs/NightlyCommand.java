package dev.plumbline.jobs;

import java.time.LocalDate;
import java.util.NavigableSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline nightly}: raw files to a published report. */
@Command(
    name = "nightly",
    description = {
      "Takes the landing's nights to published tables and a report.",
      "Without a date: the newest night, every earlier one not yet published,",
      "and every date whose landing files changed. With --from and --to: a backfill, part",
      "after part, each published on its own; stopped, the same command goes on with it."
    })
final class NightlyCommand extends NightCommand {
  @Option(
      names = "--restart",
      description = "Begin a backfill anew that was stopped; without it nightly goes on with it.")
  private boolean restarts;

  @Override
  String words() {
    return "nightly";
  }

  @Override
  boolean restarts() {
    return restarts;
  }

  @Override
  int run(NightProgram program, NavigableSet<LocalDate> dates) {
    return program.nightly(dates);
  }
}
