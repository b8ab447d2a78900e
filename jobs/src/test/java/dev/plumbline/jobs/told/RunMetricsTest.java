package dev.plumbline.jobs.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Telling.MetricsFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics that a run leaves can be read strictly, and a failed one forgets no success. */
class RunMetricsTest {
  private static final Instant GOOD = Instant.parse("2026-07-15T03:00:00Z");
  private static final Instant LATER = Instant.parse("2026-07-16T03:00:00Z");

  @TempDir private Path folder;

  private static RunFigures run(String command) {
    RunFigures figures = new RunFigures();
    figures.of(command);
    return figures;
  }

  private static RunFigures good() {
    RunFigures figures = run("nightly");
    figures.succeeds();
    figures.step("ingest", 12.25, 60_261);
    figures.step("build", 3, 100);
    figures.step("build", 4, 200);
    figures.step("other", 1, -1);
    figures.refused(3);
    figures.published(
        new RunFigures.Published(
            LocalDate.parse("2026-07-14"),
            GOOD,
            Map.of("late_source", 0L, "missing_bill", 2L),
            Map.of("EUR", new BigDecimal("30.240000000000"), "a\"b\nc", BigDecimal.ONE)));
    return figures;
  }

  @Test
  void aGoodRunSaysHowItWent() {
    Map<String, Double> metrics = StrictExposition.read(RunMetrics.text(null, good(), 0, GOOD, ""));

    assertThat(metrics)
        .containsEntry("plumbline_run_exit_code{command=\"nightly\"}", 0.0)
        .containsEntry("plumbline_run_rejects{command=\"nightly\"}", 3.0)
        .containsEntry("plumbline_run_rows{command=\"nightly\",stage=\"ingest\"}", 60_261.0)
        .containsEntry("plumbline_run_rows{command=\"nightly\",stage=\"build\"}", 300.0)
        .containsEntry("plumbline_stage_seconds{command=\"nightly\",stage=\"build\"}", 7.0)
        .containsEntry("plumbline_last_success_timestamp_seconds", 1_784_084_400.0)
        .containsEntry("plumbline_newest_date_timestamp_seconds", 1_783_987_200.0)
        .containsEntry("plumbline_attention{kind=\"late_source\"}", 0.0)
        .containsEntry("plumbline_attention{kind=\"missing_bill\"}", 2.0)
        .containsEntry("plumbline_idle_waste_cost{currency=\"EUR\"}", 30.24)
        .containsKey("plumbline_run_duration_seconds{command=\"nightly\"}")
        .doesNotContainKey("plumbline_run_rows{command=\"nightly\",stage=\"other\"}");
    assertThat(metrics.keySet()).as("no label of data").noneMatch(name -> name.contains("a\\\"b"));
  }

  @Test
  void aFailedRunKeepsTheLastSuccessAndWhatIsKnownOfTheLake() throws IOException {
    MetricsFile file = new MetricsFile(folder.resolve("m/p.prom").toString(), "prod-1");
    RunMetrics.write(file, good(), 0, GOOD);
    RunMetrics.write(file, run("nightly"), 4, LATER);
    RunMetrics.write(file, run("nightly"), 5, LATER);

    Map<String, Double> metrics = StrictExposition.read(Files.readString(Path.of(file.path())));
    assertThat(metrics)
        .containsEntry("plumbline_run_exit_code{name=\"prod-1\",command=\"nightly\"}", 5.0)
        .containsEntry("plumbline_last_success_timestamp_seconds{name=\"prod-1\"}", 1_784_084_400.0)
        .containsEntry("plumbline_newest_date_timestamp_seconds{name=\"prod-1\"}", 1_783_987_200.0)
        .containsEntry("plumbline_attention{name=\"prod-1\",kind=\"missing_bill\"}", 2.0)
        .containsEntry("plumbline_idle_waste_cost{name=\"prod-1\",currency=\"EUR\"}", 30.24);
    try (Stream<Path> files = Files.list(folder.resolve("m"))) {
      assertThat(files).as("nothing half written stays").hasSize(1);
    }
  }

  @Test
  void aFailedStageStaysToldWhileOtherStagesRunAndTheyAreNoSuccess() {
    String file = RunMetrics.text("prod-1", good(), 0, GOOD, "");
    RunFigures assess = run("run assess");
    assess.step("assess", 2, 7);
    file = RunMetrics.text("prod-1", assess, 3, LATER, file);
    file = RunMetrics.text("prod-1", run("run ingest"), 0, LATER, file);

    assertThat(StrictExposition.read(file))
        .containsEntry("plumbline_run_exit_code{name=\"prod-1\",command=\"run assess\"}", 3.0)
        .containsEntry("plumbline_run_exit_code{name=\"prod-1\",command=\"run ingest\"}", 0.0)
        .containsEntry("plumbline_run_exit_code{name=\"prod-1\",command=\"nightly\"}", 0.0)
        .containsEntry(
            "plumbline_stage_seconds{name=\"prod-1\",command=\"run assess\",stage=\"assess\"}", 2.0)
        .containsEntry(
            "plumbline_last_success_timestamp_seconds{name=\"prod-1\"}", 1_784_084_400.0);

    assertThat(StrictExposition.read(RunMetrics.text("prod-1", run("run assess"), 0, LATER, file)))
        .as("what the command's earlier run did is not this one's")
        .doesNotContainKey(
            "plumbline_stage_seconds{name=\"prod-1\",command=\"run assess\",stage=\"assess\"}")
        .containsEntry("plumbline_run_exit_code{name=\"prod-1\",command=\"run assess\"}", 0.0);
    RunFigures publish = run("run publish");
    publish.succeeds();
    assertThat(StrictExposition.read(RunMetrics.text("prod-1", publish, 0, LATER, file)))
        .containsEntry(
            "plumbline_last_success_timestamp_seconds{name=\"prod-1\"}", 1_784_170_800.0);
  }

  @Test
  void withoutAnEarlierFileTheLastSuccessIsTheNewestPublication() {
    Map<String, Double> metrics =
        StrictExposition.read(RunMetrics.text(null, good(), 3, LATER, "no metrics {at=all\n"));
    assertThat(metrics)
        .containsEntry("plumbline_last_success_timestamp_seconds", 1_784_084_400.0)
        .containsEntry("plumbline_run_exit_code{command=\"nightly\"}", 3.0);
    assertThat(StrictExposition.read(RunMetrics.text(null, new RunFigures(), 4, LATER, "")))
        .doesNotContainKey("plumbline_last_success_timestamp_seconds");
  }
}
