package dev.plumbline.jobs;

import dev.plumbline.run.NightRequest;
import java.time.LocalDate;
import java.util.NavigableSet;
import picocli.CommandLine.Command;

/** {@code plumbline nightly}: raw files to a published report. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = {
      "Takes the landing's nights to published tables and a report.",
      "Without a date: the newest night, every earlier one not yet published,",
      "and every date whose landing files changed."
    })
final class NightlyCommand extends NightCommand {
  @Override
  int run(NightProgram program, NavigableSet<LocalDate> dates) {
    return program.run(NightRequest.whole().forDates(dates));
  }
}
