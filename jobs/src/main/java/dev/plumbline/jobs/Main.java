package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.storage.LastAct;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; the same class runs locally and under spark-submit. */
@Command(
    name = "plumbline",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    description = "Nightly accounting for AI infrastructure.",
    footer = {
      "",
      "Exit codes: 0 published; 1 a bug; 2 configuration; 3 a gate said no;",
      "4 input missing or malformed beyond the allowed share; 5 storage (worth a retry);",
      "130 and 143 stopped by a signal."
    })
public final class Main implements Runnable {
  /** The name and version of the program. */
  static final String VERSION = "plumbline 0.1.0";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    int code = run(arguments, System.err);
    System.exit(code);
  }

  /** Every command. A new one is added here and nowhere else, among those of its kind. */
  static List<CommandGroup> commands() {
    return List.of(
        CommandGroup.nights(new NightlyCommand(), new RunCommand()),
        CommandGroup.questions(new StatusCommand()),
        CommandGroup.care(new RepairCommand()),
        CommandGroup.offline(
            new InitCommand(),
            new DoctorCommand(),
            new FormatsCommand(),
            new CatalogCommands.Tables(),
            new CatalogCommands.Jobs(),
            new CatalogCommands.Metrics(),
            new CatalogCommands.Policies(),
            new DocsCommand(),
            new VersionCommand()));
  }

  /** The command line with its commands. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    CommandGroup.addTo(line, commands());
    return line;
  }

  /** Runs a command; the exit code is the contract with schedulers. */
  static int run(String[] arguments, PrintStream errors) {
    CommandLine line = commandLine();
    line.setExecutionExceptionHandler((exception, command, parsed) -> failed(exception, errors));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line.execute(arguments);
  }

  /** What lies at the bottom of it decides the code: Spark wraps what its tasks throw. */
  private static int failed(Exception exception, PrintStream errors) {
    if (LastAct.isEnding()) {
      // What was cut short by a signal; the signal's own code is what the process ends with.
      return 0;
    }
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        errors.println(failure.text());
        return failure.category().exitCode();
      }
      if (cause instanceof StorageException storage) {
        return storage(
            storage.getMessage(),
            storage.because(),
            storage.remedy(),
            errors,
            storage.isWorthRetrying());
      }
      if (cause instanceof IOException || cause instanceof UncheckedIOException) {
        return storage(
            "reading or writing failed",
            cause.toString(),
            "check space, permissions and the network, and run again",
            errors,
            StorageException.isWorthRetrying(cause));
      }
    }
    errors.printf(
        "problem: a bug of plumbline%ncause:   %s%nremedy:  report it with the trace below%n",
        exception);
    exception.printStackTrace(errors);
    return Failure.Category.BUG.exitCode();
  }

  /** Storage that no retry mends, such as a folder without permission, is set up wrongly. */
  private static int storage(
      String problem, String cause, String remedy, PrintStream errors, boolean isWorthRetrying) {
    errors.printf("problem: %s%ncause:   %s%nremedy:  %s%n", problem, cause, remedy);
    return isWorthRetrying
        ? Failure.Category.STORAGE.exitCode()
        : Failure.Category.CONFIGURATION.exitCode();
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
