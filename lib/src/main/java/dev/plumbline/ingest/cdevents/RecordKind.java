package dev.plumbline.ingest.cdevents;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.terms.reject.RecordReject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a CDEvent becomes in {@link RegistryRecord}, and what it has to say for it. */
enum RecordKind {
  DEPLOYMENT(
      Map.of(
          "model", RegistryRecord.MODEL,
          "version", RegistryRecord.VERSION,
          "target", RegistryRecord.TARGET)),
  APPROVAL(
      Map.of(
          "model", RegistryRecord.MODEL,
          "version", RegistryRecord.VERSION,
          "approver", RegistryRecord.APPROVER)),
  EVALUATION(
      Map.of(
          "model", RegistryRecord.MODEL,
          "version", RegistryRecord.VERSION,
          "value", RegistryRecord.METRIC_VALUE)),
  INCIDENT(
      Map.of(
          "model", RegistryRecord.MODEL,
          "target", RegistryRecord.TARGET));

  private final Map<String, Col> mandatory;

  RecordKind(Map<String, Col> mandatory) {
    this.mandatory = mandatory;
  }

  /** What an event of this subject and predicate may become, or nothing. */
  static Optional<RecordKind> of(String name) {
    return switch (name) {
      case "service.deployed", "service.upgraded", "service.rolledback" -> Optional.of(DEPLOYMENT);
      case "incident.detected", "incident.reported" -> Optional.of(INCIDENT);
      case "approval.closed" -> Optional.of(APPROVAL);
      case "testsuiterun.finished", "testcaserun.finished" -> Optional.of(EVALUATION);
      default -> Optional.empty();
    };
  }

  /** As the table writes it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Why an event that lacks these columns is refused, in order. */
  List<String> refusals(Map<Col, Object> values) {
    return mandatory.entrySet().stream()
        .filter(needed -> values.get(needed.getValue()) == null)
        .map(needed -> RecordReject.NO_FIELD.of(needed.getKey()))
        .sorted()
        .toList();
  }
}
