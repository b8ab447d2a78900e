package dev.plumbline.jobs;

import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.run.readers.Reader;
import java.io.PrintStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline readers}: SQL that shows the newest publication to another program. */
@Command(
    name = "readers",
    description = {
      "Prints SQL that makes views of the newest publication for Spark, Trino or DuckDB.",
      "The views name versions: they agree with each other whatever is being written. The same",
      "texts lie in the lake under gold/_readers, and are renewed with each publication."
    })
final class ReadersCommand extends QuestionCommand {
  @Option(
      names = "--for",
      required = true,
      paramLabel = "READER",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Reader reader;

  @Override
  int answer(PublishedNight published, PrintStream out) {
    if (published.isEmpty()) {
      out.println("-- nothing is published in this lake yet");
    } else {
      out.print(reader.sql(published.shown()));
    }
    return 0;
  }
}
