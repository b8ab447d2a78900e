package dev.plumbline.jobs.reliability;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The harness that looks for the next fault; {@code reliability/run} starts it. */
@Command(
    name = "reliability/run",
    mixinStandardHelpOptions = true,
    description = "Does to nights what befalls them, and says whether their lakes are right.",
    footer = {
      "",
      "Programs of their own: reliability/run fuzz, reliability/run properties (--help).",
      "",
      "Exit codes: 0 all is as it must be; 1 something is not; 2 wrong words."
    },
    subcommands = {KillCommand.class, StorageCommand.class, HistoryCommand.class})
public final class Reliability implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Reliability()).execute(arguments));
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
