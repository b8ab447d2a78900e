package dev.plumbline.ingest.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes out of rows what is declared as personal data, by {@link Privacy}. */
final class PrivateRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Hashes over what the row holds. */
  private static final Set<String> HASHES =
      Set.of("label_set_id", "record_id", "event_id", "series_id", "server_id", "scraper_id");

  /** What stands where the JSON of a record could not be read. */
  private static final String UNREADABLE = "{}";

  /** Of more names that somebody could have meant nobody reads. */
  private static final int MOST_NAMES = 2000;

  private final Privacy privacy;
  private final HiddenTexts hidden;
  private final Set<String> met = new HashSet<>();

  PrivateRows(Privacy privacy, HiddenTexts hidden) {
    this.privacy = privacy;
    this.hidden = hidden;
  }

  /**
   * Names that could be declared: the labels and fields that came, the first so many, and all that
   * are declared and had a value.
   */
  Set<String> met() {
    return met;
  }

  private void meet(String name) {
    if (met.size() < MOST_NAMES) {
      met.add(name);
    }
  }

  /** Changes the row in place. */
  void clean(TableSpec table, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      Col column = table.columns().get(i);
      if (values[i] != null) {
        values[i] = cleaned(column.name(), values[i]);
      }
    }
  }

  private Object cleaned(String name, Object value) {
    if (value instanceof String text) {
      String kept = HASHES.contains(name) ? privacy.again(text) : kept(name, text);
      return kept != null && name.endsWith("_json") ? json(kept) : kept;
    }
    if (privacy.drops(name)) {
      drop(name);
      return null;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> kept = new LinkedHashMap<>();
      map.forEach((key, entry) -> put(kept, key, entry));
      return kept;
    }
    if (value instanceof List<?> list) {
      List<Object> kept = new ArrayList<>();
      list.forEach(element -> kept.add(element == null ? null : cleaned(name, element)));
      return kept;
    }
    return value;
  }

  private void put(Map<Object, Object> kept, Object key, Object value) {
    meet(String.valueOf(key));
    if (privacy.drops(String.valueOf(key))) {
      drop(String.valueOf(key));
    } else {
      kept.put(key, value == null ? null : cleaned(String.valueOf(key), value));
    }
  }

  private String json(String text) {
    try {
      return cleaned(JSON.readTree(text)).toString();
    } catch (JsonProcessingException e) {
      return UNREADABLE;
    }
  }

  /** Fields by their own name, and pairs of a name (or key) and a value by the name they say. */
  private JsonNode cleaned(JsonNode node) {
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, cleaned(array.get(i)));
      }
    } else if (node instanceof ObjectNode object) {
      String said = object.path("key").asText(object.path("name").asText(""));
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        boolean isPair = name.equals("value") && privacy.names().contains(said);
        clean(object, name, isPair ? said : name);
      }
    }
    return node;
  }

  private void clean(ObjectNode object, String field, String name) {
    JsonNode value = object.get(field);
    meet(name);
    if (privacy.drops(name)) {
      drop(name);
      object.remove(field);
    } else if (value.isValueNode() && !value.isNull()) {
      String kept = kept(name, value.asText());
      if (!kept.equals(value.asText())) {
        object.set(field, TextNode.valueOf(kept));
      }
    } else {
      object.set(field, cleaned(value));
    }
  }

  private String kept(String name, String text) {
    String kept = privacy.kept(name, text);
    if (kept == null) {
      drop(name);
    } else if (!kept.equals(text)) {
      hidden.pseudonym();
      met.add(name);
    }
    return kept;
  }

  private void drop(String name) {
    hidden.drop();
    met.add(name);
  }
}
