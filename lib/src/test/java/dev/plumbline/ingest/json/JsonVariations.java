package dev.plumbline.ingest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JSON value with one thing changed in it, wherever that can be. */
public final class JsonVariations {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> OTHERS =
      List.of("null", "1", "1.5", "true", "\"x\"", "\"\"", "[]", "{}", "[1]", "{\"x\":[{}]}");

  private JsonVariations() {}

  /** The tree of a text. */
  public static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  /** The value with one field or element left out, added or exchanged for something else. */
  public static List<JsonNode> of(JsonNode whole) {
    List<JsonNode> variations = new ArrayList<>();
    OTHERS.forEach(other -> variations.add(tree(other)));
    if (whole.isObject()) {
      variations.add(((ObjectNode) whole.deepCopy()).put("more", 1));
      for (Map.Entry<String, JsonNode> field : whole.properties()) {
        variations.add(((ObjectNode) whole.deepCopy()).without(field.getKey()));
        for (JsonNode other : of(field.getValue())) {
          variations.add(((ObjectNode) whole.deepCopy()).set(field.getKey(), other));
        }
      }
    }
    for (int i = 0; whole.isArray() && i < whole.size(); i++) {
      for (JsonNode other : of(whole.get(i))) {
        ArrayNode copy = whole.deepCopy();
        copy.set(i, other);
        variations.add(copy);
      }
    }
    return variations;
  }

  /** One variation a line, as far as they are objects. */
  public static String lines(String json) {
    StringBuilder lines = new StringBuilder();
    of(tree(json)).stream().filter(JsonNode::isObject).forEach(v -> lines.append(v).append('\n'));
    return lines.toString();
  }
}
