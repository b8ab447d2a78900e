package dev.plumbline.ingest.opentelemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * The fields of OTLP that are read. The specification's JSON has lower camel case; writers that use
 * the field names of the protocol buffers have underscores.
 */
enum OtlpField {
  RESOURCE_METRICS("resourceMetrics", "resource_metrics"),
  RESOURCE_LOGS("resourceLogs", "resource_logs"),
  RESOURCE_SPANS("resourceSpans", "resource_spans"),
  RESOURCE_PROFILES("resourceProfiles", "resource_profiles"),
  SCOPE_METRICS("scopeMetrics", "scope_metrics"),
  /** What scopes were called until 2022. */
  LIBRARY_METRICS("instrumentationLibraryMetrics", "instrumentation_library_metrics"),
  DATA_POINTS("dataPoints", "data_points"),
  EXPONENTIAL_HISTOGRAM("exponentialHistogram", "exponential_histogram"),
  AGGREGATION_TEMPORALITY("aggregationTemporality", "aggregation_temporality"),
  TIME("timeUnixNano", "time_unix_nano"),
  AS_DOUBLE("asDouble", "as_double"),
  AS_INT("asInt", "as_int");

  private final String camel;
  private final String underscored;

  OtlpField(String camel, String underscored) {
    this.camel = camel;
    this.underscored = underscored;
  }

  /** The field of this object; missing when it has none, or null. */
  JsonNode of(JsonNode object) {
    JsonNode value = object.get(camel);
    if (value == null) {
      value = object.get(underscored);
    }
    return value == null || value.isNull() ? MissingNode.getInstance() : value;
  }

  /** True when the object has the field. */
  boolean isIn(JsonNode object) {
    return !of(object).isMissingNode();
  }
}
