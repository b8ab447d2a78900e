package dev.plumbline.ingest.lineage;

import java.util.List;
import java.util.Optional;

/** What a line of a registry export can say, and what it has to have. */
enum RegistryKind {
  MODEL_VERSION("registered_at", "model", "version"),
  EVALUATION("evaluated_at", "model", "version", "metric", "value"),
  APPROVAL("approved_at", "model", "version", "approver"),
  DEPLOYMENT("deployed_at", "model", "version", "target"),
  DEPLOYMENT_LOG("covers_from", "covers_to"),
  INCIDENT("detected_at", "model", "target"),
  ARTIFACT_CHECK("checked_at", "model", "version", "exists"),
  DECLARED_SOURCE("declared_at", "namespace", "name"),
  WAIVER("declared_at", "model", "version", "link", "reason", "approver", "expires_at");

  private final String time;
  private final List<String> mandatory;

  RegistryKind(String time, String... mandatory) {
    this.time = time;
    this.mandatory = List.of(mandatory);
  }

  /** As a record writes it. */
  String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The field that says when it happened; mandatory too. */
  String time() {
    return time;
  }

  List<String> mandatory() {
    return mandatory;
  }

  static Optional<RegistryKind> of(String id) {
    return List.of(values()).stream().filter(kind -> kind.id().equals(id)).findFirst();
  }
}
