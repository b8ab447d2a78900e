package dev.plumbline.jobs;

import dev.plumbline.run.publication.PublishedNight;
import java.io.PrintStream;
import java.time.Instant;
import picocli.CommandLine.Command;

/** {@code plumbline status}: what is published, how old it is, and what has gone wrong since. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says what is published, how old it is, and what has gone wrong since.",
      "That is: which of its checks were violated, a gate's no, and runs that failed."
    })
final class StatusCommand extends QuestionCommand {
  @Override
  int answer(PublishedNight published, PrintStream out) {
    new Status(published).lines(Instant.now()).forEach(out::println);
    return 0;
  }
}
