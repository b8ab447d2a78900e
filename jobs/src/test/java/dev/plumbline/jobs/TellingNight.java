package dev.plumbline.jobs;

import java.util.Arrays;
import picocli.CommandLine;

/**
 * A command in a process of its own that says each moment it reaches: {@code FEW|ALL WORDS --config
 * FILE --lake DIR}, such as {@code FEW run assess …}.
 */
final class TellingNight {
  private TellingNight() {}

  /** Runs it; exits like the command line. */
  public static void main(String[] arguments) {
    int code;
    try {
      NightJobs jobs = NightJobs.valueOf(arguments[0]);
      NightCommand command =
          arguments[1].equals("nightly") ? new NightlyCommand() : new RunCommand();
      new CommandLine(command).parseArgs(Arrays.copyOfRange(arguments, 2, arguments.length));
      code =
          command.with(
              options ->
                  new NightProgram(
                      options,
                      (moment, what) -> {
                        System.out.println("reached " + moment + " " + what);
                        System.out.flush();
                      },
                      jobs.list()));
    } catch (RuntimeException e) {
      code = new Outcomes(System.out).failed(e);
    }
    System.exit(code);
  }
}
