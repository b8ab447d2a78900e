package dev.plumbline.ingest.serving;

import dev.plumbline.facts.ServingMetric;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.ServingSample;
import dev.plumbline.terms.ServerKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One counter of one server, as its labels say.
 *
 * @param metric what it counts
 * @param seriesId digest of metric and labels
 * @param serverId digest of the labels that say who counts
 * @param scraper digest of the labels that say who saw it, or null
 * @param labels all of them
 * @param bound of a bucket its upper bound, or null
 */
record CounterSeries(
    ServingMetric metric,
    String seriesId,
    String serverId,
    String scraper,
    SortedMap<String, String> labels,
    String bound) {
  private static final String NAME = "__name__";

  /** Tells replicas of exporters apart, and servers where nothing else does. */
  private static final String INSTANCE = "instance";

  private static final List<String> MODEL_LABELS = List.of("model_name", "model");
  private static final String POD = "pod";

  /** What the Prometheus operator calls the finder of a pod: two of them find the same pod. */
  private static final List<String> MONITORS = List.of("job", "service", "endpoint", "prometheus");

  private static final String VERSION = "version";

  static CounterSeries of(
      ServingMetric metric, SortedMap<String, String> read, SourceSettings settings) {
    SortedMap<String, String> labels = new TreeMap<>(read);
    labels.remove(NAME);
    settings.clusterName().ifPresent(cluster -> labels.put("cluster", cluster));
    SortedMap<String, String> server = new TreeMap<>(labels);
    server.keySet().removeAll(metric.ownLabels());
    SortedMap<String, String> scraper = new TreeMap<>(server);
    scraper.keySet().retainAll(scrapers(labels, settings));
    server.keySet().removeAll(scraper.keySet());
    return new CounterSeries(
        metric,
        digest(metric.name(), labels),
        digest(metric.server().text(), server),
        scraper.isEmpty() ? null : digest("", scraper),
        labels,
        labels.get(ServingMetric.BOUND));
  }

  /** Labels that say who scraped: of a pod also the monitor that found it. */
  private static Set<String> scrapers(Map<String, String> labels, SourceSettings settings) {
    Set<String> scrapers = new HashSet<>(settings.labels().replicas());
    scrapers.remove(INSTANCE);
    if (labels.containsKey(POD)) {
      scrapers.addAll(MONITORS);
    }
    return scrapers;
  }

  private static String digest(String first, SortedMap<String, String> labels) {
    StringBuilder text = new StringBuilder(first);
    // Lengths keep {a="b,c"} apart from {a="b", c=""} without escaping.
    labels.forEach(
        (name, value) ->
            text.append('|')
                .append(name)
                .append('=')
                .append(value.length())
                .append(':')
                .append(value));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Puts everything but the value and its time into a row. */
  RowDraft in(RowDraft row) {
    Map<String, String> rest = new TreeMap<>(labels);
    rest.remove(ServingMetric.BOUND);
    String model = null;
    for (String label : MODEL_LABELS) {
      String value = model == null ? rest.remove(label) : null;
      model = model == null ? value : model;
    }
    String version = metric.server() == ServerKind.TRITON ? rest.remove(VERSION) : null;
    return row.set(ServingSample.SERIES_ID, seriesId)
        .set(ServingSample.SERVER_ID, serverId)
        .set(ServingSample.SCRAPER, scraper)
        .set(ServingSample.SERVER, metric.server().text())
        .set(ServingSample.COUNT, metric.count().text())
        .set(ServingSample.BOUND, bound)
        .set(ServingSample.MODEL, model)
        .set(ServingSample.VERSION, version)
        .set(ServingSample.NAMESPACE, rest.remove("namespace"))
        .set(ServingSample.POD, rest.remove(POD))
        .set(ServingSample.LABELS, rest.isEmpty() ? null : rest);
  }
}
