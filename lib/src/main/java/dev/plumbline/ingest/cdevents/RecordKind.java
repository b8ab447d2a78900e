package dev.plumbline.ingest.cdevents;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.RegistryRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a CDEvent becomes in {@link RegistryRecord}, and what it has to say for it. */
enum RecordKind {
  DEPLOYMENT(
      Map.of(
          "no_model", RegistryRecord.MODEL,
          "no_version", RegistryRecord.VERSION,
          "no_target", RegistryRecord.TARGET)),
  APPROVAL(
      Map.of(
          "no_model", RegistryRecord.MODEL,
          "no_version", RegistryRecord.VERSION,
          "no_approver", RegistryRecord.APPROVER)),
  EVALUATION(
      Map.of(
          "no_model", RegistryRecord.MODEL,
          "no_version", RegistryRecord.VERSION,
          "no_value", RegistryRecord.METRIC_VALUE));

  private final Map<String, Col> mandatory;

  RecordKind(Map<String, Col> mandatory) {
    this.mandatory = mandatory;
  }

  /** What an event of this subject and predicate may become, or nothing. */
  static Optional<RecordKind> of(String name) {
    return switch (name) {
      case "service.deployed", "service.upgraded", "service.rolledback" -> Optional.of(DEPLOYMENT);
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
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
