package dev.plumbline.lineage.check;

import static dev.plumbline.lineage.Known.at;
import static dev.plumbline.terms.LinkState.MISSING;
import static dev.plumbline.terms.LinkState.NOT_MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.Known;
import dev.plumbline.lineage.known.RunFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsaidTest {
  private static final String PIPELINE = "https://github.com/OpenLineage/OpenLineage/tree/1.23.0";

  /** A version whose training run says nothing at all, in events of these producers. */
  private Known silent(String... producers) {
    Known complete = Known.complete();
    complete.facts.edges.removeIf(edge -> "train".equals(edge.runId()));
    complete.withoutParameters("train");
    complete.withRun("train", r -> r.withCode(new RunFacts.Code(null, null, null, null, null)));
    Map<String, Instant> since = new HashMap<>();
    List.of(producers).forEach(producer -> since.put(producer, at("01:00")));
    return complete.producedBy("train", since);
  }

  @ParameterizedTest
  @CsvSource({
    "kubeflow, NOT_MEASURED, NOT_MEASURED, MISSING",
    "ray-train, MISSING, NOT_MEASURED, MISSING",
    "slurm, NOT_MEASURED, NOT_MEASURED, NOT_MEASURED",
    "kubernetes, NOT_MEASURED, NOT_MEASURED, NOT_MEASURED",
    "mlflow, MISSING, MISSING, MISSING",
    "wandb, MISSING, MISSING, MISSING",
    "https://pipelines.example, MISSING, MISSING, MISSING",
    "unknown, MISSING, MISSING, MISSING",
  })
  void isMeasuredOnlyWhereItsProducerCouldSayIt(
      String producer, String inputs, String code, String parameters) {
    Known silent = silent(producer);
    assertThat(silent.state(Link.TRAINING_INPUTS)).hasToString(inputs);
    assertThat(silent.state(Link.CODE_COMMIT)).hasToString(code);
    assertThat(silent.state(Link.PARAMETERS)).hasToString(parameters);
  }

  @Test
  void whoseProducerIsNotKnownCouldHaveBeenSaid() {
    assertThat(silent().state(Link.TRAINING_INPUTS)).isEqualTo(MISSING);
  }

  @Test
  void oneProducerThatCouldSayItIsEnough() {
    assertThat(silent("kubeflow", PIPELINE).state(Link.TRAINING_INPUTS)).isEqualTo(MISSING);
    assertThat(silent("kubeflow", "ray-train").state(Link.CODE_COMMIT)).isEqualTo(NOT_MEASURED);
    assertThat(silent("kubeflow", "ray-train").state(Link.TRAINING_INPUTS)).isEqualTo(MISSING);
  }

  @Test
  void aProducerCountsFromItsFirstEventOn() {
    Instant nextDay = at("23:00").plus(Duration.ofHours(2));
    Known silent = silent("kubeflow");
    silent.producedBy("train", Map.of("kubeflow", at("01:00"), PIPELINE, nextDay));
    assertThat(silent.state(Link.TRAINING_INPUTS)).isEqualTo(NOT_MEASURED);
  }

  @Test
  void theReasonNamesWhoCannotSayIt() {
    assertThat(silent("kubeflow").ruling().result(Link.TRAINING_INPUTS).reason())
        .isEqualTo(
            "the training run names no input, and all that is known of it comes from kubeflow,"
                + " whose records have no place for that");
  }

  @Test
  void dataInNoVersionIsNotMeasuredWhereNoVersionCanBeSaid() {
    Known ray = silent("ray-train").reads("train", "raw-images", null);
    assertThat(ray.state(Link.CONTENT_IDENTITY)).isEqualTo(NOT_MEASURED);
    Known pipeline = silent(PIPELINE).reads("train", "raw-images", null);
    assertThat(pipeline.state(Link.CONTENT_IDENTITY)).isEqualTo(MISSING);
  }

  @Test
  void whatIsSaidCountsWhoeverSaysIt() {
    assertThat(Known.complete().producedBy("train", Map.of("kubeflow", at("01:00"))).ruling())
        .matches(ruling -> ruling.isTraceable());
  }

  @Test
  void aVersionIsNotTraceableForAllThat() {
    assertThat(silent("kubeflow").ruling().isTraceable()).isFalse();
    assertThat(silent("kubeflow").ruling().firstBroken()).isEqualTo(Link.TRAINING_INPUTS);
  }
}
