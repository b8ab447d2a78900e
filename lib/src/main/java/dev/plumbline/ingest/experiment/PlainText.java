package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Values of JSON as texts. */
public final class PlainText {
  private PlainText() {}

  /** A plain value as trimmed text; null when it is not there, blank or no plain value. */
  public static String of(JsonNode node) {
    if (!node.isValueNode() || node.isNull()) {
      return null;
    }
    String text = node.asText().trim();
    return text.isEmpty() ? null : text;
  }

  /** The first of these fields that has a text, or null. */
  public static String first(JsonNode object, String... fields) {
    return Stream.of(fields)
        .map(field -> of(object.path(field)))
        .filter(text -> text != null)
        .findFirst()
        .orElse(null);
  }

  /** The first of these fields that is there and not null, or a missing node. */
  public static JsonNode firstNode(JsonNode object, String... fields) {
    return Stream.of(fields)
        .map(object::path)
        .filter(node -> !isAbsent(node))
        .findFirst()
        .orElse(object.path(""));
  }

  /** True when any of these fields is there and not null. */
  public static boolean hasAny(JsonNode object, String... fields) {
    return Stream.of(fields).anyMatch(field -> !isAbsent(object.path(field)));
  }

  /** The object with these of its fields only, in this order. */
  public static ObjectNode only(JsonNode object, List<String> fields) {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    fields.stream().filter(object::has).forEach(field -> part.set(field, object.path(field)));
    return part;
  }

  /** True when nothing is there, or null. */
  public static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /** Parameters by name, as texts: what nests as JSON, null as null. */
  public static Map<String, String> parameters(JsonNode object) {
    Map<String, String> values = new TreeMap<>();
    object
        .fields()
        .forEachRemaining(field -> values.put(field.getKey(), parameter(field.getValue())));
    return values;
  }

  /** The value of a parameter as text: what nests as JSON, null as null. */
  public static String parameter(JsonNode value) {
    if (isAbsent(value)) {
      return null;
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
