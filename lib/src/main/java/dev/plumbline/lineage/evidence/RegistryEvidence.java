package dev.plumbline.lineage.evidence;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegisteredModels;
import dev.plumbline.lineage.known.RegistryFacts;
import dev.plumbline.lineage.known.RegistryNaming;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What registries say of one model version. Which version a record is about is told as rulings tell
 * it ({@link RegistryNaming}); where none is about this one, those that name it and are about no
 * registered version are what a ruling speaks of.
 */
final class RegistryEvidence {
  private final RawRecords raw;
  private final ModelKey key;
  private final RegisteredModels ever;
  private final RegisteredModels registered;
  private final Instant end;

  /** What was said by the end of the date. */
  RegistryEvidence(RawRecords raw, ModelKey key, KnownModels models) {
    this.raw = raw;
    this.key = key;
    this.ever = models.ever;
    this.registered = models.registered;
    this.end = models.end;
  }

  /** The registrations of the version that have a value there, each value once. */
  List<Evidence> registrations(Col column, Function<RowLayout.Cells, String> says) {
    Set<Object> seen = new HashSet<>();
    return named("model_version")
        .filter(row -> RegistryNaming.of(row).own().equals(key.registry()))
        .filter(row -> row.has(column) && seen.add(row.value(column)))
        .map(row -> raw.record(row, says.apply(row)))
        .toList();
  }

  List<Evidence> evaluations() {
    return statements("evaluation", RegistryEvidence::evaluation);
  }

  private static String evaluation(RowLayout.Cells row) {
    String dataset = row.text(RegistryRecord.DATASET_NAME);
    String version = row.text(RegistryRecord.DATASET_VERSION);
    return row.text(RegistryRecord.METRIC)
        + " = "
        + (row.has(RegistryRecord.METRIC_VALUE)
            ? row.real(RegistryRecord.METRIC_VALUE)
            : "not said")
        + (dataset == null ? "" : " on " + dataset)
        + (version == null ? "" : " @ " + version);
  }

  List<Evidence> approvals() {
    return statements("approval", row -> "approved by " + row.text(RegistryRecord.APPROVER));
  }

  List<Evidence> deployments() {
    return statements("deployment", RegistryEvidence::deployment);
  }

  /** True where something was deployed, and did not fail. */
  boolean isDeployed() {
    return stated("deployment").stream().anyMatch(row -> !isFailed(row));
  }

  private static boolean isFailed(RowLayout.Cells row) {
    return RegistryFacts.Release.isFailure(row.text(RegistryRecord.OUTCOME));
  }

  /** Logs of all deployments of the version's registry: what is in none was not deployed. */
  List<Evidence> deploymentLogs() {
    return raw.records("deployment_log", end)
        .filter(row -> RegistryNaming.of(row).among(registered.registries()).equals(key.registry()))
        .map(
            row ->
                raw.record(
                    row, "a log of all deployments until " + row.instant(RegistryRecord.COVERS_TO)))
        .toList();
  }

  private static String deployment(RowLayout.Cells row) {
    String digest = row.text(RegistryRecord.SERVED_DIGEST);
    if (isFailed(row)) {
      return "deployment to " + row.text(RegistryRecord.TARGET) + " failed";
    }
    return "deployed to "
        + row.text(RegistryRecord.TARGET)
        + (digest == null ? ", which does not say what it serves" : ", serves " + digest);
  }

  /** Waivers of a link of the version that had not ended by then. */
  List<Evidence> waivers(Link link) {
    return named("waiver")
        .filter(row -> link.id().equalsIgnoreCase(row.text(RegistryRecord.LINK)))
        .filter(row -> registered.bound(key, RegistryNaming.of(row)).equals(key))
        .filter(
            row ->
                !row.has(RegistryRecord.EXPIRES_AT)
                    || !row.instant(RegistryRecord.EXPIRES_AT).isBefore(end))
        .map(row -> raw.record(row, "waived by " + row.text(RegistryRecord.APPROVER)))
        .toList();
  }

  private List<Evidence> statements(String kind, Function<RowLayout.Cells, String> says) {
    return stated(kind).stream().map(row -> raw.record(row, says.apply(row))).toList();
  }

  private List<RowLayout.Cells> stated(String kind) {
    List<RowLayout.Cells> all = named(kind).toList();
    List<RowLayout.Cells> own = all.stream().filter(this::isAbout).toList();
    Set<String> seen = new HashSet<>();
    return (own.isEmpty() ? all.stream().filter(this::isAboutNone).toList() : own)
        .stream().filter(row -> seen.add(row.text(RegistryRecord.RECORD_ID))).toList();
  }

  private Stream<RowLayout.Cells> named(String kind) {
    return raw.records(kind, key.model(), end)
        .filter(row -> key.version().equals(row.text(RegistryRecord.VERSION)));
  }

  private boolean isAbout(RowLayout.Cells row) {
    return bound(row).equals(key);
  }

  private boolean isAboutNone(RowLayout.Cells row) {
    return !registered.having(key).contains(bound(row).registry());
  }

  private ModelKey bound(RowLayout.Cells row) {
    return registered.bound(ever.bound(key, RegistryNaming.of(row)));
  }
}
