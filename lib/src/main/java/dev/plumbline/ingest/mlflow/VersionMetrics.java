package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.experiment.TrackerTime;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes evaluations of the metrics that MLflow ties to a model and to a dataset at once. A metric
 * without a dataset is a measurement of training and says nothing of how the model was judged.
 */
final class VersionMetrics {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String VERSIONS_TAG = "mlflow.modelVersions";

  private final RegistryRows rows;
  private final Instant notAfter;

  VersionMetrics(RegistryRows rows, Instant notAfter) {
    this.rows = rows;
    this.notAfter = notAfter;
  }

  /** A model version by name. */
  record Version(String model, String version) {}

  /** What came of the metrics of one model. */
  record Outcome(int evaluations, int rows) {}

  /**
   * The versions that a logged model was registered as: the registry writes them into a tag of it.
   */
  static List<Version> versionsOf(JsonNode loggedModel) {
    JsonNode info = loggedModel.path("info").isObject() ? loggedModel.path("info") : loggedModel;
    String written = KeyValues.text(KeyValues.of(info.path("tags")).get(VERSIONS_TAG));
    List<Version> versions = new ArrayList<>();
    for (JsonNode version : parsed(written)) {
      String name = KeyValues.text(version.path("name"));
      String number = KeyValues.text(version.path("version"));
      if (name != null && number != null) {
        versions.add(new Version(name, number));
      }
    }
    return versions;
  }

  /** Gives an evaluation per version and metric on a dataset. */
  Outcome give(List<Version> versions, JsonNode metrics, long line, Sink sink) {
    int evaluations = 0;
    int given = 0;
    for (JsonNode metric : metrics) {
      if (!metric.hasNonNull("dataset_name") && !metric.hasNonNull("dataset_digest")) {
        continue;
      }
      for (Version version : versions) {
        if (isUsable(metric, sink)) {
          evaluations++;
          given += give(version, metric, line, sink) ? 1 : 0;
        }
      }
    }
    return new Outcome(evaluations, given);
  }

  private boolean isUsable(JsonNode metric, Sink sink) {
    TrackerTime at = TrackerTime.milliseconds(metric.path("timestamp"));
    if (KeyValues.text(metric.path("key")) == null || at.instant() == null) {
      sink.absent("evaluation_without_name_or_time");
      return false;
    }
    if (at.isAfter(notAfter)) {
      sink.absent("evaluation_in_future");
      return false;
    }
    return true;
  }

  private boolean give(Version version, JsonNode metric, long line, Sink sink) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", "evaluation");
    json.set("metric", metric);
    json.put("model", version.model());
    json.put("version", version.version());
    JsonNode value = metric.path("value");
    boolean isKnown = value.isNumber() && Double.isFinite(value.doubleValue());
    if (!isKnown) {
      sink.absent("metric_value_no_number");
    }
    return rows.give(
        "evaluation",
        TrackerTime.milliseconds(metric.path("timestamp")).instant(),
        json,
        line,
        row ->
            row.set(RegistryRecord.MODEL, version.model())
                .set(RegistryRecord.VERSION, version.version())
                .set(RegistryRecord.METRIC, KeyValues.text(metric.path("key")))
                .set(RegistryRecord.METRIC_VALUE, isKnown ? value.doubleValue() : null)
                .set(RegistryRecord.DATASET_NAME, KeyValues.text(metric.path("dataset_name")))
                .set(RegistryRecord.DATASET_VERSION, KeyValues.text(metric.path("dataset_digest"))),
        sink);
  }

  private static JsonNode parsed(String text) {
    try {
      return text == null ? MAPPER.missingNode() : MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      // A tag that people may write too: one that is no JSON names no version.
      return MAPPER.missingNode();
    }
  }
}
