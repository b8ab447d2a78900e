package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.testing.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that were once read as if nothing were amiss: a night says what they lack. */
class PipelineLogsNightTest {
  private static final Path CASES = Path.of("..", "lib", "src", "test", "resources", "cases");
  private static final String STEPS =
      "2 records are steps, none is a job: run sacct with -X (--allocations)";

  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Lake lake;

  @BeforeEach
  void land() throws IOException {
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    for (String source : new String[] {"reg-dev", "reg-prod", "prom", "jobs", "pods"}) {
      Files.createDirectories(folder.resolve(source));
    }
    Files.copy(CASES.resolve("two-registries-dev.json"), folder.resolve("reg-dev/r.json"));
    Files.copy(CASES.resolve("two-registries-prod.json"), folder.resolve("reg-prod/r.json"));
    Files.copy(CASES.resolve("partial-answer.json"), folder.resolve("prom/q.json"));
    Files.copy(CASES.resolve("steps-only.txt"), folder.resolve("jobs/sacct.txt"));
    Files.copy(CASES.resolve("never-admitted-pod.json"), folder.resolve("pods/pods.json"));
  }

  private Night night(String... sources) throws IOException {
    Path configuration = folder.resolve("plumbline.yaml");
    Files.writeString(configuration, "sources:\n" + String.join("", sources));
    return new Night(
        lake,
        ConfigurationFile.read(configuration),
        JobCatalog.ALL,
        new Console(new PrintStream(printed, true, StandardCharsets.UTF_8)),
        Instant.parse("2026-11-29T00:00:00Z"));
  }

  private static String source(String name, String format) {
    return "  - {name: %s, format: %s, path: %s/*, cluster: c1, time_zone: UTC}\n"
        .formatted(name, format, name);
  }

  @Test
  void aNightSaysWhatItsLogsLackAndKeepsRegistriesApart() throws IOException {
    NightResult result =
        night(
                source("reg-dev", "mlflow-registry"),
                source("reg-prod", "mlflow-registry"),
                source("prom", "prometheus-json"),
                source("jobs", "slurm-sacct"),
                source("pods", "kubernetes-pods"),
                "policies: {lineage: {run_namespaces: [reg-dve=train]}}\n")
            .run(NightRequest.whole());

    String two =
        """
        registry | model  | version
        reg-dev  | ranker | 1
        reg-prod | ranker | 1
        """;
    expect(lake.read(ModelVersion.TABLE)).rows(two);
    expect(lake.read(LineageCompleteness.TABLE)).rows(two);
    assertThat(lake.read(IngestFile.TABLE).where(IngestFile.WARNINGS.of().isNotNull()).rows())
        .satisfies(files -> assertThat(files.count()).isEqualTo(2));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("warning: run_namespaces of policy lineage names reg-dve, which no source has");
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "warning: source prom, q.json: the server warned that an answer may be incomplete")
        .contains("warning: source jobs, sacct.txt: " + STEPS);

    String report = report(result);
    assertThat(report)
        .contains("Files that say they are incomplete")
        .contains("No StoreAPIs matched for this query; partial response")
        .contains("ranker 1 of reg-dev")
        .contains("ranker 1 of reg-prod")
        .doesNotContain("own no GPU time")
        .contains("All of a source");
    assertTracedByRegistry();
  }

  /** Both registries call their version alike, and mean other runs. */
  private void assertTracedByRegistry() {
    String[] both = {"trace", "--model", "ranker", "--version", "1"};
    SampleExport.Answer which = SampleExport.asksOf(folder.resolve("lake").toString(), both);
    assertThat(which.code()).isEqualTo(2);
    assertThat(which.failed()).contains("--registry reg-dev or --registry reg-prod");

    String[] one = {"trace", "--model", "ranker", "--version", "1", "--registry", "reg-prod"};
    assertThat(SampleExport.asksOf(folder.resolve("lake").toString(), one).said())
        .contains("ranker 1 of reg-prod", "trained by run bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")
        .doesNotContain("aaaaaaaa");
  }

  private String report(NightResult result) throws IOException {
    TaskRunner runner = new TaskRunner(lake, PublishedNight.newest(lake));
    TaskCatalog.ALL.forEach(task -> runner.run(task, result));
    try (Stream<Path> files = Files.walk(folder)) {
      Path report = files.filter(file -> file.endsWith("report.html")).findFirst().orElseThrow();
      return Files.readString(report);
    }
  }

  @Test
  void stepsAloneAreNoNightAndTheMessageSaysWhy() throws IOException {
    Night night = night(source("jobs", "slurm-sacct"));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> night.run(NightRequest.whole()))
        .satisfies(
            failure -> {
              assertThat(failure.category()).isEqualTo(Category.INPUT);
              assertThat(failure.getMessage()).contains("the landing holds no night");
              assertThat(failure.because())
                  .contains("jobs, sacct.txt: 2 records, left out: {step=2}")
                  .contains(STEPS);
            });
  }

  @Test
  void anAnswerInASourceOfExpositionIsOneProblemWithTheRightRemedy() throws IOException {
    Files.copy(CASES.resolve("json-in-exposition.json"), folder.resolve("prom/wrong.json"));
    Files.delete(folder.resolve("prom/q.json"));
    Night night = night(source("prom", "dcgm-exposition"));
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> night.run(NightRequest.whole()))
        .satisfies(
            failure -> {
              assertThat(failure.category()).isEqualTo(Category.INPUT);
              assertThat(failure.because())
                  .contains("wrong.json line 1: ")
                  .contains("this is prometheus-json")
                  .contains("give the source format: prometheus-json (or auto)")
                  .doesNotContain("bad_metric_name");
            });
  }
}
