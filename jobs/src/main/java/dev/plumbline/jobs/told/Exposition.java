package dev.plumbline.jobs.told;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Metrics in the text format of Prometheus, version 0.0.4: gauges with at most two labels. */
final class Exposition {
  private final Map<String, String> helps = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> series = new LinkedHashMap<>();
  private final String name;

  /**
   * Metrics.
   *
   * @param name the label {@code name} of every series, or null
   */
  Exposition(String name) {
    this.name = name;
  }

  /** Declares a metric; those without a series are left out. */
  void gauge(String metric, String help) {
    helps.put(metric, help);
    series.put(metric, new TreeMap<>());
  }

  /** A value without a label of its own. */
  void add(String metric, String value) {
    series.get(metric).put(labels(null, null), value);
  }

  /** A value of one of a few things. */
  void add(String metric, String label, String of, String value) {
    series.get(metric).put(labels(label, of), value);
  }

  /** True where it has no series yet. */
  boolean lacks(String metric) {
    return series.get(metric).isEmpty();
  }

  /** A series as an earlier file of this program had it. */
  void kept(String metric, String labels, String value) {
    series.get(metric).put(labels, value);
  }

  private String labels(String label, String of) {
    StringBuilder text = new StringBuilder();
    if (name != null) {
      text.append("name=\"").append(escaped(name)).append('"');
    }
    if (label != null) {
      text.append(text.isEmpty() ? "" : ",").append(label).append("=\"");
      text.append(escaped(of)).append('"');
    }
    return text.isEmpty() ? "" : "{" + text + "}";
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** The file's content. */
  String text() {
    StringBuilder text = new StringBuilder();
    helps.forEach(
        (metric, help) -> {
          if (!lacks(metric)) {
            text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
            text.append("# TYPE ").append(metric).append(" gauge\n");
            series
                .get(metric)
                .forEach(
                    (labels, value) ->
                        text.append(metric).append(labels).append(' ').append(value).append('\n'));
          }
        });
    return text.toString();
  }
}
