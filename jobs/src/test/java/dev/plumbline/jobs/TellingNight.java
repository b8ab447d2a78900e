package dev.plumbline.jobs;

import dev.plumbline.run.NightRequest;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * A night in a process of its own that says each moment it reaches: {@code FEW|ALL --config FILE
 * --lake DIR}.
 */
final class TellingNight {
  private TellingNight() {}

  /** Runs it; exits like the command line. */
  public static void main(String[] arguments) {
    int code;
    try {
      NightJobs jobs = NightJobs.valueOf(arguments[0]);
      NightOptions options =
          CommandLine.populateCommand(
              new NightOptions(), Arrays.copyOfRange(arguments, 1, arguments.length));
      code =
          new NightProgram(
                  options,
                  (moment, what) -> {
                    System.out.println("reached " + moment + " " + what);
                    System.out.flush();
                  },
                  jobs.list())
              .run(NightRequest.whole());
    } catch (RuntimeException e) {
      code = new Outcomes(System.out).failed(e);
    }
    System.exit(code);
  }
}
