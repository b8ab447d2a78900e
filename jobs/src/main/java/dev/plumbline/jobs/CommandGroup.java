package dev.plumbline.jobs;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Commands of one kind. The kind is a type, and decides what a command can get hold of.
 *
 * @param title as the help shows it
 * @param commands in the order of the help
 */
record CommandGroup(String title, List<? extends Callable<Integer>> commands) {
  private static final int NAME = 12;

  static CommandGroup nights(NightCommand... commands) {
    return new CommandGroup("Nights: they write, one at a time in a lake", List.of(commands));
  }

  static CommandGroup questions(QuestionCommand... commands) {
    return new CommandGroup("Questions: they read what is published", List.of(commands));
  }

  static CommandGroup answers(AnswerCommand... commands) {
    return new CommandGroup(
        "Answers: they read the published export, within seconds", List.of(commands));
  }

  static CommandGroup care(CareCommand... commands) {
    return new CommandGroup("Care: they look after a lake, between nights", List.of(commands));
  }

  static CommandGroup offline(OfflineCommand... commands) {
    return new CommandGroup("Offline: they need no lake", List.of(commands));
  }

  /**
   * Adds all of them to a command line, and the groups to its help. Each has {@code --help}, and no
   * {@code --version} of the program: where a command takes one, it is a model's.
   */
  static void addTo(CommandLine line, List<CommandGroup> groups) {
    groups.forEach(group -> group.commands().forEach(command -> add(line, command)));
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
    line.getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> listed(help, groups));
  }

  private static void add(CommandLine line, Callable<Integer> command) {
    CommandLine one = new CommandLine(command);
    one.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
    line.addSubcommand(one);
  }

  private static String listed(Help help, List<CommandGroup> groups) {
    StringBuilder text = new StringBuilder();
    for (CommandGroup group : groups) {
      text.append(String.format("%n%s%n", group.title()));
      for (Callable<Integer> command : group.commands()) {
        Command declared = command.getClass().getAnnotation(Command.class);
        String description = String.join(" ", declared.description());
        text.append(
            String.format("  %-" + NAME + "s%s%n", declared.name(), firstSentence(description)));
      }
    }
    return help.colorScheme().text(text.toString()).toString();
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
