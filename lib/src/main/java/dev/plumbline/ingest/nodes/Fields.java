package dev.plumbline.ingest.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.json.IsoTime;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.terms.reject.RecordReject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Fields of lists of machines. */
final class Fields {
  private Fields() {}

  /** The text; null where there is none. */
  static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
        ? value.asText().strip()
        : null;
  }

  /** The text in lower case, in which nobody would know a secret any more. */
  static String lowerCase(JsonNode value) {
    String text = text(value);
    return text == null ? null : SecretText.masked(text).toLowerCase(Locale.ROOT);
  }

  /** The text of a mandatory field. */
  static String text(JsonNode parent, String field) throws UnusableNode {
    String text = text(parent.path(field));
    if (text == null) {
      throw UnusableNode.refused(RecordReject.NO_FIELD.of(field.toLowerCase(Locale.ROOT)));
    }
    return text;
  }

  /** The instant; null where there is none. */
  static Instant instant(JsonNode value) throws UnusableNode {
    String text = text(value);
    if (text == null) {
      return null;
    }
    return IsoTime.parse(text)
        .map(IsoTime::instant)
        .orElseThrow(() -> UnusableNode.refused(RecordReject.BAD_FIELD.of("time")));
  }

  /** What stands behind the last slash of a URL; null where there is none. */
  static String last(JsonNode value) {
    String text = text(value);
    return text == null ? null : text.substring(text.lastIndexOf('/') + 1);
  }

  /** The texts of an object's fields. */
  static Map<String, String> map(JsonNode object) {
    Map<String, String> map = new TreeMap<>();
    object.fields().forEachRemaining(field -> map.put(field.getKey(), field.getValue().asText()));
    return map;
  }

  /** Names that are there, each once, without this one. */
  static List<String> others(String name, String... names) {
    return Stream.of(names)
        .filter(Objects::nonNull)
        .filter(other -> !other.equals(name))
        .distinct()
        .toList();
  }
}
