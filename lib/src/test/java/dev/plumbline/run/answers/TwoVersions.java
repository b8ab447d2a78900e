package dev.plumbline.run.answers;

import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of one model, written by hand, and how they compare. */
abstract class TwoVersions {
  static final String DAY = "2026-07-14T";
  static final String COMMIT = "c0de".repeat(10);
  static final String IMAGE = "i@sha256:" + "ab12".repeat(16);

  @TempDir Path lake;

  final WrittenExport given = new WrittenExport(3, "2026-07-14", "2026-07-15");

  final void version(String version, String run, String ruling) {
    given.with(
        ModelVersion.TABLE,
        "{'registry':'r','model':'m','version':'%s','registered_at':'%s05:00:00Z','run_id':'%s'}"
            .formatted(version, DAY, run));
    given.with(
        LineageCompleteness.TABLE,
        "{'as_of_date':'2026-07-14','registry':'r','model':'m','version':'%s',%s}"
            .formatted(version, ruling));
  }

  final void run(String run, String said) {
    given.with(
        LineageRun.TABLE,
        "{'run_id':'%s','first_event_at':'%s03:00:00Z','started_at':'%s03:00:00Z',%s}"
            .formatted(run, DAY, DAY, said));
  }

  final void reads(String run, String dataset, String version) {
    String at = version == null ? "" : "'version':'" + version + "',";
    given.with(
        LineageEdge.TABLE,
        "{'edge_kind':'input','run_id':'%s','dataset_namespace':'lake','dataset_name':'%s',%s"
                .formatted(run, dataset, at)
            + "'known_at':'%s03:00:00Z'}".formatted(DAY));
  }

  final void evaluated(String version, String metric, String value, String at) {
    given.with(
        Evaluation.TABLE,
        "{'registry':'r','model':'m','version':'%s','metric':'%s',%s"
                .formatted(version, metric, value)
            + "'dataset_name':'holdout','dataset_version':'v1','evaluated_at':'%s%s:00Z'}"
                .formatted(DAY, at));
  }

  /** A line for each thing: whether it is equal, and what is told of both. */
  final List<String> diff() {
    Export export = given.in(lake);
    VersionDiff diff =
        VersionDiff.of(
            export,
            Rulings.on(export, null),
            new AskedVersion("m", "1", null),
            new AskedVersion("m", "2", null));
    List<String> lines = new ArrayList<>();
    for (ComparedPart part : diff.parts()) {
      for (Compared one : part.things()) {
        String sign = one.isEqual() ? "=" : one.isUnknown() ? "?" : "|";
        lines.add(
            "%s, %s: %s %s %s%s"
                .formatted(
                    part.name(),
                    one.what(),
                    one.first().text(),
                    sign,
                    one.second().text(),
                    one.change() == null ? "" : " (" + one.change() + ")"));
      }
    }
    return lines;
  }

  static String states(String codeCommit) {
    return "'training_run_state':'PRESENT','code_commit_state':'%s','deployment_state':'PRESENT'"
        .formatted(codeCommit);
  }
}
