package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.run.NightRequest;
import dev.plumbline.terms.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumbline run STAGE|JOB}: what a scheduler calls. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs one stage (ingest, build, assess, publish) or one job.")
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "STAGE|JOB", description = "ingest, build, assess, publish, or a job")
  private String name;

  @Mixin private NightOptions options;

  @Override
  public Integer call() {
    NightProgram program = new NightProgram(options);
    Optional<NightStage> stage = NightStage.of(name);
    if (stage.isEmpty()) {
      requireJob();
      return program.run(request(spec -> spec.name().equals(name), NightRequest.Ingest.SKIP));
    }
    return switch (stage.get()) {
      case INGEST -> program.run(request(spec -> false, NightRequest.Ingest.READ));
      case BUILD, ASSESS ->
          program.run(request(spec -> spec.stage() == stage.get(), NightRequest.Ingest.SKIP));
      case PUBLISH -> program.report();
    };
  }

  private NightRequest request(Predicate<JobSpec> jobs, NightRequest.Ingest ingest) {
    return new NightRequest(options.dates(), jobs, ingest);
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
