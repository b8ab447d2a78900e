package dev.plumbline.jobs;

import dev.plumbline.jobs.told.OneLine;
import dev.plumbline.jobs.told.Teller;
import dev.plumbline.run.explain.AskedCharge;
import dev.plumbline.run.explain.AskedFigure;
import dev.plumbline.run.explain.ChargeExplanation;
import dev.plumbline.run.explain.Explanation;
import dev.plumbline.run.publication.PublishedNight;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline explain}: which rows, charges and files make a figure. */
@Command(
    name = "explain",
    description = {
      "Says which rows of which tables make a figure of the report, and which charges and landing"
          + " files, with file and line, are behind them.",
      "Every sum is computed twice, from the rows of the report and from those by hour and device,"
          + " and the difference is printed. A query stands beside each."
    })
final class ExplainCommand extends QuestionCommand {
  @Parameters(
      paramLabel = "FIGURE",
      description =
          "DATE/FIGURE or DATE/FIGURE/CURRENCY, as headline.csv beside a report has it; figures are"
              + " accounted, idle_waste, not_measured, efficiency_gap, and every stage. Of a"
              + " month's sheet MONTH/KIND or MONTH/KIND/CURRENCY; kinds are charged (all of it),"
              + " held, tax and so on.")
  private String figure;

  @Option(names = "--team", paramLabel = "TEAM", description = "Only what this team held.")
  private String team;

  @Option(names = "--no-team", description = "Only what no team owns.")
  private boolean isWithoutTeam;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "10",
      description = "So many rows, charges and files are listed, the dearest first; without it 10.")
  private int rows;

  @Option(names = "--json", description = "Say it as one JSON object in one line.")
  private boolean isObject;

  @Override
  int answer(PublishedNight published, PrintStream out) {
    int shown = Math.max(0, rows);
    if (AskedCharge.isAsked(figure)) {
      AskedCharge asked = AskedCharge.of(figure, team, isWithoutTeam);
      ChargeExplanation explanation = ChargeExplanation.of(published, asked, shown);
      tell(
          out,
          () -> ExplainObject.of(explanation, published),
          () -> new ChargeExplainText(explanation).lines(published));
    } else {
      AskedFigure asked = AskedFigure.of(figure, team, isWithoutTeam);
      Explanation explanation = Explanation.of(published, asked, shown);
      tell(
          out,
          () -> ExplainObject.of(explanation, published),
          () -> new ExplainText(explanation).lines(published));
    }
    return 0;
  }

  private void tell(PrintStream out, Supplier<String> object, Supplier<List<String>> lines) {
    if (isObject) {
      Teller.of(out).answers(OneLine.clean(object.get()));
    } else {
      lines.get().forEach(line -> out.println(OneLine.clean(line)));
    }
  }
}
