package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.report.Html.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chart: what is drawn, in which tones, beside which texts. The page's script draws it; every
 * figure of it also stands in a table below.
 */
final class Chart {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String kind;
  private final String title;
  private final List<String> labels = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<Map<String, Object>> bars = new ArrayList<>();
  private final List<Map<String, Object>> series = new ArrayList<>();
  private final Map<String, String> legend = new LinkedHashMap<>();

  private Chart(String kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  /** Bars that float between two values; add them with {@link #bar}. */
  static Chart floating(String title) {
    return new Chart("floating", title);
  }

  /** Bars of several parts; name the rows with {@link #label}, the parts with {@link #part}. */
  static Chart stacked(String title) {
    return new Chart("stacked", title);
  }

  /** Several bars for each row, each from 0 to 1. */
  static Chart grouped(String title) {
    return new Chart("grouped", title);
  }

  /** A small line over dates. */
  static Chart line(String title) {
    return new Chart("line", title);
  }

  /** A floating bar; the text is its value as people read it. */
  Chart bar(String label, BigDecimal from, BigDecimal to, String text, String tone) {
    label(label, text);
    Map<String, Object> bar = new LinkedHashMap<>();
    bar.put("from", from.doubleValue());
    bar.put("to", to.doubleValue());
    bar.put("tone", tone);
    bars.add(bar);
    return this;
  }

  /** A row, with what stands at its end. */
  Chart label(String label, String text) {
    labels.add(label);
    texts.add(text);
    return this;
  }

  /** One part of every row, or the line itself; null is a gap, never zero. */
  Chart part(String name, String tone, List<Double> values, List<String> valueTexts) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("name", name);
    part.put("tone", tone);
    part.put("values", values);
    part.put("texts", valueTexts);
    series.add(part);
    return this;
  }

  /** Explains a tone. */
  Chart explain(String tone, String meaning) {
    legend.put(tone, meaning);
    return this;
  }

  /** The figure: title, legend, and the place where the chart is drawn. */
  Html html() {
    Tag caption = tag("figcaption", Html.span("figure-title", title));
    legend.forEach(
        (tone, meaning) ->
            caption.add(
                tag("span", Html.span("swatch tone-" + tone, ""), Html.text(meaning))
                    .with("class", "legend")));
    Tag place =
        tag("div")
            .with("class", "chart chart-" + kind)
            .with("role", "img")
            .with("aria-label", title + ". The table below has the same figures.");
    return tag(
            "figure",
            caption,
            place,
            tag("script", Html.verbatim(json())).with("type", "application/json"))
        .with("class", "figure figure-" + kind);
  }

  private String json() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("kind", kind);
    content.put("labels", labels);
    content.put("texts", texts);
    content.put("bars", bars);
    content.put("series", series);
    try {
      // "<" stands only inside strings, where its escape means the same.
      return JSON.writeValueAsString(content)
          .replace("<", "\\u003c")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the figures of the chart " + title + " form no JSON", e);
    }
  }
}
