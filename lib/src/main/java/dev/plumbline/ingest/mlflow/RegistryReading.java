package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.TrackerTime;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns what one file says of registered models into rows of {@link RegistryRecord}. */
final class RegistryReading {
  private final SourceFile file;
  private final RegistryRows rows;
  private final VersionMetrics metrics;

  RegistryReading(SourceFile file) {
    this.file = file;
    this.rows = new RegistryRows(file);
    this.metrics = new VersionMetrics(rows, file.notAfter());
  }

  /** Gives a version or its evaluations to the sink as rows; false for anything else. */
  boolean read(MlflowObject found, long line, Sink sink) {
    switch (found.kind()) {
      case MODEL_VERSION -> version(found, line, sink);
      case LOGGED_MODEL -> loggedModel(found.object(), line, sink);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void version(MlflowObject found, long line, Sink sink) {
    JsonNode version = found.object();
    TrackerTime registered = TrackerTime.milliseconds(version.path("creation_timestamp"));
    Optional<String> refusal = refusal(version, registered);
    if (refusal.isPresent()) {
      sink.reject(line, JsonCursor.raw(version), List.of(refusal.get()));
      return;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", "model_version");
    json.set("model_version", version);
    if (found.context().isObject()) {
      json.set("registered_model", found.context());
    }
    boolean isNew =
        rows.give(
            "model_version",
            registered.instant(),
            json,
            line,
            row -> fields(version, found.context(), row),
            sink);
    VersionMetrics.Version name =
        new VersionMetrics.Version(
            KeyValues.text(version.path("name")), KeyValues.text(version.path("version")));
    VersionMetrics.Outcome outcome =
        metrics.give(List.of(name), version.path("metrics"), line, sink);
    if (isNew || outcome.rows() > 0) {
      sink.accepted(1);
    } else {
      sink.duplicate();
    }
  }

  private Optional<String> refusal(JsonNode version, TrackerTime registered) {
    if (KeyValues.text(version.path("name")) == null) {
      return Optional.of(RecordReject.NO_FIELD.of("name"));
    }
    if (KeyValues.text(version.path("version")) == null) {
      return Optional.of(RecordReject.NO_FIELD.of("version"));
    }
    if (registered.isBad()) {
      return Optional.of(RecordReject.BAD_FIELD.of("creation_timestamp"));
    }
    if (registered.instant() == null) {
      return Optional.of(RecordReject.NO_FIELD.of("creation_timestamp"));
    }
    return registered.isAfter(file.notAfter())
        ? Optional.of(TimeReject.CLOCK_IN_FUTURE.text())
        : Optional.empty();
  }

  private static void fields(JsonNode version, JsonNode model, RowDraft row) {
    Map<String, String> tags = KeyValues.of(version.path("tags"));
    String ownTier = KeyValues.text(tags.get("risk_tier"));
    String tier =
        ownTier == null
            ? KeyValues.text(KeyValues.of(model.path("tags")).get("risk_tier"))
            : ownTier;
    row.set(RegistryRecord.MODEL, KeyValues.text(version.path("name")))
        .set(RegistryRecord.VERSION, KeyValues.text(version.path("version")))
        .set(RegistryRecord.RUN_ID, lowerCase(KeyValues.text(version.path("run_id"))))
        .set(RegistryRecord.REGISTERED_BY, KeyValues.text(version.path("user_id")))
        .set(RegistryRecord.ARTIFACT_URI, KeyValues.text(version.path("source")))
        .set(RegistryRecord.ARTIFACT_DIGEST, KeyValues.text(tags.get("artifact_digest")))
        .set(RegistryRecord.ENVIRONMENT_DIGEST, KeyValues.text(tags.get("environment_digest")))
        .set(RegistryRecord.RISK_TIER, lowerCase(tier));
  }

  /** A logged model is no version; it is read for the evaluations of those made of it. */
  private void loggedModel(JsonNode model, long line, Sink sink) {
    List<VersionMetrics.Version> versions = VersionMetrics.versionsOf(model);
    JsonNode data = model.path("data");
    JsonNode found = data.has("metrics") ? data.path("metrics") : model.path("metrics");
    VersionMetrics.Outcome outcome = metrics.give(versions, found, line, sink);
    if (outcome.rows() > 0) {
      sink.accepted(1);
    } else if (outcome.evaluations() > 0) {
      sink.duplicate();
    } else {
      sink.ignored(
          versions.isEmpty() ? "logged_model_without_version" : "logged_model_without_evaluation",
          1);
    }
  }

  private static String lowerCase(String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
