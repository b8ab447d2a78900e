package dev.plumbline.lineage;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.lineage.known.FactPart;
import dev.plumbline.lineage.known.GraphRows;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.terms.LinkState;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * Rules on every model version at the end of each date. The walk is plain Java over the whole graph
 * in the memory of one task, sixty-four model versions at once (decision 45).
 */
public final class CompletenessTable {
  private static final RowLayout RESULT = RowLayout.of(LineageCompleteness.TABLE);
  private static final List<FactPart> PARTS = FactPart.ALL;

  private CompletenessTable() {}

  /**
   * What is read: rows of the silver lineage tables, of the registry, and cost summed by run,
   * currency and date.
   */
  public record Sources(Frame runs, Frame edges, Registry registry, Frame costs) {
    private List<Frame> inOrder() {
      return List.of(
          runs,
          edges,
          registry.models,
          registry.evaluations,
          registry.approvals,
          registry.deployments,
          registry.declarations(),
          costs);
    }
  }

  /** What the registry says: its silver tables, and its records, for what is declared. */
  public record Registry(
      Frame models, Frame evaluations, Frame approvals, Frame deployments, Frame records) {
    private Frame declarations() {
      return records.where(
          RegistryRecord.KIND.of().isin("declared_source", "waiver", "deployment_log"));
    }
  }

  /** Rows of {@link LineageCompleteness} for these dates. */
  public static Frame of(Sources sources, Collection<LocalDate> dates, LineagePolicy policy) {
    List<LocalDate> wanted = List.copyOf(dates);
    return GraphRows.of(PARTS, sources.inOrder())
        .together(LineageCompleteness.TABLE.schema(), group -> rulings(group, wanted, policy));
  }

  private static Iterator<Row> rulings(
      Iterator<Row> group, List<LocalDate> dates, LineagePolicy policy) {
    LineageFacts facts = GraphRows.facts(PARTS, group);
    return dates.stream()
        .map(date -> AsOf.of(facts, date, policy))
        .flatMap(report -> report.rulings().stream().map(ruling -> row(ruling, report)))
        .iterator();
  }

  private static Row row(Completeness ruling, AsOf report) {
    var model = ruling.trace().model();
    RowLayout.Draft row =
        RESULT
            .draft()
            .set(LineageCompleteness.AS_OF_DATE, report.date())
            .set(LineageCompleteness.REGISTRY, model.key().registry())
            .set(LineageCompleteness.MODEL, model.key().model())
            .set(LineageCompleteness.VERSION, model.key().version())
            .set(LineageCompleteness.RISK_TIER, model.riskTier())
            .set(LineageCompleteness.TRAINING_RUN_ID, model.runId())
            .set(LineageCompleteness.IS_TRACEABLE, ruling.isTraceable())
            .set(LineageCompleteness.SATURATION, ruling.saturation())
            .set(LineageCompleteness.LINKS_SATISFIED, ruling.satisfied())
            .set(LineageCompleteness.LINKS_REQUIRED, ruling.required())
            .set(LineageCompleteness.WITNESS_PATH, ruling.witness())
            .set(LineageCompleteness.POLICY_ID, ruling.trace().policy().id())
            .set(LineageCompleteness.POLICY_VERSION, ruling.trace().policy().version());
    Link broken = ruling.firstBroken();
    row.set(LineageCompleteness.FIRST_BROKEN_LINK, broken == null ? null : broken.id());
    states(ruling, row);
    upstream(ruling, row);
    costs(ruling.behind(), row);
    census(report.census(), row);
    return row.row();
  }

  private static void states(Completeness ruling, RowLayout.Draft row) {
    SortedMap<String, String> reasons = new TreeMap<>();
    for (Link link : Link.values()) {
      LinkResult result = ruling.result(link);
      Col column = LineageCompleteness.LINK_STATES.get(link.ordinal());
      row.set(column, result.state().name());
      if (result.state() != LinkState.PRESENT) {
        reasons.put(link.id(), result.reason());
      }
    }
    row.set(LineageCompleteness.LINK_REASONS, reasons);
  }

  private static void upstream(Completeness ruling, RowLayout.Draft row) {
    var walk = ruling.trace().walk();
    ColumnCoverage columns = walk.map(w -> w.behind().columns()).orElse(ColumnCoverage.NONE);
    row.set(LineageCompleteness.UPSTREAM_DATASETS, walk.map(w -> w.origins().members()).orElse(0L))
        .set(LineageCompleteness.UPSTREAM_CLOSED, walk.map(Upstream::closed).orElse(0L))
        .set(LineageCompleteness.IS_CLOSED, ruling.isClosed())
        .set(LineageCompleteness.INPUTS, walk.map(w -> (long) w.inputs().size()).orElse(0L))
        .set(LineageCompleteness.INPUTS_IDENTIFIED, ruling.identifiedInputs())
        .set(LineageCompleteness.COLUMNS_DIRECT, columns.direct())
        .set(LineageCompleteness.COLUMNS_INDIRECT_ONLY, columns.indirectOnly())
        .set(LineageCompleteness.COLUMNS_UNKNOWN, columns.unknown());
  }

  private static void costs(Completeness.Behind behind, RowLayout.Draft row) {
    row.set(LineageCompleteness.RUNS_BEHIND, behind.runs())
        .set(LineageCompleteness.GPU_SECONDS_BEHIND, behind.used().gpuSeconds())
        .set(LineageCompleteness.COSTS_BEHIND, behind.used().costs());
  }

  private static void census(Census census, RowLayout.Draft row) {
    if (!census.isMeasurable()) {
      return;
    }
    row.set(LineageCompleteness.CENSUS_VERSIONS, census.versions())
        .set(LineageCompleteness.CENSUS_TRACEABLE, census.traceable())
        .set(LineageCompleteness.REACH, census.reach())
        .set(LineageCompleteness.CENSUS_GPU_SECONDS, census.behindAll().gpuSeconds())
        .set(
            LineageCompleteness.CENSUS_TRACEABLE_GPU_SECONDS, census.behindTraceable().gpuSeconds())
        .set(LineageCompleteness.CENSUS_COSTS, census.behindAll().costs())
        .set(LineageCompleteness.CENSUS_TRACEABLE_COSTS, census.behindTraceable().costs());
  }
}
