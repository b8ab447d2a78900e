package dev.plumbline.run.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which dataset is meant, and what it reached: two namespaces have a dataset called raw. */
class DatasetImpactTest {
  private static final String AT = "2026-07-14T03:00:00Z";

  @TempDir private Path lake;

  private final WrittenExport given = new WrittenExport(3, "2026-07-14");

  @BeforeEach
  void twoTrainingRuns() {
    run("one", "trainer");
    run("two", null);
    edge("input", "one", "s3://a", "raw", "v1", "");
    edge("input", "two", "s3://b", "raw", "v1", "");
    edge("input", "two", "s3://b", "mail@home", "v1", "");
    edge("symlink", null, "s3://a", "raw", null, "'other_namespace':'hive','other_name':'db.raw',");
    version("m", "one");
    version("n", "two");
    version("o", "never-heard-of");
  }

  private void run(String run, String job) {
    String named = job == null ? "" : ",'job_namespace':'jobs','job_name':'" + job + "'";
    given.with(
        LineageRun.TABLE, "{'run_id':'%s','first_event_at':'%s'%s}".formatted(run, AT, named));
  }

  private void edge(
      String kind, String run, String namespace, String name, String version, String more) {
    given.with(
        LineageEdge.TABLE,
        "{'edge_kind':'%s',%s%s%s'dataset_namespace':'%s','dataset_name':'%s','known_at':'%s'}"
            .formatted(
                kind,
                run == null ? "" : "'run_id':'" + run + "',",
                version == null ? "" : "'version':'" + version + "',",
                more,
                namespace,
                name,
                AT));
  }

  private void version(String model, String run) {
    given.with(
        ModelVersion.TABLE,
        "{'registry':'r','model':'%s','version':'1','registered_at':'%s','run_id':'%s'}"
            .formatted(model, AT, run));
    given.with(
        LineageCompleteness.TABLE,
        "{'as_of_date':'2026-07-14','registry':'r','model':'%s','version':'1'}".formatted(model));
  }

  private DatasetImpact impact(String text, String namespace) {
    Export export = given.in(lake);
    return DatasetImpact.of(export, Rulings.on(export, null), new AskedDataset(text, namespace));
  }

  private List<String> reached(String text, String namespace) {
    return impact(text, namespace).models().stream()
        .map(one -> one.line().key().toString())
        .toList();
  }

  private Failure refused(String text, String namespace) {
    try {
      impact(text, namespace);
    } catch (Failure failure) {
      assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
      return failure;
    }
    throw new AssertionError(text + " was not refused");
  }

  @Test
  void aDatasetIsNamedInEveryWayThatTablesAndWaysWriteIt() {
    for (String text : List.of("s3://a/raw", "s3://a raw", "s3://a raw @ v1", "s3://a/raw@v1")) {
      assertThat(reached(text, null)).as(text).containsExactly("m 1 of r");
    }
    assertThat(reached("raw", "s3://b")).containsExactly("n 1 of r");
    assertThat(reached("raw@v1", "s3://a")).containsExactly("m 1 of r");
  }

  @Test
  void aSecondNameIsTheDatasetAndAllItsNamesAreTold() {
    assertThat(reached("db.raw", null)).containsExactly("m 1 of r");
    assertThat(impact("db.raw@v1", null).names().toString()).isEqualTo("[hive db.raw, s3://a raw]");
  }

  @Test
  void aNameWithAnAtIsNoVersionOfAnother() {
    assertThat(impact("mail@home", null).meant().version()).isNull();
    assertThat(impact("mail@home@v1", null).meant().version()).isNotNull();
  }

  @Test
  void theJobOfARunIsToldWhereItIsKnownAndSoAreModelsOfUnknownRuns() {
    DatasetImpact impact = impact("s3://a/raw", null);
    assertThat(impact.jobs()).containsOnlyKeys("one").containsValue("jobs trainer");
    assertThat(impact.extent().untold().toString()).isEqualTo("[o 1 of r]");
  }

  @Test
  void aNameInTwoNamespacesIsRefusedWithBoth() {
    Failure several = refused("raw", null);
    assertThat(several).hasMessageContaining("several datasets are called raw");
    assertThat(several.because()).isEqualTo("it is in s3://a, s3://b");
    assertThat(several.remedy()).contains("--namespace s3://a");
  }

  @Test
  void aNameThatNothingHasIsRefusedWithNearOnes() {
    assertThat(refused("rawr@v1", null).remedy()).contains("did you mean raw");
    assertThat(refused("raw", "s3://c")).hasMessageContaining("in namespace s3://c");
  }

  @Test
  void aVersionThatNoRunNamesIsRefusedWithTheFirstTenAndHowManyMore() {
    assertThat(refused("s3://a/raw@v2", null).because()).isEqualTo("runs name v1");
    for (int i = 10; i < 22; i++) {
      edge("input", "one", "s3://a", "raw", "w" + i, "");
    }
    assertThat(refused("s3://a/raw@v2", null).because())
        .isEqualTo("runs name v1, w10, w11, w12, w13, w14, w15, w16, w17, w18 and 3 more");
    edge("input", "one", "s3://a", "bare", null, "");
    assertThat(refused("bare@v1", null).because()).contains("no version of it is named");
  }
}
