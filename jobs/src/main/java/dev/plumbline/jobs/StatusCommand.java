package dev.plumbline.jobs;

import dev.plumbline.failure.Failure.Category;
import dev.plumbline.jobs.told.Teller;
import dev.plumbline.run.publication.PublishedNight;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline status}: what is published, how old it is, and what has gone wrong since. */
@Command(
    name = "status",
    description = {
      "Says what is published, how old it is, and what has gone wrong since.",
      "That is: which of its checks were violated, a gate's no, and runs that failed.",
      "Exit code 0 whatever it says, unless --max-age is given."
    })
final class StatusCommand extends QuestionCommand {
  @Option(names = "--json", description = "Say it as one JSON object in one line.")
  private boolean isObject;

  @Option(
      names = "--max-age",
      paramLabel = "HOURS",
      description = "Exit code 3 when nothing was published within so many hours.")
  private Integer hours;

  @Override
  int answer(PublishedNight published, PrintStream out) {
    Instant now = Instant.now();
    if (isObject) {
      Teller.of(out).answers(StatusObject.of(published, now));
    } else {
      new Status(published).lines(now).forEach(out::println);
    }
    boolean isOld =
        hours != null
            && (published.isEmpty() || published.at().isBefore(now.minus(Duration.ofHours(hours))));
    return isOld ? Category.GATE.exitCode() : 0;
  }
}
