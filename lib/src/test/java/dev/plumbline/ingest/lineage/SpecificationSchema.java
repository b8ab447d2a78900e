package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A JSON Schema of the OpenLineage specification, read as far as facets use the language: types,
 * properties, required and additional ones, items, enumerations, references inside the file and all
 * of several. What every facet shares stands in another file and is left aside.
 */
record SpecificationSchema(JsonNode root, JsonNode facet) {

  /** The schema of a facet, by the name that the facet has in events. */
  static SpecificationSchema of(Path file, String facet) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    JsonNode property = root.path("properties").path(facet);
    return new SpecificationSchema(root, property);
  }

  /** True when the facet follows the schema. */
  boolean accepts(JsonNode value) {
    return accepts(facet, value);
  }

  private boolean accepts(JsonNode schema, JsonNode value) {
    String reference = schema.path("$ref").asText();
    if (reference.startsWith("#")) {
      return accepts(root.at(reference.substring(1)), value);
    }
    for (JsonNode part : schema.path("allOf")) {
      if (!accepts(part, value)) {
        return false;
      }
    }
    return isOfType(schema.path("type").asText(), value)
        && isListed(schema.path("enum"), value)
        && hasRequired(schema.path("required"), value)
        && fieldsFit(schema, value)
        && elementsFit(schema, value);
  }

  private static boolean isOfType(String type, JsonNode value) {
    return switch (type) {
      case "" -> true;
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> throw new IllegalArgumentException("type " + type);
    };
  }

  private static boolean isListed(JsonNode words, JsonNode value) {
    if (words.isMissingNode()) {
      return true;
    }
    for (JsonNode word : words) {
      if (word.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasRequired(JsonNode required, JsonNode value) {
    for (JsonNode name : required) {
      if (value.isObject() && !value.has(name.asText())) {
        return false;
      }
    }
    return true;
  }

  private boolean fieldsFit(JsonNode schema, JsonNode value) {
    JsonNode others = schema.path("additionalProperties");
    for (var fields = value.fields(); fields.hasNext(); ) {
      var field = fields.next();
      JsonNode own = schema.path("properties").path(field.getKey());
      if (!own.isMissingNode() && !accepts(own, field.getValue())) {
        return false;
      }
      boolean isOther = own.isMissingNode() && !others.isMissingNode();
      if (isOther && others.isObject() && !accepts(others, field.getValue())) {
        return false;
      }
      if (isOther && others.isBoolean() && !others.booleanValue()) {
        return false;
      }
    }
    return true;
  }

  private boolean elementsFit(JsonNode schema, JsonNode value) {
    if (value.isArray() && schema.has("items")) {
      for (JsonNode element : value) {
        if (!accepts(schema.get("items"), element)) {
          return false;
        }
      }
    }
    return true;
  }
}
