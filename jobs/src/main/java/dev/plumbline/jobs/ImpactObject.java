package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.graph.Downstream.Step;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.run.answers.DatasetImpact;
import dev.plumbline.run.answers.InventoryLine;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;

/** What a dataset reached, as one JSON object for a machine. */
final class ImpactObject {
  private ImpactObject() {}

  /** The object. */
  static String of(DatasetImpact impact, Export export, Rulings rulings) {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("publication", export.publication()).put("run", export.night());
    object.put("as_of", rulings.date().toString());
    ObjectNode dataset = object.putObject("dataset");
    put(impact.meant().dataset(), dataset);
    dataset.put(
        "version", impact.meant().version() == null ? null : impact.meant().version().version());
    ArrayNode names = dataset.putArray("names");
    impact.names().forEach(name -> put(name, names.addObject()));
    object.put("runs", impact.extent().runs());
    object.put("runs_that_may_have_read", impact.extent().maybeRuns());
    object.put("dataset_versions", impact.extent().versions());
    object.put("model_versions", impact.models().size());
    object.put("deployed_model_versions", impact.extent().deployed());
    object.put("replaced_model_versions", impact.extent().replaced());
    impact.extent().targets().forEach(object.putArray("targets")::add);
    ArrayNode models = object.putArray("models");
    impact.models().forEach(one -> put(one, impact, models.addObject()));
    ArrayNode maybe = object.putArray("may_have_read");
    impact.maybe().forEach(one -> put(one, impact, maybe.addObject()));
    ArrayNode untold = object.putArray("not_known_of");
    impact.extent().untold().forEach(key -> put(key, untold.addObject()));
    return object.toString();
  }

  private static void put(DatasetName name, ObjectNode object) {
    object.put("namespace", name.namespace()).put("name", name.name());
  }

  private static void put(ModelKey key, ObjectNode object) {
    object.put("model", key.model()).put("version", key.version());
    object.put("registry", key.registry());
  }

  private static void put(
      DatasetImpact.ReachedVersion one, DatasetImpact impact, ObjectNode object) {
    InventoryLine line = one.line();
    put(line.key(), object);
    object.put("risk_tier", line.tier()).put("traceable", line.ruling().isTraceable());
    object.put("first_broken_link", line.ruling().firstBroken());
    ArrayNode deployments = object.putArray("deployments");
    for (Release release : one.reached().releases()) {
      deployments.addObject().put("target", release.target()).put("at", release.at().toString());
    }
    line.deployed().forEach(object.putArray("deployed")::add);
    line.replaced().forEach(object.putArray("replaced")::add);
    object.put("undeployed", line.deployed().isEmpty() ? line.undeployed() : null);
    ArrayNode way = object.putArray("way");
    for (Step step : one.reached().way()) {
      ObjectNode node = way.addObject();
      put(step.version().dataset(), node);
      node.put("version", step.version().version()).put("is_named", step.isNamed());
      node.put("run", step.runId()).put("job", impact.jobs().get(step.runId()));
    }
  }
}
