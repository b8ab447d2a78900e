package dev.plumbline.jobs;

import dev.plumbline.run.NightRequest;
import dev.plumbline.run.journal.NightMoments;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * A night in a process of its own that says when it has reached a moment, and waits there for its
 * end: {@code MOMENT WHAT --config FILE --lake DIR}.
 */
final class PausingNight {
  private PausingNight() {}

  /** Runs it; exits like the command line. */
  public static void main(String[] arguments) {
    NightMoments.Moment moment = NightMoments.Moment.valueOf(arguments[0]);
    String what = arguments[1];
    String[] options = Arrays.copyOfRange(arguments, 2, arguments.length);
    NightProgram program =
        new NightProgram(
            CommandLine.populateCommand(new NightOptions(), options),
            (reached, of) -> {
              if (reached == moment && of.equals(what)) {
                pause(moment + " " + what);
              }
            },
            JobCatalog.ALL);
    System.exit(program.run(NightRequest.whole()));
  }

  private static void pause(String where) {
    System.out.println("paused at " + where);
    System.out.flush();
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
