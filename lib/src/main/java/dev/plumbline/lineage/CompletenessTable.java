package dev.plumbline.lineage;

import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.graph.Upstream;
import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.lineage.known.FactPart;
import dev.plumbline.lineage.known.GraphRows;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowsInTurn;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageReachDaily;
import dev.plumbline.tables.ShadowModelDaily;
import dev.plumbline.terms.LinkState;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Rules on every model version at the end of each date. The walk is plain Java over the whole graph
 * in the memory of one task, sixty-four model versions at once (decision 45).
 */
public final class CompletenessTable {
  private static final RowLayout RULING = RowLayout.of(LineageCompleteness.TABLE);
  private static final RowLayout REACH = RowLayout.of(LineageReachDaily.TABLE);

  /** One row of one table: its columns are called like those of others. */
  private static final Col OF_RULING = rowOf(LineageCompleteness.TABLE);

  private static final Col OF_REACH = rowOf(LineageReachDaily.TABLE);
  private static final Col OF_DELIVERY = rowOf(DeliveryDaily.TABLE);
  private static final Col OF_SHADOW = rowOf(ShadowModelDaily.TABLE);
  private static final RowLayout ALL = RowLayout.of(OF_RULING, OF_REACH, OF_DELIVERY, OF_SHADOW);
  private static final List<FactPart> PARTS = FactPart.ALL;

  private final Frame all;

  private CompletenessTable(Frame all) {
    this.all = all;
  }

  /** The policies that rule. */
  public record Policies(LineagePolicy lineage, DeliveryPolicy delivery) implements Serializable {}

  /**
   * What is read: rows of the silver lineage tables, of the registry, cost summed by run, currency
   * and date, rows of {@link GpuWaterfallDaily}, and the rulings that are published.
   */
  public record Sources(
      Frame runs, Frame edges, Registry registry, Frame costs, Frame waterfall, Frame ruled) {
    private List<Frame> inOrder(SortedSet<LocalDate> dates, DeliveryPolicy policy) {
      return List.of(
          runs,
          edges,
          registry.models,
          registry.evaluations,
          registry.approvals,
          registry.deployments,
          DeclaredRecords.of(registry.records, dates, policy),
          costs,
          spend(),
          ruled);
    }

    private Frame spend() {
      return waterfall
          .where(GpuWaterfallDaily.COST.of().isNotNull())
          .groupBy(GpuWaterfallDaily.USAGE_DATE, GpuWaterfallDaily.CURRENCY)
          .values(GpuWaterfallDaily.COST.is(functions.sum(GpuWaterfallDaily.COST.of())));
    }
  }

  /** What the registry says: its silver tables, and its records, for what is declared. */
  public record Registry(
      Frame models, Frame evaluations, Frame approvals, Frame deployments, Frame records) {}

  /** Rules at the end of each of these dates. */
  public static CompletenessTable of(
      Sources sources, Collection<LocalDate> dates, Policies policies) {
    TreeSet<LocalDate> wanted = new TreeSet<>(dates);
    return new CompletenessTable(
        GraphRows.of(PARTS, sources.inOrder(wanted, policies.delivery))
            .together(ALL.schema(), group -> rows(group, wanted, policies)));
  }

  /** What all tables are made of, once. */
  public Frame all() {
    return all;
  }

  /** Rows of {@link LineageCompleteness}, of what is not as it stood before. */
  public Frame rulings() {
    return within(OF_RULING, LineageCompleteness.TABLE);
  }

  /** Rows of {@link LineageReachDaily}. */
  public Frame reach() {
    return within(OF_REACH, LineageReachDaily.TABLE);
  }

  /** Rows of {@link DeliveryDaily}. */
  public Frame deliveries() {
    return within(OF_DELIVERY, DeliveryDaily.TABLE);
  }

  /** Rows of {@link ShadowModelDaily}. */
  public Frame shadows() {
    return within(OF_SHADOW, ShadowModelDaily.TABLE);
  }

  private Frame within(Col rows, TableSpec table) {
    return all.where(rows.of().isNotNull())
        .select(
            table.columns().stream()
                .map(column -> column.is(column.fieldOf(rows)))
                .toArray(Named[]::new));
  }

  private static Col rowOf(TableSpec table) {
    return Col.temporary(table.name(), RowLayout.of(table).schema());
  }

  private static Row as(Col table, Row row) {
    return ALL.draft().set(table, row).row();
  }

  private static Iterator<Row> rows(
      Iterator<Row> group, SortedSet<LocalDate> dates, Policies policies) {
    LineageFacts facts = GraphRows.facts(PARTS, group);
    if (facts.isSilent()) {
      return Collections.emptyIterator();
    }
    Standing standing = new Standing(facts.ruled, dates);
    return new RowsInTurn<>(
        dates.iterator(),
        date -> rows(AsOf.of(facts, date, policies.lineage), standing, policies.delivery));
  }

  private static Iterator<Row> rows(AsOf report, Standing standing, DeliveryPolicy policy) {
    Stream<Row> rulings =
        report.rulings().stream()
            .map(ruling -> ruling(ruling, report.date(), standing))
            .flatMap(Optional::stream)
            .map(row -> as(OF_RULING, row));
    Stream<Row> reach = Stream.of(as(OF_REACH, reach(report)));
    Stream<Row> deliveries = report.deliveries(policy).rows().map(row -> as(OF_DELIVERY, row));
    Stream<Row> shadows = report.shadows().rows(report.date()).map(row -> as(OF_SHADOW, row));
    return new RowsInTurn<>(
        List.of(rulings, reach, deliveries, shadows).iterator(), Stream::iterator);
  }

  private static Optional<Row> ruling(Completeness ruling, LocalDate date, Standing standing) {
    var model = ruling.trace().model();
    RowLayout.Draft row =
        RULING
            .draft()
            .set(LineageCompleteness.REGISTRY, model.key().registry())
            .set(LineageCompleteness.MODEL, model.key().model())
            .set(LineageCompleteness.VERSION, model.key().version())
            .set(LineageCompleteness.RISK_TIER, model.riskTier())
            .set(LineageCompleteness.TRAINING_RUN_ID, model.runId())
            .set(LineageCompleteness.TRAINING_RUN_IDS, List.copyOf(ruling.behind().ids()))
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
    String hash = MaskedJson.hash(row.row().toString());
    return standing.changes(model.key(), date, hash)
        ? Optional.of(
            row.set(LineageCompleteness.RULING_HASH, hash)
                .set(LineageCompleteness.AS_OF_DATE, date)
                .row())
        : Optional.empty();
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
    walk.ifPresent(known -> rights(known.behind().rights(), row));
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

  private static void rights(Upstream.Rights rights, RowLayout.Draft row) {
    row.set(LineageCompleteness.SOURCES, rights.sources())
        .set(LineageCompleteness.SOURCES_WITHOUT_LICENCE, rights.withoutLicence())
        .set(LineageCompleteness.SOURCES_WITHOUT_LEGAL_BASIS, rights.withoutLegalBasis())
        .set(LineageCompleteness.SOURCES_WITHOUT_RIGHTS, rights.lacking());
  }

  private static void costs(Completeness.Behind behind, RowLayout.Draft row) {
    row.set(LineageCompleteness.RUNS_BEHIND, behind.runs())
        .set(LineageCompleteness.GPU_SECONDS_BEHIND, behind.used().gpuSeconds())
        .set(LineageCompleteness.COSTS_BEHIND, behind.used().costs());
  }

  private static Row reach(AsOf report) {
    Census census = report.census();
    double satisfied = report.rulings().stream().mapToDouble(Completeness::satisfied).sum();
    long required = report.rulings().stream().mapToLong(Completeness::required).sum();
    RowLayout.Draft row =
        REACH
            .draft()
            .set(LineageReachDaily.AS_OF_DATE, report.date())
            .set(LineageReachDaily.RUN_NAMESPACES, report.policy().runNamespaces())
            .set(LineageReachDaily.DIGEST_BITS, (long) report.policy().digestBits())
            .set(LineageReachDaily.REGISTERED, (long) report.rulings().size())
            .set(LineageReachDaily.TRACEABLE, census.traceable())
            .set(LineageReachDaily.SATURATION, required == 0 ? null : satisfied / required);
    if (census.isMeasurable()) {
      row.set(LineageReachDaily.CENSUS_VERSIONS, census.versions())
          .set(LineageReachDaily.REACH, census.versions() == 0 ? null : census.reach())
          .set(LineageReachDaily.CENSUS_GPU_SECONDS, census.behindAll().gpuSeconds())
          .set(LineageReachDaily.TRACEABLE_GPU_SECONDS, census.behindTraceable().gpuSeconds())
          .set(LineageReachDaily.CENSUS_COSTS, census.behindAll().costs())
          .set(LineageReachDaily.TRACEABLE_COSTS, census.behindTraceable().costs());
    }
    SpendTrace spend = report.spend();
    return row.set(LineageReachDaily.SPEND_COSTS, spend.all())
        .set(LineageReachDaily.SPEND_PRICED_DATES, spend.dates())
        .set(LineageReachDaily.RUN_SPEND_COSTS, spend.ofRuns())
        .set(LineageReachDaily.MODEL_SPEND_COSTS, spend.of(census.behindModels()))
        .set(LineageReachDaily.DATA_SPEND_COSTS, spend.of(census.behindKnownData()))
        .row();
  }
}
