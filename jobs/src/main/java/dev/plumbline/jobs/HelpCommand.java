package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumbline help COMMAND}: the same as its {@code --help}. */
@Command(
    name = "help",
    description = "Says how a command is used; without one, which commands there are.")
final class HelpCommand implements OfflineCommand {
  @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "A command.")
  private String command;

  @Override
  public Integer call() {
    CommandLine all = Main.commandLine();
    Map<String, CommandLine> known = all.getSubcommands();
    if (command != null && !known.containsKey(command)) {
      throw new Failure(
          Category.CONFIGURATION,
          "there is no command " + command,
          "known are " + String.join(", ", known.keySet()),
          "see plumbline --help");
    }
    (command == null ? all : known.get(command)).usage(System.out);
    return 0;
  }
}
