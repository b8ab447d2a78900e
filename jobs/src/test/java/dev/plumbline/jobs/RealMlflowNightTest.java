package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.jobs.submitted.Part;
import dev.plumbline.jobs.submitted.Ran;
import dev.plumbline.schema.Frame;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.Reject;
import dev.plumbline.testing.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model is trained, evaluated and registered on a real MLflow through its own client, and the
 * night of that day traces it. What MLflow cannot know is said beside it, in three records.
 */
@Tag("long")
@ExtendWith(SharedSpark.class)
class RealMlflowNightTest {
  private static final Path SCRIPT = Path.of("src/test/resources/mlflow/register.py");

  @TempDir private Path folder;

  @Test
  void aModelOfMlflowIsTracedToItsDataCodeEnvironmentRunEvaluationAndApproval() throws Exception {
    Path mlflow = Part.installed("mlflow");
    Ran registered =
        Ran.of(
            Path.of("."),
            Map.of("MLFLOW_DISABLE_TELEMETRY", "true"),
            List.of(mlflow.resolve("bin/python").toString(), SCRIPT.toString(), folder.toString()));
    assertThat(registered.code()).as(registered.output()).isZero();
    Path configuration = folder.resolve("plumbline.yaml");
    Files.writeString(
        configuration,
        """
        sources:
          - {name: runs, format: mlflow-runs, path: 'runs/*.json'}
          - {name: mlflow, format: mlflow-registry, path: 'registry/*.json'}
          - {name: said, format: model-registry, path: '*.ndjson', registry: mlflow}
        """);
    Path lake = folder.resolve("lake");
    NightHere.Ended night = NightHere.command(configuration, lake, "nightly");
    assertThat(night.code()).as(night.words()).isZero();

    Lake published = new Lake(SharedSpark.session(), lake.toString());
    expect(published.read(Reject.TABLE)).none();
    Frame rulings = published.read(LineageCompleteness.TABLE);
    expect(
            rulings.select(
                LineageCompleteness.REGISTRY,
                LineageCompleteness.MODEL,
                LineageCompleteness.VERSION,
                LineageCompleteness.IS_TRACEABLE,
                LineageCompleteness.FIRST_BROKEN_LINK))
        .rows(
            """
            registry | model  | version | is_traceable | first_broken_link
            mlflow   | ranker | 1       | true         |
            mlflow   | ranker | 2       | false        | artifact_digest
            """);
    // MLflow knows no committer: that it was somebody else who approved cannot be shown.
    expect(rulings.where(LineageCompleteness.VERSION.of().equalTo("1")))
        .rows(
            """
            training_run_state | artifact_digest_state | training_inputs_state
            PRESENT            | PRESENT               | PRESENT
            """)
        .rows(
            """
            content_identity_state | code_commit_state | environment_state
            PRESENT                | PRESENT           | PRESENT
            """)
        .rows(
            """
            parameters_state | evaluation_state | approval_state
            PRESENT          | PRESENT          | WEAK
            """)
        .rows(
            """
            deployment_state | upstream_closure_state | causal_order_state
            PRESENT          | PRESENT                | PRESENT
            """);
  }
}
