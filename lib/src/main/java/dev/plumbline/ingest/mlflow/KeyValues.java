package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What MLflow writes as an object in one place and as a list of keys and values in another. */
final class KeyValues {
  private KeyValues() {}

  /** True when it is either of the two. */
  static boolean isEither(JsonNode node) {
    return node.isObject() || node.isArray();
  }

  /** The values by key; empty when it is neither. A key without a value has null. */
  static Map<String, String> of(JsonNode node) {
    Map<String, String> values = new TreeMap<>();
    if (node.isObject()) {
      node.fields().forEachRemaining(field -> values.put(field.getKey(), plain(field.getValue())));
    } else if (node.isArray()) {
      for (JsonNode pair : node) {
        if (pair.path("key").isTextual()) {
          values.putIfAbsent(pair.path("key").textValue(), plain(pair.path("value")));
        }
      }
    }
    return values;
  }

  /** A plain value as trimmed text; null when it is not there, blank or no plain value. */
  static String text(JsonNode node) {
    return node.isValueNode() ? text(plain(node)) : null;
  }

  /** The text, trimmed; null when it is blank. */
  static String text(String text) {
    return text == null || text.isBlank() ? null : text.trim();
  }

  private static String plain(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
