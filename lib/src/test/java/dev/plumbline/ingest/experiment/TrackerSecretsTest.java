package dev.plumbline.ingest.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.kubeflow.KubeflowRunsIngester;
import dev.plumbline.ingest.mlflow.MlflowRegistryIngester;
import dev.plumbline.ingest.mlflow.MlflowRunsIngester;
import dev.plumbline.ingest.ray.RayTrainRunsIngester;
import dev.plumbline.ingest.wandb.WandbRunsIngester;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** People put whole configurations into tags and parameters, as JSON in a text. */
class TrackerSecretsTest {
  private static final String IN_A_TEXT =
      "\"{\\\"dbPassword\\\": \\\"hush-1\\\", \\\"lr\\\": 0.1, \\\"env\\\":"
          + " [{\\\"name\\\": \\\"HF_TOKEN\\\", \\\"value\\\": \\\"hush-2\\\"}], \\\"inner\\\":"
          + " \\\"{\\\\\\\"clientSecret\\\\\\\": \\\\\\\"hush-3\\\\\\\"}\\\"}\"";
  private static final String HARMLESS = "\"{\\\"lr\\\": 1e-4,  \\\"layers\\\": [64, 32]}\"";
  private static final String ARGUMENTS =
      "[\"train.py\",\"--hf-token\",\"hush-4\",\"--lr\",\"0.5\"]";

  private static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of(
            new MlflowRunsIngester(),
            """
            {"info":{"run_id":"r","experiment_id":"1","status":"%s","start_time":1784016000000},\
            "data":{"params":[{"key":"plain","value":HARMLESS},{"key":"config","value":TEXT}],\
            "tags":[{"key":"notes","value":TEXT}]},"args":ARGS}
            """),
        Arguments.of(
            new MlflowRegistryIngester(),
            """
            {"name":"m","version":"1","creation_timestamp":1784016000000,"current_stage":"None",\
            "source":"s3://b/m","description":TEXT,"tags":{"config":TEXT,"plain":HARMLESS},\
            "args":ARGS}
            """),
        Arguments.of(
            new WandbRunsIngester(),
            """
            {"id":"r","state":"running","created_at":"2026-07-14T08:00:00Z","config":\
            {"config":{"value":TEXT},"plain":{"value":HARMLESS}},"metadata":{"args":ARGS}}
            """),
        Arguments.of(
            new KubeflowRunsIngester(),
            """
            {"run_id":"r","display_name":"n","state":"RUNNING","created_at":"2026-07-14T08:00:00Z",\
            "runtime_config":{"parameters":{"config":TEXT,"plain":HARMLESS}},\
            "pipeline_spec":{"args":ARGS}}
            """),
        Arguments.of(
            new RayTrainRunsIngester(),
            """
            {"id":"r","name":"n","status":"RUNNING","controller_actor_id":"a",\
            "start_time_ms":1784016000000,"run_settings":{"train_loop_config":\
            {"config":TEXT,"plain":HARMLESS},"args":ARGS}}
            """));
  }

  @ParameterizedTest
  @MethodSource("records")
  void secretsInTextsOfJsonAreMaskedAndTheRestStays(Ingester ingester, String record) {
    String written =
        record
            .replace("TEXT", IN_A_TEXT)
            .replace("HARMLESS", HARMLESS)
            .replace("ARGS", ARGUMENTS)
            .replace("%s", "RUNNING");
    RecordingSink sink = TrackerFiles.read(ingester, written);
    assertThat(sink.accepted).isEqualTo(1);
    String rows = sink.rows.stream().map(row -> Arrays.deepToString(row.values())).toList() + "";
    assertThat(rows).doesNotContain("hush-").contains("[masked: ");
    // What holds no secret is kept letter by letter: in parameters, or escaped in the record.
    assertThat(rows.replace("\\", "")).contains("{\"lr\": 1e-4,  \"layers\": [64, 32]}");

    RecordingSink refused =
        TrackerFiles.read(
            ingester, written.replace("1784016000000", "\"x\"").replace("2026-07-14T", "x"));
    assertThat(refused.rejects).hasSize(1);
    assertThat(refused.rejects.toString()).doesNotContain("hush-");
  }
}
