package dev.plumbline.lineage.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.known.FactPart;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The records behind the deployment of a version of which a log of all deployments exists. */
class DeploymentEvidenceTest {
  private static final Instant END = Instant.parse("2026-07-15T00:00:00Z");
  private static final String LOG =
      "a log of all deployments until 2026-07-15T00:00:00Z at reg/file:5";

  private final List<RowLayout.Cells> records = new ArrayList<>();
  private final LineageFacts facts = new LineageFacts();

  @BeforeEach
  void aRegisteredVersionAndALog() {
    RowLayout.Cells version =
        new RowDraft(ModelVersion.TABLE)
            .set(ModelVersion.REGISTRY, "reg")
            .set(ModelVersion.MODEL, "m")
            .set(ModelVersion.VERSION, "1")
            .set(ModelVersion.REGISTERED_AT, Instant.parse("2026-07-14T10:00:00Z"))
            .cells();
    FactPart.ALL.stream()
        .filter(part -> part.table().equals(ModelVersion.TABLE))
        .forEach(part -> part.add(facts, version));
    records.add(record(5, "deployment_log").set(RegistryRecord.COVERS_TO, END).cells());
  }

  private static RowDraft record(long line, String kind) {
    return new RowDraft(RegistryRecord.TABLE)
        .set(RegistryRecord.SOURCE, "reg")
        .set(RegistryRecord.SOURCE_FILE, "file")
        .set(RegistryRecord.LINE_NUMBER, line)
        .set(RegistryRecord.RECORD_ID, "id" + line)
        .set(RegistryRecord.KIND, kind)
        .set(RegistryRecord.RECORD_AT, Instant.parse("2026-07-14T12:00:00Z"));
  }

  private void deployment(long line, String outcome) {
    records.add(
        record(line, "deployment")
            .set(RegistryRecord.MODEL, "m")
            .set(RegistryRecord.VERSION, "1")
            .set(RegistryRecord.TARGET, "prod")
            .set(RegistryRecord.OUTCOME, outcome)
            .cells());
  }

  private List<String> says() {
    RowLayout.Cells ruling =
        new RowDraft(LineageCompleteness.TABLE)
            .set(LineageCompleteness.REGISTRY, "reg")
            .set(LineageCompleteness.MODEL, "m")
            .set(LineageCompleteness.VERSION, "1")
            .set(LineageCompleteness.LINK_REASONS, Map.of())
            .set(LineageCompleteness.WITNESS_PATH, List.of())
            .cells();
    return new VersionEvidence(
            ruling,
            new RawRecords(List.of(), List.of(), records, List.of(), Set::of),
            new KnownModels(facts.models, END),
            new DatasetNames(List.of()))
        .of(Link.DEPLOYMENT).stream()
            .map(it -> it.says() + " at " + it.place().source() + "/file:" + it.place().line())
            .toList();
  }

  @Test
  void ofWhatIsNotDeployedTheLogsAreTheRecord() {
    assertThat(says()).containsExactly(LOG);
    deployment(6, null);
    assertThat(says())
        .containsExactly("deployed to prod, which does not say what it serves at reg/file:6");
  }

  @Test
  void aDeploymentThatFailedIsARecordBesideTheLogs() {
    deployment(6, "failed");
    assertThat(says()).containsExactly(LOG, "deployment to prod failed at reg/file:6");
    deployment(7, "success");
    assertThat(says()).hasSize(2).contains("deployment to prod failed at reg/file:6");
    assertThat(says().get(1)).startsWith("deployed to prod");
  }
}
