package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.job.NightStage;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightRequest.Ingest;
import dev.plumbline.terms.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code plumbline run STAGE|JOB}: what a scheduler calls. */
@Command(
    name = "run",
    description = {
      "Runs one stage or one job.",
      "ingest reads the landing, build computes silver, assess computes and gates gold and",
      "stages it, publish commits what is staged and renders. One job does its part of build",
      "or assess."
    })
final class RunCommand extends NightCommand {
  @Parameters(paramLabel = "STAGE|JOB", description = "ingest, build, assess, publish, or a job")
  private String name;

  @Override
  String words() {
    return "run " + name;
  }

  @Override
  int run(NightProgram program, NavigableSet<LocalDate> dates) {
    Optional<NightStage> stage = NightStage.of(name);
    if (stage.isEmpty()) {
      requireJob();
      return program.run(
          new NightRequest(dates, spec -> spec.name().equals(name), Ingest.SKIP).staging());
    }
    return switch (stage.get()) {
      case INGEST -> program.run(new NightRequest(dates, spec -> false, Ingest.READ));
      case BUILD, ASSESS ->
          program.run(
              new NightRequest(dates, spec -> spec.stage() == stage.get(), Ingest.SKIP).staging());
      case PUBLISH -> program.publish(dates);
    };
  }

  private void requireJob() {
    List<String> known = new ArrayList<>(Term.texts(NightStage.class));
    JobCatalog.ALL.forEach(job -> known.add(job.spec().name()));
    if (!known.contains(name)) {
      throw new Failure(
          Category.CONFIGURATION,
          "there is no stage or job " + name,
          "known are " + String.join(", ", known),
          "see plumbline jobs");
    }
  }
}
