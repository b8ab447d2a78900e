package dev.plumbline.jobs.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.run.answers.MlflowEntry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BomPurlTest {
  private static final String RUN = "36233173b22f4c89b451f1228d700d49";

  private static Optional<String> purl(String registry, String model, String version, String run) {
    return BomPurl.of(new MlflowEntry(new ModelKey(registry, model, version), run));
  }

  @Test
  void theServerAndTheRunAreNamedWhereTheyAreKnown() {
    assertThat(purl("https://mlflow.acme.example/ml", "Ranker", "3", RUN))
        .contains(
            "pkg:mlflow/Ranker@3?repository_url=https:%2F%2Fmlflow.acme.example%2Fml&run_id="
                + RUN);
    assertThat(purl("https://mlflow.acme.example:5000", "Ranker", "3", null))
        .contains("pkg:mlflow/Ranker@3?repository_url=https:%2F%2Fmlflow.acme.example:5000");
    assertThat(purl("tracker", "Ranker", "3", RUN)).contains("pkg:mlflow/Ranker@3?run_id=" + RUN);
  }

  /** Two servers may have a model of this name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tracker",
        "mlflow.acme.example",
        "file:///srv/mlflow",
        "databricks-uc",
        "https://ana@mlflow.acme.example",
        "https:",
        "not a url"
      })
  void whereNeitherIsKnownThereIsNone(String registry) {
    assertThat(purl(registry, "Ranker", "3", null)).isEmpty();
    assertThat(purl(registry, "Ranker", "3", "my-run")).isEmpty();
  }

  /** As the examples of the package URL specification have it. */
  @Test
  void databricksWantsSmallLettersAndAzureMachineLearningTheNameAsItIs() {
    assertThat(
            purl(
                "https://adb-5245952564735461.0.azuredatabricks.net/api", "CreditFraud", "3", null))
        .contains(
            "pkg:mlflow/creditfraud@3?repository_url="
                + "https:%2F%2Fadb-5245952564735461.0.azuredatabricks.net%2Fapi");
    assertThat(purl("https://westus2.api.azureml.ms/mlflow", "CreditFraud", "3", null))
        .contains(
            "pkg:mlflow/CreditFraud@3?repository_url=https:%2F%2Fwestus2.api.azureml.ms%2Fmlflow");
    assertThat(purl("https://notdatabricks.com", "CreditFraud", "3", null).orElseThrow())
        .startsWith("pkg:mlflow/CreditFraud@3");
  }

  @Test
  void whatWouldMeanSomethingInAUrlIsWrittenOtherwise() {
    assertThat(purl("r", "a/b c@d?e#f%g+h\u00e9", "1/2", RUN))
        .contains("pkg:mlflow/a%2Fb%20c%40d%3Fe%23f%25g%2Bh%C3%A9@1%2F2?run_id=" + RUN);
    assertThat(purl("r", "a.b-c_d~e:f", "1", RUN))
        .contains("pkg:mlflow/a.b-c_d~e:f@1?run_id=" + RUN);
  }

  @Test
  void whatWasMaskedNamesNothing() {
    assertThat(purl("https://mlflow.acme.example", "[masked: aws access key]", "3", RUN)).isEmpty();
    assertThat(purl("https://mlflow.acme.example", "m", "[masked: aws access key]", RUN)).isEmpty();
  }
}
