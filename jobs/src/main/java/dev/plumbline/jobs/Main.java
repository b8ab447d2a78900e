package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
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
      InitCommand.class,
      DoctorCommand.class,
      FormatsCommand.class,
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

  /** What lies at the bottom of it decides the code: Spark wraps what its tasks throw. */
  private static int failed(Exception exception, PrintStream errors) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        errors.println(failure.text());
        return failure.category().exitCode();
      }
      if (cause instanceof StorageException storage) {
        return storage(storage.getMessage(), storage.because(), storage.remedy(), errors);
      }
      if (cause instanceof IOException || cause instanceof UncheckedIOException) {
        return storage(
            "reading or writing failed",
            cause.toString(),
            "check space, permissions and the network, and run again",
            errors);
      }
    }
    errors.printf(
        "problem: a bug of plumbline%ncause:   %s%nremedy:  report it with the trace below%n",
        exception);
    exception.printStackTrace(errors);
    return Failure.Category.BUG.exitCode();
  }

  private static int storage(String problem, String cause, String remedy, PrintStream errors) {
    errors.printf("problem: %s%ncause:   %s%nremedy:  %s%n", problem, cause, remedy);
    return Failure.Category.STORAGE.exitCode();
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
