package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.report.AllocationCsv;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.month.MonthSheet;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline month}: who is charged with what, and that it is what the invoices say. */
@Command(
    name = "month",
    description = {
      "Says what each team is charged with in the billing periods that start in a month, and what"
          + " nobody is charged with.",
      "Every invoice stands beside it with its difference, which is 0. It reads the published"
          + " export, and needs no Spark.",
      "With --close it issues a statement to each team, which never changes: files in"
          + " LAKE/statements/MONTH and rows of gold.statement. Run again, it issues credit notes"
          + " or supplements for what differs since. It takes the lake for that, and starts Spark."
    })
final class MonthCommand extends ExportAnswer {
  @Parameters(paramLabel = "MONTH", description = "The month, like 2026-10.")
  private String month;

  @Option(
      names = "--by",
      paramLabel = "team,project",
      split = ",",
      defaultValue = "team",
      description = "What is told apart: team, project, or both; without it team.")
  private List<MonthSheet.By> by;

  @Option(
      names = "--focus",
      paramLabel = "FILE.csv",
      description =
          "Writes every charge with its parts as a FOCUS 1.3 CSV to this file, whole and in place"
              + " of one that is there.")
  private Path focus;

  @Option(
      names = "--spread",
      description =
          "Says as well what each team is charged with where shared cost is spread by the rules"
              + " under shared_costs:.")
  private boolean isSpread;

  @Option(
      names = "--close",
      description =
          "Issue the statements of a month whose billing periods are all closed, or what corrects"
              + " them.")
  private boolean isClose;

  @Option(
      names = "--dry-run",
      description = "With --close: say what would be issued, and do nothing.")
  private boolean isDry;

  private YearMonth asked() {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          "that is no month",
          "'" + month + "' is not written like 2026-10",
          "name the year and the month, as in plumbline month 2026-10",
          e);
    }
  }

  private void assertClear() {
    if (isClose && (focus != null || isObject() || isSpread)) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          "--close issues documents, and answers nothing else",
          "it was asked with " + (isSpread ? "--spread" : focus == null ? "--json" : "--focus"),
          "ask plumbline month " + month + " with it, without --close");
    }
    if (isDry && !isClose) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          "--dry-run is of --close",
          "without it nothing is done that could be left undone",
          "say plumbline month " + month + " --close --dry-run, or leave it out");
    }
  }

  private MonthSheet sheet(Export export) {
    if (isSpread && !by.equals(List.of(MonthSheet.By.TEAM))) {
      throw new Failure(
          Failure.Category.CONFIGURATION,
          "shared cost is spread over teams, not over projects",
          "--spread stands beside --by project",
          "leave --by out, or leave --spread out");
    }
    MonthSheet sheet = MonthSheet.of(export, asked(), by);
    if (focus != null) {
      try {
        AllocationCsv.of(MonthSheet.parts(export, sheet.month())).writeTo(focus);
      } catch (IOException e) {
        throw new StorageException(
            "the FOCUS file cannot be written",
            focus + ": " + e.getMessage(),
            "name a file in a folder that is there and may be written",
            e);
      }
    }
    return sheet;
  }

  @Override
  int answer(Export export) {
    PrintStream out = System.out;
    assertClear();
    if (isClose) {
      MonthSheet.assertPublished(export, asked());
      return new MonthClosing(options(), asked()).call(export, isDry);
    }
    MonthSheet sheet = sheet(export);
    if (isObject()) {
      tellObject(MonthObject.of(sheet, export, by, isSpread), out);
      return 0;
    }
    tell(new MonthText(sheet, by).lines(export), out);
    tell(SpreadText.lines(sheet, export, isSpread), out);
    if (focus != null) {
      tell(List.of("FOCUS 1.3: " + focus.toAbsolutePath().normalize()), out);
    }
    return 0;
  }
}
