package dev.plumbline.lineage.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.known.FactPart;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VersionEvidenceTest {
  private static final Instant END = Instant.parse("2026-07-15T00:00:00Z");
  private static final String TEN = "2026-07-14T10:00:00Z";
  private static final String ELEVEN = "2026-07-14T11:00:00Z";
  private static final String NOON = "2026-07-14T12:00:00Z";

  private final List<RowLayout.Cells> events = new ArrayList<>();
  private final List<RowLayout.Cells> records = new ArrayList<>();
  private final List<RowLayout.Cells> files = new ArrayList<>();
  private final List<RowLayout.Cells> datasets = new ArrayList<>();
  private final LineageFacts facts = new LineageFacts();
  private Map<String, String> reasons = Map.of();
  private List<String> path = List.of();

  @Test
  void aLinkWithoutARecordHasNone() {
    VersionEvidence evidence = evidence("r1");
    for (Link link : Link.values()) {
      assertThat(evidence.of(link)).as(link.id()).isEmpty();
    }
    assertThat(evidence.way()).isEmpty();
  }

  @Test
  void aVersionWithoutARunHasNoRecordsOfRuns() {
    event(1, "START", TEN, "r1", LineageEvent.CODE_REVISION, "abc");

    assertThat(evidence(null).of(Link.TRAINING_RUN)).isEmpty();
    assertThat(evidence(null).of(Link.CODE_COMMIT)).isEmpty();
  }

  @Test
  void aRunIsTheRegistrationThatNamesItAndItsStartAndEnd() {
    statement("reg", "model_version", 3, NOON, RegistryRecord.RUN_ID, "r1");
    statement("other", "model_version", 4, NOON, RegistryRecord.RUN_ID, "r1");
    event(9, "COMPLETE", ELEVEN, "r1");
    event(8, "RUNNING", TEN, "r1");
    event(7, "START", TEN, "r1");
    event(6, "START", TEN, "r2");

    assertThat(says(Link.TRAINING_RUN))
        .containsExactly(
            "registered as trained by run r1 at reg/file:3",
            "START of run r1 at pipe/file:7",
            "COMPLETE of run r1 at pipe/file:9");
  }

  @Test
  void whatHappenedAfterTheDateIsLeftOut() {
    event(1, "START", TEN, "r1");
    event(2, "COMPLETE", "2026-07-15T00:00:00Z", "r1");
    statement("reg", "approval", 3, "2026-07-15T00:00:00Z", RegistryRecord.APPROVER, "eve");

    assertThat(says(Link.TRAINING_RUN)).containsExactly("START of run r1 at pipe/file:1");
    assertThat(says(Link.APPROVAL)).isEmpty();
  }

  @Test
  void theEarliestOfStatementsThatAgreeStands() {
    event(1, "START", TEN, "r1", LineageEvent.CODE_REVISION, "abc");
    event(2, "COMPLETE", ELEVEN, "r1", LineageEvent.CODE_REVISION, "abc");
    event(3, "OTHER", NOON, "r1", LineageEvent.CODE_REVISION, "def");

    assertThat(says(Link.CODE_COMMIT))
        .containsExactly("revision abc at pipe/file:1", "revision def at pipe/file:3");
  }

  @Test
  void oneEventInTwoFilesIsOneRecord() {
    event(1, "START", TEN, "r1", LineageEvent.HAS_PARAMETERS, true);
    events.add(events.get(0));

    assertThat(says(Link.PARAMETERS)).containsExactly("states the parameters at pipe/file:1");
  }

  @Test
  void inputsAreNamedWithTheirVersionsOrSaidToHaveNone() {
    event(
        1,
        "START",
        TEN,
        "r1",
        LineageEvent.INPUTS,
        List.of(RowDraft.dataset("features", "v1"), RowDraft.dataset("labels", null)));
    assertThat(says(Link.TRAINING_INPUTS))
        .containsExactly(
            "reads s3 features @ v1 at pipe/file:1",
            "reads s3 labels, without a version at pipe/file:1");
    assertThat(says(Link.CONTENT_IDENTITY)).isEqualTo(says(Link.TRAINING_INPUTS));
  }

  @Test
  void statementsAreOfTheRegistryThatTheyAreAbout() {
    model("reg", TEN);
    model("other", TEN);
    statement("reg", "approval", 1, NOON, RegistryRecord.APPROVER, "ada");
    statement("other", "approval", 2, NOON, RegistryRecord.APPROVER, "bob");
    statement("tests", "evaluation", 3, NOON, RegistryRecord.METRIC, "f1");

    assertThat(says(Link.APPROVAL)).containsExactly("approved by ada at reg/file:1");
    assertThat(says(Link.EVALUATION))
        .as("no registered version has it: it is what a ruling speaks of")
        .containsExactly("f1 = not said at tests/file:3");
  }

  @Test
  void theWayBackHasWhoWroteAndWhoDeclaredByAnyNameOfTheDataset() {
    datasets.add(
        new RowDraft(DatasetVersion.TABLE)
            .set(DatasetVersion.DATASET_NAMESPACE, "hive")
            .set(DatasetVersion.DATASET_NAME, "clean")
            .set(DatasetVersion.VERSION, "v2")
            .set(DatasetVersion.ALIASES, List.of("hive clean", "s3 clean"))
            .cells());
    event(4, "START", TEN, "w");
    event(
        5, "COMPLETE", ELEVEN, "w", LineageEvent.OUTPUTS, List.of(RowDraft.dataset("clean", "v2")));
    records.add(
        record("reg", 6, "declared_source", TEN)
            .set(RegistryRecord.DATASET_NAMESPACE, "s3")
            .set(RegistryRecord.DATASET_NAME, "raw")
            .set(RegistryRecord.OWNER, "data")
            .cells());
    path =
        List.of(
            "model m 1 of reg",
            "run r1",
            "dataset hive clean @ v2",
            "run w",
            "dataset s3 raw @ v1",
            "declared source s3 raw of data");

    assertThat(says(Link.UPSTREAM_CLOSURE))
        .containsExactly(
            "run w writes hive clean @ v2 at pipe/file:5",
            "declared source s3 raw, owner data, no licence, no legal basis at reg/file:6");
    assertThat(evidence("r1").way()).containsOnlyKeys("run w", "declared source s3 raw of data");
  }

  @Test
  void aWrongOrderHasTheTwoRecordsThatContradictEachOther() {
    model("reg", TEN);
    event(1, "START", TEN, "r1");
    statement("reg", "evaluation", 2, NOON, RegistryRecord.METRIC, "f1");
    statement("reg", "approval", 3, ELEVEN, RegistryRecord.APPROVER, "ada");
    assertThat(says(Link.CAUSAL_ORDER)).hasSize(3);

    reasons =
        Map.of("causal_order", "evaluated at " + NOON + ", but approved at " + ELEVEN + " already");
    assertThat(says(Link.CAUSAL_ORDER))
        .containsExactly("approved by ada at reg/file:3", "f1 = not said at reg/file:2");
  }

  @Test
  void aWaiverStandsBesideWhatItExcusesWhileItIsInForce() {
    model("reg", TEN);
    records.add(
        record("reg", 7, "waiver", TEN)
            .set(RegistryRecord.MODEL, "m")
            .set(RegistryRecord.VERSION, "1")
            .set(RegistryRecord.LINK, "approval")
            .set(RegistryRecord.APPROVER, "boss")
            .set(RegistryRecord.EXPIRES_AT, END.plusSeconds(1))
            .cells());
    assertThat(says(Link.APPROVAL)).as("what is PRESENT needs none").isEmpty();

    reasons = Map.of("approval", "waived by boss", "evaluation", "no result");
    assertThat(says(Link.APPROVAL)).containsExactly("waived by boss at reg/file:7");
    assertThat(says(Link.EVALUATION)).isEmpty();
  }

  @Test
  void aFileHasTheDigestOfTheVersionThatCounts() {
    event(1, "START", TEN, "r1");
    files.add(file("old", true));
    files.add(file("new", false));

    Evidence start = evidence("r1").of(Link.TRAINING_RUN).get(0);
    assertThat(start.place()).isEqualTo(new Evidence.Place("pipe", "file", 1, "new"));
    assertThat(start.at()).isEqualTo(TEN);

    files.clear();
    assertThat(evidence("r1").of(Link.TRAINING_RUN).get(0).place().sha256()).isNull();
  }

  private VersionEvidence evidence(String runId) {
    RowLayout.Cells ruling =
        new RowDraft(LineageCompleteness.TABLE)
            .set(LineageCompleteness.REGISTRY, "reg")
            .set(LineageCompleteness.MODEL, "m")
            .set(LineageCompleteness.VERSION, "1")
            .set(LineageCompleteness.TRAINING_RUN_ID, runId)
            .set(LineageCompleteness.LINK_REASONS, reasons)
            .set(LineageCompleteness.WITNESS_PATH, path)
            .cells();
    return new VersionEvidence(
        ruling,
        new RawRecords(events, List.of(), records, files, Set::of),
        new KnownModels(facts.models, END),
        new DatasetNames(datasets));
  }

  private List<String> says(Link link) {
    return evidence("r1").of(link).stream()
        .map(it -> it.says() + " at " + it.place().source() + "/file:" + it.place().line())
        .toList();
  }

  private void event(long line, String type, String at, String runId, Object... more) {
    RowDraft draft =
        new RowDraft(LineageEvent.TABLE)
            .set(LineageEvent.SOURCE, "pipe")
            .set(LineageEvent.SOURCE_FILE, "file")
            .set(LineageEvent.LINE_NUMBER, line)
            .set(LineageEvent.EVENT_ID, "e" + line)
            .set(LineageEvent.EVENT_TYPE, type)
            .set(LineageEvent.EVENT_AT, Instant.parse(at))
            .set(LineageEvent.RUN_ID, runId);
    for (int i = 0; i < more.length; i += 2) {
      draft.set((Col) more[i], more[i + 1]);
    }
    events.add(draft.cells());
  }

  private void statement(
      String source, String kind, long line, String at, Col column, String value) {
    records.add(
        record(source, line, kind, at)
            .set(RegistryRecord.MODEL, "m")
            .set(RegistryRecord.VERSION, "1")
            .set(column, value)
            .cells());
  }

  private static RowDraft record(String source, long line, String kind, String at) {
    return new RowDraft(RegistryRecord.TABLE)
        .set(RegistryRecord.SOURCE, source)
        .set(RegistryRecord.SOURCE_FILE, "file")
        .set(RegistryRecord.LINE_NUMBER, line)
        .set(RegistryRecord.RECORD_ID, "id" + line)
        .set(RegistryRecord.KIND, kind)
        .set(RegistryRecord.RECORD_AT, Instant.parse(at));
  }

  private void model(String registry, String at) {
    RowLayout.Cells row =
        new RowDraft(ModelVersion.TABLE)
            .set(ModelVersion.REGISTRY, registry)
            .set(ModelVersion.MODEL, "m")
            .set(ModelVersion.VERSION, "1")
            .set(ModelVersion.REGISTERED_AT, Instant.parse(at))
            .cells();
    FactPart.ALL.stream()
        .filter(part -> part.table().equals(ModelVersion.TABLE))
        .forEach(part -> part.add(facts, row));
  }

  private static RowLayout.Cells file(String sha256, boolean isReplaced) {
    return new RowDraft(IngestFile.TABLE)
        .set(IngestFile.SOURCE, "pipe")
        .set(IngestFile.PATH, "file")
        .set(IngestFile.SHA256, sha256)
        .set(IngestFile.IS_REPLACED, isReplaced)
        .cells();
  }
}
