package dev.plumbline.cost.unit;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RunCostDaily;
import java.util.List;

/** The configured entries, and what is known of the versions they name. */
public final class ServedVersions {
  /** What is needed of a registered version. */
  public static final RowLayout VERSION =
      RowLayout.of(
          ModelVersion.REGISTRY, ModelVersion.MODEL, ModelVersion.VERSION, ModelVersion.RUN_ID);

  /** What is needed of an evaluation. */
  public static final RowLayout EVALUATION =
      RowLayout.of(
          Evaluation.REGISTRY,
          Evaluation.MODEL,
          Evaluation.VERSION,
          Evaluation.EVALUATION_ID,
          Evaluation.EVALUATED_AT,
          Evaluation.METRIC,
          Evaluation.METRIC_VALUE);

  /** What is needed of a run's cost. */
  public static final RowLayout RUN_COST =
      RowLayout.of(
          RunCostDaily.RUN_ID, RunCostDaily.USAGE_DATE, RunCostDaily.CURRENCY, RunCostDaily.COST);

  private final ServedOwners owners;
  private final List<Cells> versions;
  private final List<Cells> evaluations;
  private final List<Cells> runCosts;

  /**
   * Entries and facts.
   *
   * @param versions rows of {@link #VERSION}
   * @param evaluations rows of {@link #EVALUATION}
   * @param runCosts rows of {@link #RUN_COST}
   */
  public ServedVersions(
      List<Serving> entries, List<Cells> versions, List<Cells> evaluations, List<Cells> runCosts) {
    this.owners = new ServedOwners(entries);
    this.versions = List.copyOf(versions);
    this.evaluations = List.copyOf(evaluations);
    this.runCosts = List.copyOf(runCosts);
  }

  /** Registered versions of the models that are served. */
  public static Frame versions(Frame all, List<Serving> entries) {
    return all.where(ModelVersion.MODEL.of().isin(models(entries)));
  }

  /** Evaluations of the models that are served. */
  public static Frame evaluations(Frame all, List<Serving> entries) {
    return all.where(
        Evaluation.MODEL.of().isin(models(entries)).and(Evaluation.METRIC_VALUE.of().isNotNull()));
  }

  /** What the runs of these versions cost. */
  public static Frame runCosts(Frame all, List<Cells> versions) {
    Object[] runs =
        versions.stream()
            .map(version -> version.text(ModelVersion.RUN_ID))
            .filter(run -> run != null)
            .toArray();
    return all.where(RunCostDaily.RUN_ID.of().isin(runs).and(RunCostDaily.COST.of().isNotNull()));
  }

  private static Object[] models(List<Serving> entries) {
    return entries.stream().map(entry -> entry.served().model()).distinct().toArray();
  }

  ServedOwners owners() {
    return owners;
  }

  /** What is known, in the order of the numbers of {@link ServedOwners}. */
  List<KnownVersion> known() {
    return owners.versions().stream().map(this::known).toList();
  }

  private KnownVersion known(ServedVersion served) {
    List<Cells> same =
        versions.stream()
            .filter(row -> served.model().equals(row.text(ModelVersion.MODEL)))
            .filter(row -> served.version().equals(row.text(ModelVersion.VERSION)))
            .toList();
    List<String> registries = same.stream().map(row -> row.text(ModelVersion.REGISTRY)).toList();
    String registry =
        served.registry() != null || registries.size() != 1 ? served.registry() : registries.get(0);
    String run =
        same.stream()
            .filter(row -> row.text(ModelVersion.REGISTRY).equals(registry))
            .map(row -> row.text(ModelVersion.RUN_ID))
            .filter(id -> id != null)
            .findFirst()
            .orElse(null);
    return new KnownVersion(
        served, registries, registry, run, results(served, registry), costs(run));
  }

  private List<KnownVersion.Result> results(ServedVersion served, String registry) {
    return evaluations.stream()
        .filter(row -> row.text(Evaluation.REGISTRY).equals(registry))
        .filter(row -> served.model().equals(row.text(Evaluation.MODEL)))
        .filter(row -> served.version().equals(row.text(Evaluation.VERSION)))
        .filter(row -> served.metric().equals(row.text(Evaluation.METRIC)))
        .map(
            row ->
                new KnownVersion.Result(
                    row.text(Evaluation.EVALUATION_ID),
                    row.instant(Evaluation.EVALUATED_AT),
                    row.real(Evaluation.METRIC_VALUE)))
        .toList();
  }

  private List<KnownVersion.RunCost> costs(String run) {
    return runCosts.stream()
        .filter(row -> row.text(RunCostDaily.RUN_ID).equals(run))
        .map(
            row ->
                new KnownVersion.RunCost(
                    row.date(RunCostDaily.USAGE_DATE),
                    row.text(RunCostDaily.CURRENCY),
                    row.decimal(RunCostDaily.COST)))
        .toList();
  }
}
