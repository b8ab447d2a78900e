package dev.plumbline.jobs.told;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Metrics in the text format of Prometheus, version 0.0.4: gauges with a few labels. */
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
    series.get(metric).put(labels(Map.of()), value);
  }

  /** A value of one of a few things. */
  void add(String metric, String label, String of, String value) {
    series.get(metric).put(labels(Map.of(label, of)), value);
  }

  /** The same of more labels than one. */
  void add(String metric, SortedMap<String, String> labels, String value) {
    series.get(metric).put(labels(labels), value);
  }

  /** True where it has no series yet. */
  boolean lacks(String metric) {
    return series.get(metric).isEmpty();
  }

  /** A series as an earlier file of this program had it. */
  void kept(String metric, String labels, String value) {
    series.get(metric).put(labels, value);
  }

  private String labels(Map<String, String> own) {
    StringJoiner text = new StringJoiner(",", "{", "}").setEmptyValue("");
    if (name != null) {
      text.add("name=\"" + escaped(name) + "\"");
    }
    own.forEach((label, of) -> text.add(label + "=\"" + escaped(of) + "\""));
    return text.toString();
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
