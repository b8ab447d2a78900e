package dev.plumbline.jobs;

import dev.plumbline.jobs.told.StorageWatch;
import dev.plumbline.jobs.told.Teller;
import dev.plumbline.run.publication.Program;
import dev.plumbline.storage.LastAct;
import dev.plumbline.storage.OutcomeNote;
import java.io.PrintStream;
import java.util.List;
import org.apache.hadoop.fs.FSError;
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
  static final String VERSION = "plumbline " + Program.VERSION;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    int code = told(arguments, System.out, System.err);
    leave(code);
    System.exit(code);
  }

  /** Of a process that was told to end, the signal says how, and not what it cut short. */
  static void leave(int code) {
    if (!LastAct.isEnding()) {
      OutcomeNote.leave(code);
    }
  }

  /** Runs a command whose lines, whoever prints them, go to these streams as the options say. */
  static int told(String[] arguments, PrintStream out, PrintStream errors) {
    Teller teller = Teller.of(out, errors, arguments);
    System.setOut(teller.out());
    System.setErr(teller.errors());
    try (StorageWatch watch = StorageWatch.of(teller)) {
      int code = run(arguments, System.err);
      if (!LastAct.isEnding()) {
        // Otherwise the last act says how it ended.
        teller.ended(code);
      }
      return code;
    } finally {
      System.setOut(out);
      System.setErr(errors);
    }
  }

  /** Every command. A new one is added here and nowhere else, among those of its kind. */
  static List<CommandGroup> commands() {
    return List.of(
        CommandGroup.nights(new NightlyCommand(), new RunCommand()),
        CommandGroup.questions(new StatusCommand(), new ExplainCommand(), new ReadersCommand()),
        CommandGroup.answers(
            new IdleCommand(),
            new MonthCommand(),
            new ModelsCommand(),
            new TraceCommand(),
            new BomCommand(),
            new ImpactCommand(),
            new DiffCommand()),
        CommandGroup.care(new RepairCommand(), new MaintainCommand()),
        CommandGroup.offline(
            new InitCommand(),
            new DoctorCommand(),
            new FormatsCommand(),
            new CatalogCommands.Tables(),
            new CatalogCommands.Jobs(),
            new CatalogCommands.Metrics(),
            new CatalogCommands.Policies(),
            new SubmitCommand(),
            new DocsCommand(),
            new CompletionCommand(),
            new HelpCommand(),
            new VersionCommand()));
  }

  /** The command line with its commands. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    CommandGroup.addTo(line, commands());
    // What controls a terminal is spelled out, whoever prints it.
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return line;
  }

  /** Runs a command; the exit code is the contract with schedulers. */
  static int run(String[] arguments, PrintStream errors) {
    return run(commandLine(), arguments, errors);
  }

  /** Runs a command of this line; an error that is no exception has its code and words as well. */
  static int run(CommandLine line, String[] arguments, PrintStream errors) {
    Outcomes outcomes = new Outcomes(errors);
    line.setExecutionExceptionHandler((exception, command, parsed) -> outcomes.failed(exception));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    if (Teller.of(errors).isJson()) {
      line.setParameterExceptionHandler((exception, parsed) -> outcomes.misused(exception));
    }
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError | FSError | LinkageError e) {
      return outcomes.failed(e);
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
