package dev.plumbline.jobs;

import dev.plumbline.run.Failure;
import dev.plumbline.storage.StorageException;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; the same class runs locally and under spark-submit. */
@Command(
    name = "plumbline",
    mixinStandardHelpOptions = true,
    version = "plumbline 0.1.0",
    description = "Nightly accounting for AI infrastructure.",
    subcommands = {
      NightlyCommand.class,
      RunCommand.class,
      CatalogCommands.Tables.class,
      CatalogCommands.Jobs.class,
      CatalogCommands.Metrics.class,
      CatalogCommands.Policies.class,
      CatalogCommands.Formats.class,
      DocsCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 published; 1 a bug; 2 configuration; 3 a gate said no;",
      "4 input missing or malformed beyond the allowed share; 5 storage (worth a retry)."
    })
public final class Main implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    int code = run(arguments, System.err);
    System.exit(code);
  }

  /** Runs a command; the exit code is the contract with schedulers. */
  static int run(String[] arguments, PrintStream errors) {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((exception, command, parsed) -> failed(exception, errors));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line.execute(arguments);
  }

  private static int failed(Exception exception, PrintStream errors) {
    if (exception instanceof Failure failure) {
      errors.println(failure.text());
      return failure.category().exitCode();
    }
    if (exception instanceof StorageException storage) {
      errors.printf(
          "problem: %s%ncause:   %s%nremedy:  %s%n",
          storage.getMessage(), storage.because(), storage.remedy());
      return Failure.Category.STORAGE.exitCode();
    }
    errors.printf(
        "problem: a bug of plumbline%ncause:   %s%nremedy:  report it with the trace below%n",
        exception);
    exception.printStackTrace(errors);
    return Failure.Category.BUG.exitCode();
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
