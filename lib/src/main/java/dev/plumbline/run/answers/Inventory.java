package dev.plumbline.run.answers;

import dev.plumbline.lineage.delivery.StandingVersions;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegisteredModels;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedFacts;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.terms.LinkState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All model versions that were registered on a date, and whether each was traceable. */
public final class Inventory {
  private final Map<ModelKey, Model> models = new HashMap<>();
  private final StandingVersions standing;

  private Inventory(LineageFacts facts, Rulings rulings) {
    List<Model> known =
        facts.models.stream()
            .filter(model -> model.registeredAt().isBefore(rulings.end()))
            .toList();
    RegisteredModels registered = new RegisteredModels(known);
    Map<ModelKey, List<Release>> releases = new HashMap<>();
    known.forEach(model -> models.put(model.key(), model));
    facts.releases.stream()
        .filter(release -> release.at().isBefore(rulings.end()))
        .forEach(
            release ->
                releases
                    .computeIfAbsent(registered.bound(release.key()), k -> new ArrayList<>())
                    .add(release));
    standing = new StandingVersions(releases, known);
  }

  /** A line for each version that these rulings are about, by tier, owner and name. */
  public static List<InventoryLine> of(Export export, Rulings rulings) {
    Inventory inventory = new Inventory(ExportedFacts.ofRegistries(export), rulings);
    return rulings.all().stream().map(inventory::line).sorted(InventoryLine.ORDER).toList();
  }

  /** What is to be said of a version that stands nowhere. */
  private static String undeployed(List<String> replaced, RowLayout.Cells ruling) {
    if (!replaced.isEmpty()) {
      return "no longer at " + String.join(", ", replaced);
    }
    return LinkState.PRESENT.name().equals(ruling.text(LineageCompleteness.DEPLOYMENT))
        ? "not deployed"
        : InventoryLine.NOT_MEASURED;
  }

  private InventoryLine line(RowLayout.Cells ruling) {
    ModelKey key = Rulings.key(ruling);
    Model model = models.get(key);
    List<String> replaced = List.copyOf(standing.replacedAt(key));
    String tier = ruling.text(LineageCompleteness.RISK_TIER);
    return new InventoryLine(
        tier == null ? InventoryLine.UNKNOWN : tier,
        key,
        new InventoryLine.Registration(
            model == null ? null : model.registeredBy(),
            model == null ? null : model.registeredAt()),
        List.copyOf(standing.targets(key)),
        replaced,
        undeployed(replaced, ruling),
        new InventoryLine.Ruling(
            ruling.isTrue(LineageCompleteness.IS_TRACEABLE),
            ruling.text(LineageCompleteness.FIRST_BROKEN_LINK),
            ruling.real(LineageCompleteness.SATURATION)));
  }
}
