package dev.plumbline.run.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.graph.Sketch;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownBehindTest {
  @TempDir private Path lake;

  /** A run that read two versions on the first date and, as was said a day later, a third. */
  private Export export(String ids) {
    return new WrittenExport(1, "2026-07-14", "2026-07-15")
        .with(
            LineageCompleteness.TABLE,
            "{'as_of_date':'2026-07-14','registry':'r','model':'m','version':'1',"
                + "'training_run_id':'t','training_run_ids':[%s],'witness_path':[]}".formatted(ids))
        .with(
            LineageRun.TABLE,
            "{'run_id':'t','first_event_at':'2026-07-14T01:00:00.000000Z','outcome':'open'}")
        .with(
            LineageEdge.TABLE,
            read("a", "2026-07-14T01:00:00.000000Z"),
            read("b", "2026-07-14T01:00:00.000000Z"),
            read("c", "2026-07-15T01:00:00.000000Z"))
        .in(lake);
  }

  private static String read(String dataset, String knownAt) {
    return "{'edge_id':'%1$s','edge_kind':'input','run_id':'t','dataset_namespace':'n',"
            .formatted(dataset)
        + "'dataset_name':'%s','version':'1','known_at':'%s'}".formatted(dataset, knownAt);
  }

  private static RowLayout.Cells ruling(Rulings rulings) {
    return rulings.all().iterator().next();
  }

  @Test
  void whatWasSaidLaterIsNotBehind() {
    Export export = export("'t'");
    Rulings first = Rulings.on(export, java.time.LocalDate.of(2026, 7, 14));
    Sketch then = KnownBehind.of(export, first).of(ruling(first)).orElseThrow();
    Rulings newest = Rulings.on(export, null);
    Sketch now = KnownBehind.of(export, newest).of(ruling(newest)).orElseThrow();

    assertThat(then.levels().get(0).versions()).hasSize(2);
    assertThat(now.levels().get(0).versions()).hasSize(3);
  }

  @Test
  void aRunThatIsNotTheRegistrysToNameIsNotTheVersions() {
    Export export = export("");
    Rulings rulings = Rulings.on(export, null);

    assertThat(KnownBehind.of(export, rulings).of(ruling(rulings))).isEmpty();
  }

  @Test
  void ofALakeWithMoreEdgesThanThatNothingIsDrawnAndItIsSaid() {
    Export export = export("'t'");
    Rulings rulings = Rulings.on(export, null);

    KnownBehind behind = KnownBehind.of(export, rulings, 2);
    assertThat(behind.of(ruling(rulings))).isEmpty();
    assertThat(behind.remark()).contains("not drawn", "more than 2 edges");
    assertThat(KnownBehind.of(export, rulings, 3).remark()).isNull();
  }
}
