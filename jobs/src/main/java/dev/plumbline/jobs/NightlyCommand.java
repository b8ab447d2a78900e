package dev.plumbline.jobs;

import dev.plumbline.run.NightRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline nightly}: raw files to a published report. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = {
      "Takes the landing's nights to published tables and a report.",
      "Without a date: the newest night, every earlier one not yet published,",
      "and every date whose landing files changed."
    })
final class NightlyCommand implements Callable<Integer> {
  @Mixin private NightOptions options;

  @Override
  public Integer call() {
    return new NightProgram(options).run(NightRequest.whole().forDates(options.dates()));
  }
}
