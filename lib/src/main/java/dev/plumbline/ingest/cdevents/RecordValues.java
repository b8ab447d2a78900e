package dev.plumbline.ingest.cdevents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.RegistryRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one CDEvent says, by column. What the producer added under {@code customData} stands in the
 * words of registry exports and wins: only the producer knows what the registry calls an artifact.
 *
 * @param columns values by column; what is not said is not in it
 * @param hasBadArtifact true when it names an artifact that is no package URL
 */
record RecordValues(Map<Col, Object> columns, boolean hasBadArtifact) {
  private static final Map<String, Col> CUSTOM = custom();

  /** What is read of the subject's content. */
  private static final Set<String> CONTENT =
      Set.of("artifactId", "environment", "responder", "resourceTargetUrl", "status", "outcome");

  private static Map<String, Col> custom() {
    Map<String, Col> custom = new LinkedHashMap<>();
    custom.put("registry", RegistryRecord.REGISTRY);
    custom.put("model", RegistryRecord.MODEL);
    custom.put("version", RegistryRecord.VERSION);
    custom.put("target", RegistryRecord.TARGET);
    custom.put("served_digest", RegistryRecord.SERVED_DIGEST);
    custom.put("outcome", RegistryRecord.OUTCOME);
    custom.put("approver", RegistryRecord.APPROVER);
    custom.put("metric", RegistryRecord.METRIC);
    custom.put("dataset_namespace", RegistryRecord.DATASET_NAMESPACE);
    custom.put("dataset_name", RegistryRecord.DATASET_NAME);
    custom.put("dataset_version", RegistryRecord.DATASET_VERSION);
    custom.put("run_id", RegistryRecord.RUN_ID);
    return custom;
  }

  /** Names of what a producer may add, and where it goes. */
  static Map<String, Col> customFields() {
    return CUSTOM;
  }

  /** Reads an event that may become a record of this kind. */
  static RecordValues of(RecordKind kind, CdEvent event) {
    Map<Col, Object> values = new HashMap<>();
    String artifact =
        event.content(kind == RecordKind.APPROVAL ? "/resourceTargetUrl" : "/artifactId");
    Optional<ArtifactId> id = ArtifactId.parse(artifact);
    id.ifPresent(
        known -> {
          put(values, RegistryRecord.MODEL, known.name());
          put(values, RegistryRecord.VERSION, known.spokenVersion());
          put(values, RegistryRecord.RUN_ID, known.qualifiers().get("run_id"));
        });
    boolean isAtTarget = kind == RecordKind.DEPLOYMENT || kind == RecordKind.INCIDENT;
    if (isAtTarget) {
      String environment = event.content("/environment/id");
      put(
          values,
          RegistryRecord.TARGET,
          environment == null ? event.content("/environment") : environment);
    }
    if (kind == RecordKind.DEPLOYMENT) {
      put(values, RegistryRecord.SERVED_DIGEST, id.map(ArtifactId::digest).orElse(null));
      put(values, RegistryRecord.OUTCOME, event.content("/outcome"));
    }
    if (kind == RecordKind.APPROVAL) {
      put(values, RegistryRecord.APPROVER, event.content("/responder"));
    }
    CUSTOM.forEach((field, column) -> put(values, column, event.customText(field)));
    JsonNode value = event.custom("value");
    if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      put(values, RegistryRecord.METRIC_VALUE, value.doubleValue());
    }
    for (Col column : List.of(RegistryRecord.RUN_ID, RegistryRecord.OUTCOME)) {
      values.computeIfPresent(column, (key, text) -> text.toString().toLowerCase(Locale.ROOT));
    }
    boolean namesNoArtifact = artifact != null && id.isEmpty() && isAtTarget;
    return new RecordValues(values, namesNoArtifact);
  }

  private static void put(Map<Col, Object> values, Col column, Object value) {
    if (value != null) {
      values.put(column, value);
    }
  }

  /** True when a rule reads this field of the subject's content. */
  static boolean readsContent(String field) {
    return CONTENT.contains(field);
  }

  /** True when a rule reads this field of what the producer added. */
  static boolean readsCustom(String field) {
    return CUSTOM.containsKey(field) || field.equals("value");
  }
}
