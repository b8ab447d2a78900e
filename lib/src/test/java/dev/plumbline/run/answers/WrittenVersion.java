package dev.plumbline.run.answers;

import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import java.nio.file.Path;

/** Version 1 of model m and what it was made of, written by hand into an export of one date. */
public final class WrittenVersion {
  /** When everything is said. */
  public static final String AT = "2026-07-14T03:00:00Z";

  private final WrittenExport export = new WrittenExport(3, "2026-07-14");

  /** Adds a row; single quotes stand for double ones. */
  public WrittenVersion with(TableSpec table, String members, Object... values) {
    export.with(table, "{" + members.formatted(values) + "}");
    return this;
  }

  /** Registers it as trained by the run train, with more members, each behind a comma. */
  public WrittenVersion registered(String registry, String more) {
    return with(
        ModelVersion.TABLE,
        "'registry':'%s','model':'m','version':'1','registered_at':'%s','run_id':'train'%s",
        registry,
        AT,
        more);
  }

  /** A run, with more members, each behind a comma. */
  public WrittenVersion run(String run, String more) {
    return with(LineageRun.TABLE, "'run_id':'%s','first_event_at':'%s'%s", run, AT, more);
  }

  /** A run reads a version of a dataset, or one that it does not name. */
  public WrittenVersion reads(String run, String dataset, String version) {
    return edge("input", run, dataset, version);
  }

  /** A run writes a version of a dataset, or one that it does not name. */
  public WrittenVersion writes(String run, String dataset, String version) {
    return edge("output", run, dataset, version);
  }

  private WrittenVersion edge(String kind, String run, String dataset, String version) {
    return with(
        LineageEdge.TABLE,
        "'edge_kind':'%s','run_id':'%s','dataset_namespace':'lake','dataset_name':'%s',%s"
            + "'known_at':'%s'",
        kind,
        run,
        dataset,
        version == null ? "" : "'version':'" + version + "',",
        AT);
  }

  /** Puts it in place and reads it. */
  public Export in(Path lake) {
    return export.in(lake);
  }

  /** What is listed of it. */
  public static ListedVersion listed(Export export) {
    return ListedVersion.of(export, Rulings.on(export, null), new AskedVersion("m", "1", null));
  }
}
