package dev.plumbline.ingest.opentelemetry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.ingest.telemetry.SampleAssembly;
import dev.plumbline.ingest.telemetry.Target;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives every data point of a request to the samples, each counted once. */
final class OtlpPoints {
  private static final int MOST_SERIES = 20_000;
  private static final int MOST_UNMAPPED = 1000;

  /** The kinds of data of the specification, as both ways of writing JSON spell them. */
  private static final Set<String> KINDS =
      Set.of(
          "gauge", "sum", "histogram", "summary", "exponentialHistogram", "exponential_histogram");

  private static final int RAW_CHARACTERS = 2000;

  /** The bit of a point's flags that says: there is no value, not even zero. */
  private static final long NO_RECORDED_VALUE = 1;

  private final SampleAssembly assembly;
  private final Map<Series, Target> targets = new HashMap<>();
  private final Set<String> unmapped = new HashSet<>();
  private final SortedMap<String, Long> unknown = new TreeMap<>();
  private long records;
  private long known;

  /** A metric of one resource with one set of attributes: asked for once, met again and again. */
  private record Series(
      String metric, String unit, Map<String, String> resource, Map<String, String> attributes) {}

  /** Where points stand. */
  private record Place(String metric, String unit, boolean isDelta, long line) {}

  OtlpPoints(SourceFile file) throws MalformedFile {
    this.assembly = new SampleAssembly(file);
  }

  /** Reads one request's metrics. */
  void read(JsonNode request, long line, Sink sink) {
    for (JsonNode ofResource : OtlpField.RESOURCE_METRICS.of(request)) {
      SortedMap<String, String> resource =
          OtlpAttributes.of(ofResource.path("resource").path("attributes"));
      nameUnmapped(resource, sink);
      for (OtlpField scopes : List.of(OtlpField.SCOPE_METRICS, OtlpField.LIBRARY_METRICS)) {
        for (JsonNode scope : scopes.of(ofResource)) {
          for (JsonNode metric : scope.path("metrics")) {
            metric(metric, resource, line, sink);
          }
        }
      }
    }
  }

  /** Makes rows of everything that is open. */
  void finish(Sink sink) {
    assembly.finish(sink);
  }

  private void nameUnmapped(Map<String, String> resource, Sink sink) {
    for (String attribute : resource.keySet()) {
      if (!OtlpAttributes.isRead(attribute)
          && unmapped.size() < MOST_UNMAPPED
          && unmapped.add(attribute)) {
        sink.unmapped("resource." + attribute);
      }
    }
  }

  private void metric(JsonNode metric, Map<String, String> resource, long line, Sink sink) {
    if (assembly.relieve(sink) || targets.size() > MOST_SERIES) {
      targets.clear();
    }
    JsonNode sum = metric.path("sum");
    Place place =
        new Place(metric.path("name").asText(), metric.path("unit").asText(), isDelta(sum), line);
    long before = records;
    for (JsonNode kind : List.of(metric.path("gauge"), sum)) {
      for (JsonNode point : OtlpField.DATA_POINTS.of(kind)) {
        point(point, place, resource, sink);
        records++;
      }
    }
    leaveOut(metric.path("histogram"), "histogram", sink);
    leaveOut(OtlpField.EXPONENTIAL_HISTOGRAM.of(metric), "histogram", sink);
    leaveOut(metric.path("summary"), "summary", sink);
    known += records - before;
    unknownKinds(metric, sink);
    if (records == before) {
      records++;
      sink.ignored("no_data_points", 1);
    }
  }

  /** Data of a kind that this reader does not know: older than OTLP 0.9, or newer than all. */
  private void unknownKinds(JsonNode metric, Sink sink) {
    metric
        .fields()
        .forEachRemaining(
            field -> {
              int points = OtlpField.DATA_POINTS.of(field.getValue()).size();
              if (!KINDS.contains(field.getKey()) && points > 0) {
                leaveOut(field.getValue(), "unknown_kind", sink);
                unknown.merge(field.getKey(), (long) points, Long::sum);
                sink.unmapped("metrics." + field.getKey());
              }
            });
  }

  /** Kinds of data that are not known, with how many points they have. */
  SortedMap<String, Long> unknownKinds() {
    return unknown;
  }

  /** True when there was any point of a kind that is known, read or not. */
  boolean hasKnownKinds() {
    return known > 0;
  }

  /** How many records were counted. */
  long records() {
    return records;
  }

  private static boolean isDelta(JsonNode sum) {
    String temporality = OtlpField.AGGREGATION_TEMPORALITY.of(sum).asText();
    return temporality.equals("1") || temporality.equals("AGGREGATION_TEMPORALITY_DELTA");
  }

  private void leaveOut(JsonNode kind, String reason, Sink sink) {
    int points = OtlpField.DATA_POINTS.of(kind).size();
    if (points > 0) {
      records += points;
      sink.ignored(reason, points);
    }
  }

  private void point(JsonNode point, Place place, Map<String, String> resource, Sink sink) {
    Map<String, String> attributes = OtlpAttributes.of(point.path("attributes"));
    Target target =
        targets.computeIfAbsent(
            new Series(place.metric, place.unit, resource, attributes), this::target);
    String text = text(point);
    long at = NanosecondTime.milliseconds(OtlpField.TIME.of(point));
    if (target.ignoredFor() != null) {
      sink.ignored(target.ignoredFor(), 1);
    } else if (place.isDelta) {
      // What a counter grew by since the last point is not the counter.
      sink.ignored("delta_temporality", 1);
    } else if ((point.path("flags").asLong() & NO_RECORDED_VALUE) != 0) {
      // The series ended: a row would make whoever held the GPU until then hold it once more.
      sink.ignored("no_recorded_value", 1);
    } else if (text.isEmpty()) {
      refuse(SampleReject.NO_VALUE.text(), point, place, sink);
    } else if (at == NanosecondTime.BAD) {
      refuse(TimeReject.BAD_TIMESTAMP.text(), point, place, sink);
    } else if (at != Printed.NO_INSTANT && at < NanosecondTime.YEAR_2000) {
      refuse(TimeReject.TIMESTAMP_BEFORE_2000.text(), point, place, sink);
    } else {
      assembly.add(target, text, at, place.line, () -> raw(point, place), sink);
    }
  }

  private static String text(JsonNode point) {
    JsonNode value = OtlpField.AS_DOUBLE.of(point);
    return (value.isMissingNode() ? OtlpField.AS_INT.of(point) : value).asText();
  }

  private static void refuse(String reason, JsonNode point, Place place, Sink sink) {
    sink.reject(place.line, raw(point, place), List.of(reason));
  }

  private static String raw(JsonNode point, Place place) {
    String text = SecretText.masked(place.metric + " " + point);
    return text.length() > RAW_CHARACTERS ? text.substring(0, RAW_CHARACTERS) : text;
  }

  private Target target(Series series) {
    if (!series.metric.startsWith(HardwareMetrics.PREFIX)) {
      SortedMap<String, String> labels = new TreeMap<>(series.attributes);
      OtlpAttributes.fill(labels, series.resource);
      return assembly.target(series.metric, labels);
    }
    if (HardwareLabels.isOfProcess(series.attributes)) {
      return new Target(null, null, "process_metric", null);
    }
    Optional<HardwareMetrics> known = HardwareMetrics.of(series.metric, series.attributes);
    if (known.isPresent() && !known.get().isIn(series.unit)) {
      return new Target(null, null, null, SampleReject.UNEXPECTED_UNIT.text());
    }
    SortedMap<String, String> labels = HardwareLabels.of(series.attributes);
    OtlpAttributes.fill(labels, series.resource);
    return assembly.target(known.map(HardwareMetrics::metric).orElse(null), labels);
  }
}
