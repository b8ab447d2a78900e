package dev.plumbline.run.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is listed of one version, worked out by hand. */
class ListedVersionTest {
  private static final String AT = "2026-07-14T03:00:00Z";
  private static final String LATER = "2026-07-14T04:00:00Z";
  private static final String TOO_LATE = "2026-07-15T00:00:00Z";

  @TempDir private Path lake;

  private final WrittenExport given = new WrittenExport(3, "2026-07-14");

  @BeforeEach
  void oneVersion() {
    with(
        ModelVersion.TABLE,
        "'registry':'r','model':'m','version':'1','registered_at':'%s','run_id':'train'",
        LATER);
    with(
        LineageCompleteness.TABLE,
        "'as_of_date':'2026-07-14','registry':'r','model':'m','version':'1'");
  }

  private void with(TableSpec table, String members, Object... values) {
    given.with(table, "{" + members.formatted(values) + "}");
  }

  private void run(String run, String more) {
    with(LineageRun.TABLE, "'run_id':'%s','first_event_at':'%s',%s", run, AT, more);
  }

  private void edge(String kind, String run, String dataset, String version) {
    with(
        LineageEdge.TABLE,
        "'edge_kind':'%s','run_id':'%s','dataset_namespace':'lake','dataset_name':'%s',%s"
            + "'known_at':'%s'",
        kind,
        run,
        dataset,
        version == null ? "" : "'version':'" + version + "',",
        AT);
  }

  private ListedVersion listed() {
    Export export = given.in(lake);
    return ListedVersion.of(export, Rulings.on(export, null), new AskedVersion("m", "1", null));
  }

  private static DatasetNode node(String dataset, String version) {
    return new DatasetNode(new DatasetName("lake", dataset), version);
  }

  @Test
  void allDataIsListedBehindHoweverManyRunsEachOnce() {
    run("train", "'started_at':'" + LATER + "'");
    run("clean", "'completed_at':'" + AT + "'");
    edge("input", "train", "clean", "v1");
    edge("input", "train", "raw", "v1");
    edge("output", "clean", "clean", "v1");
    edge("input", "clean", "raw", "v1");

    DataBehind data = listed().data();
    assertThat(data.trained()).containsExactly(node("clean", "v1"), node("raw", "v1"));
    assertThat(data.all()).containsOnlyKeys(node("clean", "v1"), node("raw", "v1"));
    assertThat(data.all().get(node("clean", "v1")).parts()).containsExactly(node("raw", "v1"));
    assertThat(data.inferred()).isEmpty();
  }

  @Test
  void runsThatGoRoundInACircleComeToAnEnd() {
    run("train", "'started_at':'" + LATER + "'");
    run("one", "'completed_at':'" + AT + "'");
    run("other", "'completed_at':'" + AT + "'");
    edge("input", "train", "a", "v1");
    edge("output", "one", "a", "v1");
    edge("input", "one", "b", "v1");
    edge("output", "other", "b", "v1");
    edge("input", "other", "a", "v1");

    DataBehind data = listed().data();
    assertThat(data.all()).containsOnlyKeys(node("a", "v1"), node("b", "v1"));
    assertThat(data.all().get(node("a", "v1")).parts()).containsExactly(node("b", "v1"));
    assertThat(data.all().get(node("b", "v1")).parts()).containsExactly(node("a", "v1"));
  }

  @Test
  void whatWasReadWithoutAVersionIsTheLatestCompleteOneAndSaidToBeInferred() {
    run("train", "'started_at':'" + LATER + "'");
    run("clean", "'started_at':'%s','completed_at':'%s'".formatted(AT, AT));
    edge("input", "train", "clean", null);
    edge("input", "train", "never-written", null);
    edge("output", "clean", "clean", null);

    DataBehind data = listed().data();
    assertThat(data.trained())
        .containsExactly(node("clean", "run:clean"), node("never-written", null));
    assertThat(data.inferred()).containsExactly(node("clean", "run:clean"));
    assertThat(node("clean", "run:clean").unnamedBy()).isEqualTo("clean");
    assertThat(node("clean", "v1").unnamedBy()).isNull();
    assertThat(node("never-written", null).unnamedBy()).isNull();
  }

  @Test
  void ofATrainingRunThatIsNotKnownThereIsNoData() {
    DataBehind data = listed().data();

    assertThat(data.trained()).isEmpty();
    assertThat(data.all()).isEmpty();
  }

  /** As the walk has it, not as the tables of tonight have merged it. */
  @Test
  void aDeclarationIsTheOneThatTheWalkGoesByThen() {
    run("train", "'started_at':'" + LATER + "'");
    edge("input", "train", "raw", "v1");
    edge("input", "train", "late", "v1");
    edge("input", "train", "named-later", "v1");
    declared("lake raw", "'owner':null", AT);
    declared("lake raw", "'owner':'ana','licence':'MIT'", LATER);
    declared("lake late", "'owner':'ben'", TOO_LATE);
    // Another dataset, until somebody says tomorrow that both are one.
    declared("hive other", "'owner':'cleo','licence':'own'", AT);
    symlink("named-later", "hive", "other", TOO_LATE);
    DatasetName raw = new DatasetName("lake", "raw");

    assertThat(listed().declared()).containsOnlyKeys(raw);
    assertThat(listed().declared().get(raw).owner()).isEqualTo("ana");
    assertThat(listed().declared().get(raw).licence()).isEqualTo("MIT");
  }

  private void declared(String dataset, String said, String at) {
    String[] name = dataset.split(" ");
    with(
        RegistryRecord.TABLE,
        "'kind':'declared_source','source':'s','source_file':'f','line_number':1,"
            + "'record_id':'%s %s','dataset_namespace':'%s','dataset_name':'%s',"
            + "'record_at':'%s',%s",
        dataset,
        at,
        name[0],
        name[1],
        at,
        said);
  }

  private void symlink(String dataset, String namespace, String name, String at) {
    with(
        LineageEdge.TABLE,
        "'edge_kind':'symlink','dataset_namespace':'lake','dataset_name':'%s',"
            + "'other_namespace':'%s','other_name':'%s','known_at':'%s'",
        dataset,
        namespace,
        name,
        at);
  }

  /** The tracker knows the run as train, the pipeline as other; the first says so. */
  @Test
  void ofARunThatTwoSystemsSeeIsListedWhatBothSay() {
    String mlflow =
        "'job_namespace':'tracker','same_as':{'other':'%1$s'},"
            + "'parameters':{'lr':'0.1','seed':'7'},'parameters_known_at':'%2$s'";
    String pipeline =
        "'job_namespace':'pipeline','code_revision':'abc','code_repository':'g',"
            + "'code_known_at':'%1$s','environment':'i:1','environment_known_at':'%1$s',"
            + "'parameters':{'lr':'0.2','depth':'8'},'parameters_known_at':'%1$s'";
    run("train", mlflow.formatted(AT, LATER));
    run("other", pipeline.formatted(AT));
    edge("input", "other", "raw", "v1");

    ListedVersion listed = listed();
    assertThat(listed.data().trained()).containsExactly(node("raw", "v1"));
    assertThat(listed.version().training().orElseThrow().parts())
        .extracting(part -> part.text(LineageRun.RUN_ID))
        .containsExactlyInAnyOrder("train", "other");
  }

  @Test
  void anEntryOfMlflowIsWhatAFileOfItsRegistryHasOfTheVersionByThen() {
    file("tracker", "mlflow-registry");
    file("by-hand", "model-registry");
    registered("by-hand", "r", "1", AT, "hand");
    registered("tracker", "elsewhere", "1", AT, "elsewhere");
    registered("tracker", "r", "2", AT, "another");
    assertThat(listed().mlflow()).isEmpty();

    registered("tracker", "r", "1", TOO_LATE, "late");
    assertThat(listed().mlflow()).isEmpty();

    registered("tracker", "r", "1", LATER, "train");
    MlflowEntry entry = listed().mlflow().orElseThrow();
    assertThat(entry.runId()).isEqualTo("train");
    assertThat(entry.key().registry()).isEqualTo("r");
  }

  /** The exports of earlier versions of the program did not say the format of files. */
  @Test
  void whereTheFormatOfAFileIsNotKnownThereIsNoEntryOfMlflow() {
    with(IngestFile.TABLE, "'source':'tracker','path':'f','sha256':'0'");
    registered("tracker", "r", "1", AT, "train");

    assertThat(listed().mlflow()).isEmpty();
  }

  private void file(String source, String format) {
    with(IngestFile.TABLE, "'source':'%s','format':'%s','path':'f','sha256':'0'", source, format);
  }

  private void registered(String source, String registry, String version, String at, String run) {
    with(
        RegistryRecord.TABLE,
        "'kind':'model_version','source':'%s','source_file':'f','registry':'%s','model':'m',"
            + "'version':'%s','record_at':'%s','record_id':'%s','run_id':'%s','line_number':1",
        source,
        registry,
        version,
        at,
        at + run,
        run);
  }
}
