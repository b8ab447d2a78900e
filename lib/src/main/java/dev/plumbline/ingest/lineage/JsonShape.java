package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a JSON value has to look like; as much of JSON Schema as facets use. */
interface JsonShape {

  /** True when the value looks like this. */
  boolean fits(JsonNode value);

  /** A text, be it empty. */
  static JsonShape text() {
    return JsonNode::isTextual;
  }

  /** A whole number. */
  static JsonShape whole() {
    return JsonNode::isIntegralNumber;
  }

  /** A number. */
  static JsonShape number() {
    return JsonNode::isNumber;
  }

  /** True or false. */
  static JsonShape flag() {
    return JsonNode::isBoolean;
  }

  /** One of these texts. */
  static JsonShape oneOf(String... words) {
    List<String> known = List.of(words);
    return value -> value.isTextual() && known.contains(value.textValue());
  }

  /** A list of such values, be it empty. */
  static JsonShape listOf(JsonShape element) {
    return value -> value.isArray() && all(value.elements(), element);
  }

  /** An object with any names and such values. */
  static JsonShape mapTo(JsonShape element) {
    return value -> value.isObject() && all(value.elements(), element);
  }

  /** An object that needs these texts, and may have more. */
  static Fields texts(String... names) {
    Fields fields = new Fields(Map.of(), Map.of(), true);
    for (String name : names) {
      fields = fields.with(name, text());
    }
    return fields;
  }

  private static boolean all(Iterator<JsonNode> values, JsonShape shape) {
    while (values.hasNext()) {
      if (!shape.fits(values.next())) {
        return false;
      }
    }
    return true;
  }

  /**
   * An object.
   *
   * @param mandatory what it needs
   * @param optional what it may lack, but not have in another shape
   * @param isOpen whether it may have anything else
   */
  record Fields(Map<String, JsonShape> mandatory, Map<String, JsonShape> optional, boolean isOpen)
      implements JsonShape {

    /** With a mandatory field. */
    Fields with(String name, JsonShape shape) {
      return new Fields(added(mandatory, name, shape), optional, isOpen);
    }

    /** With an optional field. */
    Fields perhaps(String name, JsonShape shape) {
      return new Fields(mandatory, added(optional, name, shape), isOpen);
    }

    /** With optional texts. */
    Fields perhapsTexts(String... names) {
      Fields fields = this;
      for (String name : names) {
        fields = fields.perhaps(name, text());
      }
      return fields;
    }

    /** Without any other field. */
    Fields andNothingElse() {
      return new Fields(mandatory, optional, false);
    }

    private static Map<String, JsonShape> added(
        Map<String, JsonShape> fields, String name, JsonShape shape) {
      Map<String, JsonShape> more = new TreeMap<>(fields);
      more.put(name, shape);
      return more;
    }

    @Override
    public boolean fits(JsonNode value) {
      if (!value.isObject()) {
        return false;
      }
      for (Map.Entry<String, JsonShape> field : mandatory.entrySet()) {
        if (!field.getValue().fits(value.path(field.getKey()))) {
          return false;
        }
      }
      for (Map.Entry<String, JsonShape> field : optional.entrySet()) {
        if (value.has(field.getKey()) && !field.getValue().fits(value.get(field.getKey()))) {
          return false;
        }
      }
      return isOpen || hasNothingElse(value);
    }

    private boolean hasNothingElse(JsonNode value) {
      for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!mandatory.containsKey(name) && !optional.containsKey(name)) {
          return false;
        }
      }
      return true;
    }
  }
}
