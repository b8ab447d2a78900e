package dev.plumbline.jobs;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, of the commands as they are declared. */
final class ManPage {
  private static final List<String> EXIT_CODES =
      List.of(
          "0", "Well: published, answered, or nothing to do.",
          "1", "A bug of the program.",
          "2", "The configuration or the command line is wrong, or Java's memory too small.",
          "3", "A quality gate or a guardrail said no; what was published stays.",
          "4", "Input is missing, or malformed beyond the allowed share.",
          "5", "Storage failed, or another run has the lake: the only one worth a retry.",
          "130, 143", "Stopped by Ctrl-C or by SIGTERM; the next run goes on or repeats.");

  private static final List<String> ENVIRONMENT =
      List.of(
          "JAVA_HOME", "Where Java 17 lies; otherwise java of the PATH.",
          "PLUMBLINE_HEAP", "Memory of Java in local mode, such as 8g; 4g by default.",
          "PLUMBLINE_JAVA_OPTIONS", "More options of Java in local mode.");

  private ManPage() {}

  /** The page in the words of roff. */
  static String of(CommandLine line) {
    CommandSpec program = line.getCommandSpec();
    StringBuilder page = new StringBuilder();
    page.append(".\\\" Generated from the commands by ./plumbline docs; do not edit.\n");
    page.append(".TH PLUMBLINE 1 \"\" \"").append(Main.VERSION).append("\" \"Plumbline\"\n");
    page.append(".nh\n.ad l\n.SH NAME\n");
    page.append("plumbline \\- ").append(text(described(program))).append('\n');
    page.append(".SH SYNOPSIS\n.B plumbline\n.I COMMAND\n[options]\n.SH COMMANDS\n");
    line.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .forEach(command -> page.append(command(command)));
    page.append(".SH EXIT STATUS\n").append(listed(EXIT_CODES));
    page.append(".SH ENVIRONMENT\n").append(listed(ENVIRONMENT));
    return page.toString();
  }

  private static String command(CommandSpec command) {
    StringBuilder part = new StringBuilder(".SS plumbline ").append(text(command.name()));
    command
        .positionalParameters()
        .forEach(parameter -> part.append(' ').append(text(placed(parameter))));
    part.append('\n').append(line(described(command)));
    Stream.concat(command.positionalParameters().stream(), command.options().stream())
        .filter(argument -> !isStandard(argument))
        .forEach(argument -> part.append(argument(argument)));
    return part.toString();
  }

  private static String placed(PositionalParamSpec parameter) {
    String label = parameter.paramLabel();
    return parameter.arity().min() == 0 ? "[" + label + "]" : label;
  }

  /** Every command has them. */
  private static boolean isStandard(ArgSpec argument) {
    return argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp());
  }

  private static String argument(ArgSpec argument) {
    String names =
        argument instanceof OptionSpec option
            ? "\\fB" + text(String.join(", ", option.names())) + "\\fR"
            : "";
    boolean hasValue = argument.arity().max() > 0 || argument instanceof PositionalParamSpec;
    String label = hasValue ? "\\fI" + text(argument.paramLabel()) + "\\fR" : "";
    String term =
        Stream.of(names, label).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    return ".TP\n" + term + "\n" + line(String.join(" ", argument.description()));
  }

  private static String listed(List<String> pairs) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < pairs.size(); i += 2) {
      list.append(".TP\n.B ").append(text(pairs.get(i))).append('\n');
      list.append(line(pairs.get(i + 1)));
    }
    return list.toString();
  }

  private static String described(CommandSpec command) {
    return String.join(" ", command.usageMessage().description());
  }

  /** A line of text, which no request is; formats of picocli are resolved. */
  private static String line(String words) {
    String line = text(String.format(Locale.ROOT, words));
    return (line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line) + "\n";
  }

  private static String text(String words) {
    return words.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").strip();
  }
}
