package dev.plumbline.jobs;

import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** A command that answers from the published export as of a date: by the rulings that stood. */
abstract class ExportCommand extends AnswerCommand {
  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "What stood at the end of this date (UTC); without it of the newest published.")
  private LocalDate date;

  /** The answer for a person, line by line. */
  abstract Iterable<String> lines(Export export, Rulings rulings);

  /** The answer for a machine. */
  abstract String object(Export export, Rulings rulings);

  @Override
  final Iterable<String> lines(Export export) {
    return lines(export, Rulings.on(export, date));
  }

  @Override
  final String object(Export export) {
    return object(export, Rulings.on(export, date));
  }

  /** Which publication an answer is from. */
  static String from(Export export, Rulings rulings) {
    return "as of %s, from publication %d (run %s)"
        .formatted(rulings.date(), export.publication(), export.night());
  }
}
