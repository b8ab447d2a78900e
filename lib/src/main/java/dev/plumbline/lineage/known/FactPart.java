package dev.plumbline.lineage.known;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.RunCostDaily;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Row;

/** One table's share of what the walk is made of: how its rows travel and what they become. */
public final class FactPart {
  /** In the order in which the tables are handed over. */
  public static final List<FactPart> ALL =
      List.of(
          new FactPart(
              "run",
              LineageRun.TABLE,
              RunFacts.LAYOUT,
              (f, r) -> {
                f.runs.add(RunFacts.of(r));
                f.sameRuns.addAll(SameRun.of(r));
              }),
          new FactPart(
              "edge", LineageEdge.TABLE, EdgeFacts.LAYOUT, (f, r) -> f.edges.add(EdgeFacts.of(r))),
          new FactPart(
              "model",
              ModelVersion.TABLE,
              RegistryFacts.MODEL,
              (f, r) -> f.models.add(RegistryFacts.Model.of(r))),
          new FactPart(
              "evaluation",
              Evaluation.TABLE,
              RegistryFacts.EVALUATION,
              (f, r) -> f.results.add(RegistryFacts.Result.of(r))),
          new FactPart(
              "approval",
              Approval.TABLE,
              RegistryFacts.APPROVAL,
              (f, r) -> f.consents.add(RegistryFacts.Consent.of(r))),
          new FactPart("deployment", Deployment.TABLE, RegistryFacts.DEPLOYMENT, FactPart::release),
          new FactPart(
              "declaration", RegistryRecord.TABLE, RegistryFacts.RECORD, FactPart::declaration),
          new FactPart(
              "cost", RunCostDaily.TABLE, RunCost.LAYOUT, (f, r) -> f.costs.add(RunCost.of(r))),
          new FactPart(
              "spend", GpuWaterfallDaily.TABLE, Spend.LAYOUT, (f, r) -> f.spend.add(Spend.of(r))),
          new FactPart(
              "ruled",
              LineageCompleteness.TABLE,
              Ruled.LAYOUT,
              (f, r) -> f.ruled.add(Ruled.of(r))));

  private final Col column;
  private final TableSpec table;
  private final RowLayout layout;
  private final BiConsumer<LineageFacts, RowLayout.Cells> reading;

  private FactPart(
      String name,
      TableSpec table,
      RowLayout layout,
      BiConsumer<LineageFacts, RowLayout.Cells> reading) {
    this.column = Col.temporary(name, layout.schema());
    this.table = table;
    this.layout = layout;
    this.reading = reading;
  }

  /** The table whose rows it is made of. */
  public TableSpec table() {
    return table;
  }

  /** The struct column that carries the rows. */
  Col column() {
    return column;
  }

  /** The fields of that struct. */
  RowLayout layout() {
    return layout;
  }

  /** Adds what the row says to the facts. */
  void add(LineageFacts facts, Row row) {
    add(facts, layout.read(row));
  }

  /** The same of a row of any layout that has its columns. */
  public void add(LineageFacts facts, RowLayout.Cells row) {
    reading.accept(facts, row);
  }

  private static void release(LineageFacts facts, RowLayout.Cells row) {
    boolean isFailed = RegistryFacts.Release.isFailure(row.text(Deployment.OUTCOME));
    (isFailed ? facts.failedReleases : facts.releases).add(RegistryFacts.Release.of(row));
  }

  private static void declaration(LineageFacts facts, RowLayout.Cells record) {
    switch (record.text(RegistryRecord.KIND)) {
      case "declared_source" -> facts.sources.add(RegistryFacts.Source.of(record));
      case "waiver" -> facts.waivers.add(RegistryFacts.Waiver.of(record));
      case "deployment_log" -> facts.logs.add(RegistryFacts.Coverage.of(record));
      case "incident" -> facts.incidents.add(Incident.of(record));
      case "artifact_check" -> facts.artifactChecks.add(ArtifactCheck.of(record));
      default -> {
        // The other kinds have tables of their own.
      }
    }
  }
}
