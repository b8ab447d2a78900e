package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Result;
import dev.plumbline.run.answers.ComparedVersion;
import dev.plumbline.run.answers.ComparedVersion.Training;
import dev.plumbline.run.answers.ListedVersion;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The model itself: what it is told by, what it was trained on, and how it did. */
final class BomModel {
  private BomModel() {}

  static void put(ListedVersion listed, BomData data, ObjectNode component) {
    ComparedVersion version = listed.version();
    component.put("type", "machine-learning-model").put("bom-ref", BomDocument.MODEL);
    component.put("name", version.key().model()).put("version", version.key().version());
    listed.mlflow().flatMap(BomPurl::of).ifPresent(purl -> component.put("purl", purl));
    // Of two digests neither is the version's.
    if (!isBefore(listed.model().digestConflictAt(), version.end())) {
      BomHash.put(listed.model().artifactDigest(), component);
    }
    card(version.said().results(), data, component);
    properties(listed.model(), version).putInto(component);
  }

  static boolean isBefore(Instant time, Instant end) {
    return time != null && time.isBefore(end);
  }

  private static void card(List<Result> results, BomData data, ObjectNode component) {
    Map<String, Result> newest = new TreeMap<>();
    // The earliest come first.
    results.forEach(result -> newest.put(result.metric() + "\n" + slice(result), result));
    if (newest.isEmpty() && data.trained().isEmpty()) {
      return;
    }
    ObjectNode card = component.putObject("modelCard");
    if (!data.trained().isEmpty()) {
      ArrayNode datasets = card.putObject("modelParameters").putArray("datasets");
      data.trained().forEach(node -> datasets.addObject().put("ref", data.reference(node)));
    }
    if (!newest.isEmpty()) {
      ArrayNode metrics = card.putObject("quantitativeAnalysis").putArray("performanceMetrics");
      newest.values().forEach(result -> metric(result, metrics.addObject()));
    }
  }

  private static void metric(Result result, ObjectNode metric) {
    metric.put("type", result.metric());
    if (result.value() != null) {
      metric.put("value", number(result.value()));
    }
    if (!slice(result).isEmpty()) {
      metric.put("slice", slice(result));
    }
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  private static String slice(Result result) {
    if (result.dataset() == null) {
      return "";
    }
    return result.version() == null
        ? result.dataset()
        : result.dataset() + " @ " + result.version();
  }

  private static BomProperties properties(Model model, ComparedVersion version) {
    BomProperties properties = new BomProperties();
    properties.add("registry", version.key().registry());
    properties.add("registered-at", model.registeredAt());
    properties.add("risk-tier", version.ruling().text(LineageCompleteness.RISK_TIER));
    properties.add("artifact-digest", model.artifactDigest());
    properties.add("environment-digest", model.environmentDigest());
    version.training().ifPresent(training -> made(training, version.end(), properties));
    links(version.ruling(), properties);
    return properties;
  }

  /** A run that several systems saw has several ids, and perhaps two values of a parameter. */
  private static void made(Training training, Instant end, BomProperties properties) {
    training.parts().stream()
        .map(part -> part.text(LineageRun.RUN_ID))
        .sorted()
        .forEach(id -> properties.add("training-run", id));
    training
        .parameters(end)
        .ifPresent(
            stated ->
                stated.forEach(
                    (name, values) ->
                        values.forEach(value -> properties.add("parameter:" + name, value))));
  }

  private static void links(RowLayout.Cells ruling, BomProperties properties) {
    properties.add("traceable", ruling.isTrue(LineageCompleteness.IS_TRACEABLE));
    Map<String, String> reasons = ruling.map(LineageCompleteness.LINK_REASONS);
    for (Link link : Link.values()) {
      properties.add("link:" + link.id(), BomCompositions.state(ruling, link));
      properties.add("reason:" + link.id(), reasons.get(link.id()));
    }
  }
}
