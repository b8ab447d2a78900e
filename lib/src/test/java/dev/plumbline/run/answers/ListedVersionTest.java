package dev.plumbline.run.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RegistryRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is listed of one version, worked out by hand. */
class ListedVersionTest {
  private static final String AT = WrittenVersion.AT;
  private static final String LATE_START = ",'started_at':'2026-07-14T04:00:00Z'";
  private static final String COMPLETE = ",'completed_at':'" + AT + "'";
  private static final String LATER = "2026-07-14T04:00:00Z";
  private static final String TOO_LATE = "2026-07-15T00:00:00Z";

  @TempDir private Path lake;

  private final WrittenVersion given = new WrittenVersion();

  @BeforeEach
  void oneVersion() {
    given
        .registered("r", "")
        .with(
            LineageCompleteness.TABLE,
            "'as_of_date':'2026-07-14','registry':'r','model':'m','version':'1'");
  }

  private ListedVersion listed() {
    return WrittenVersion.listed(given.in(lake));
  }

  private static DatasetNode node(String dataset, String version) {
    return new DatasetNode(new DatasetName("lake", dataset), version);
  }

  /** Runs that read ({@code <}) and write ({@code >}) version v1 of datasets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train < clean, train < raw, clean > clean, clean < raw | clean, raw | {clean=raw, raw=}
          train < a, one > a, one < b, other > b, other < a      | a          | {a=b, b=a}
          """)
  void allDataIsListedBehindHoweverManyRunsEachOnceAndCirclesEnd(
      String edges, String trained, String parts) {
    given.run("train", LATE_START);
    Stream.of("clean", "one", "other").forEach(run -> given.run(run, COMPLETE));
    for (String edge : edges.split(", ")) {
      String[] words = edge.split(" ");
      if (words[1].equals("<")) {
        given.reads(words[0], words[2], "v1");
      } else {
        given.writes(words[0], words[2], "v1");
      }
    }

    DataBehind data = listed().data();
    assertThat(names(data.trained())).isEqualTo(trained);
    Map<String, String> found = new TreeMap<>();
    data.all().forEach((node, of) -> found.put(node.dataset().name(), names(of.parts())));
    assertThat(found).hasToString(parts);
    assertThat(data.all().keySet()).extracting(DatasetNode::version).containsOnly("v1");
    assertThat(data.inferred()).isEmpty();
  }

  private static String names(Collection<DatasetNode> nodes) {
    return nodes.stream().map(node -> node.dataset().name()).collect(Collectors.joining(", "));
  }

  @Test
  void whatWasReadWithoutAVersionIsTheLatestCompleteOneAndSaidToBeInferred() {
    given.run("train", LATE_START);
    given.run("clean", ",'started_at':'" + AT + "'" + COMPLETE);
    given.reads("train", "clean", null);
    given.reads("train", "never-written", null);
    given.writes("clean", "clean", null);

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
    given.run("train", LATE_START);
    given.reads("train", "raw", "v1");
    given.reads("train", "late", "v1");
    given.reads("train", "named-later", "v1");
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
    given.with(
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
    given.with(
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
        ",'job_namespace':'tracker','same_as':{'other':'%1$s'},"
            + "'parameters':{'lr':'0.1','seed':'7'},'parameters_known_at':'%2$s'";
    String pipeline =
        ",'job_namespace':'pipeline','code_revision':'abc','code_repository':'g',"
            + "'code_known_at':'%1$s','environment':'i:1','environment_known_at':'%1$s',"
            + "'parameters':{'lr':'0.2','depth':'8'},'parameters_known_at':'%1$s'";
    given.run("train", mlflow.formatted(AT, LATER));
    given.run("other", pipeline.formatted(AT));
    given.reads("other", "raw", "v1");

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
    given.with(IngestFile.TABLE, "'source':'tracker','path':'f','sha256':'0'");
    registered("tracker", "r", "1", AT, "train");

    assertThat(listed().mlflow()).isEmpty();
  }

  private void file(String source, String format) {
    given.with(
        IngestFile.TABLE, "'source':'%s','format':'%s','path':'f','sha256':'0'", source, format);
  }

  private void registered(String source, String registry, String version, String at, String run) {
    given.with(
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
