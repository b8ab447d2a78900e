package dev.plumbline.run.answers;

import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.SameRuns;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegisteredModels;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedFacts;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.terms.LinkState;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is compared of model versions out of an export. */
final class ComparedVersions {
  private final Export export;
  private final Rulings rulings;
  private final LineageFacts stated;
  private final LineageFacts facts;
  private final LineageGraph graph;
  private final List<Model> models;
  private final RegisteredModels registered;
  private final List<InventoryLine> inventory;

  ComparedVersions(Export export, Rulings rulings) {
    this.export = export;
    this.rulings = rulings;
    this.stated = ExportedFacts.of(export);
    this.facts = SameRuns.joined(stated, rulings.end());
    this.graph = new LineageGraph(facts, rulings.end(), Duration.ZERO);
    this.models =
        facts.models.stream()
            .filter(model -> model.registeredAt().isBefore(rulings.end()))
            .toList();
    this.registered = new RegisteredModels(models);
    this.inventory = Inventory.of(export, rulings);
  }

  /** What is known of a version that is ruled on. */
  ComparedVersion of(ModelKey key) {
    Model model = model(key);
    InventoryLine line =
        inventory.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    RowLayout.Cells ruling = rulings.of(key);
    ComparedVersion.Statements said =
        new ComparedVersion.Statements(model.environmentDigest(), results(key), consents(key));
    return new ComparedVersion(line, ruling, training(model, ruling), said, rulings.end());
  }

  /** A version as it is registered. */
  Model model(ModelKey key) {
    return models.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  /** The data behind a version; none where its training run is not known. */
  DataBehind data(ComparedVersion version) {
    return version
        .training()
        .map(training -> DataBehind.of(graph, training.inputs()))
        .orElseGet(DataBehind::none);
  }

  private List<Result> results(ModelKey key) {
    return facts.results.stream()
        .filter(result -> result.at().isBefore(rulings.end()))
        .filter(result -> registered.bound(result.key()).equals(key))
        .sorted(Comparator.comparing(Result::at).thenComparing(Result::toString))
        .toList();
  }

  private List<Consent> consents(ModelKey key) {
    return facts.consents.stream()
        .filter(consent -> consent.at().isBefore(rulings.end()))
        .filter(consent -> registered.bound(consent.key()).equals(key))
        .sorted(Comparator.comparing(Consent::at).thenComparing(Consent::approver))
        .toList();
  }

  private Optional<ComparedVersion.Training> training(Model model, RowLayout.Cells ruling) {
    // A run that is known and could not be resolved is not the registry's to name.
    boolean isForeign =
        LinkState.DANGLING.name().equals(ruling.text(LineageCompleteness.TRAINING_RUN));
    Optional<RunFacts> run = graph.run(model.runId());
    if (isForeign || run.isEmpty()) {
      return Optional.empty();
    }
    Set<String> ids = SameRuns.ids(model.runId(), stated, rulings.end());
    List<RowLayout.Cells> rows =
        export.rows(LineageRun.TABLE).stream()
            .filter(row -> ids.contains(row.text(LineageRun.RUN_ID)))
            .filter(row -> row.instant(LineageRun.FIRST_EVENT_AT).isBefore(rulings.end()))
            .toList();
    int number = graph.number(model.runId()).orElseThrow();
    return Optional.of(
        new ComparedVersion.Training(
            JoinedRow.of(run.get(), rows, rulings.end()), graph.inputs(number)));
  }
}
