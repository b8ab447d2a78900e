package dev.plumbline.run.answers;

import dev.plumbline.lineage.evidence.VersionEvidence;
import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.SameRuns;
import dev.plumbline.lineage.graph.TrainingRuns;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegisteredModels;
import dev.plumbline.lineage.known.RegistryFacts.Consent;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedFacts;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is compared of model versions out of an export. */
final class ComparedVersions {
  private final Export export;
  private final Rulings rulings;
  private final LineageFacts facts;
  private final TrainingRuns training;
  private final List<Model> models;
  private final RegisteredModels registered;
  private final List<InventoryLine> inventory;

  ComparedVersions(Export export, Rulings rulings) {
    this.export = export;
    this.rulings = rulings;
    SameRuns same = SameRuns.of(ExportedFacts.of(export), rulings.end(), rulings.namespaces());
    this.facts = same.facts();
    this.training =
        new TrainingRuns(
            same, new LineageGraph(facts, rulings.end(), Duration.ZERO), rulings.namespaces());
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
    return new ComparedVersion(
        line, ruling, training(model, ruling), said, rulings.end(), rulings.digestBits());
  }

  /** A version as it is registered. */
  Model model(ModelKey key) {
    return models.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }

  /** The declaration of a dataset that the walk goes by, where there is one. */
  Optional<Source> declared(DatasetName dataset) {
    LineageGraph graph = training.graph();
    return graph.source(graph.name(dataset));
  }

  /** The data behind a version; none where its training run is not known. */
  DataBehind data(ComparedVersion version) {
    return version
        .training()
        .map(known -> DataBehind.of(training.graph(), known.inputs()))
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
    if (VersionEvidence.isForeign(ruling) || training.run(model).isEmpty()) {
      return Optional.empty();
    }
    LineageGraph graph = training.graph();
    int number = graph.number(model.runId()).orElseThrow();
    Set<String> ids = training.ids(model);
    List<RowLayout.Cells> parts =
        export.rows(LineageRun.TABLE).stream()
            .filter(run -> ids.contains(run.text(LineageRun.RUN_ID)))
            .toList();
    return Optional.of(new ComparedVersion.Training(parts, graph.inputs(number)));
  }
}
