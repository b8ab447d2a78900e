package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherRunsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "openlineage.run_id",
        "openlineage.runId",
        "OPENLINEAGE_RUN_ID",
        "OpenLineage run id"
      })
  void aNameOfASystemAndItsRunIdStatesOne(String name) {
    assertThat(OtherRuns.statedBy("mlflow", Map.of(name, " AB-1 "))).containsExactly("ab-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run_id",
        "mlflow.run_id",
        "mlflow.parentRunId",
        "slurm.run_id",
        "my.openlineage.run_id",
        "openlineage.run_name",
        "openlineage.parent_run_id"
      })
  void noOtherNameDoes(String name) {
    assertThat(OtherRuns.statedBy("mlflow", Map.of(name, "x"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "None",
        "NULL",
        "nan",
        "unknown",
        "undefined",
        "not set",
        "${RUN_ID}",
        "{{ run_id }}",
        "%RUN_ID%",
        "<run id>",
        "0000000000",
        "------",
        "abc",
        "default",
        "a run"
      })
  void whatStandsForAMissingIdIsNone(String value) {
    assertThat(OtherRuns.statedBy("openlineage", Map.of("mlflow.run_id", value))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubeflow.run_id", "ray.run_id", "RAY_RUN_ID"})
  void aPipelineOfManyRunsIsNoRun(String name) {
    assertThat(OtherRuns.statedBy("openlineage", Map.of(name, "a1b2c3d4"))).isEmpty();
  }

  @Test
  void nothingSaidIsNone() {
    Map<String, String> named = new HashMap<>();
    named.put("wandb_run_id", null);
    named.put("openlineage.run_id", " ");
    assertThat(OtherRuns.statedBy("mlflow", named)).isEmpty();
    assertThat(OtherRuns.statedBy("mlflow", null)).isEmpty();
  }
}
