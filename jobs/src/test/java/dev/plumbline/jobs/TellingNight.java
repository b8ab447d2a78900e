package dev.plumbline.jobs;

import dev.plumbline.run.NightRequest;
import picocli.CommandLine;

/** A night in a process of its own that says each moment it reaches: {@code --config --lake}. */
final class TellingNight {
  private TellingNight() {}

  /** Runs it; exits like the command line. */
  public static void main(String[] arguments) {
    int code;
    try {
      NightOptions options = CommandLine.populateCommand(new NightOptions(), arguments);
      code =
          new NightProgram(
                  options,
                  (moment, what) -> {
                    System.out.println("reached " + moment + " " + what);
                    System.out.flush();
                  })
              .run(NightRequest.whole());
    } catch (RuntimeException e) {
      code = new Outcomes(System.out).failed(e);
    }
    System.exit(code);
  }
}
