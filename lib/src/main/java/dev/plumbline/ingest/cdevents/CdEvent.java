package dev.plumbline.ingest.cdevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.secrets.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CDEvent, taken out of the CloudEvent that may carry it.
 *
 * @param json the CDEvent itself, masked
 * @param type as it is written, in lower case; null when it has none
 */
record CdEvent(JsonNode json, String type) {
  private static final Pattern TYPE =
      Pattern.compile("dev\\.cdevents\\.([a-z]+)\\.([a-z]+)(?:\\.[0-9v].*)?");
  private static final Pattern VERSION =
      Pattern.compile("\\.v?\\d+\\.\\d+(\\.\\d+)?(-[a-z0-9.]+)?$");
  private static final Pattern PRINTABLE = Pattern.compile("[a-z0-9._-]{1,100}");

  /** The CDEvent in an object of a file, in CloudEvents structured mode or on its own. */
  static CdEvent in(JsonNode object) {
    JsonNode json = object;
    if (object.path("specversion").isTextual() && !object.path("context").isObject()) {
      json = carried(object);
    }
    if (json instanceof ObjectNode event && event.path("customData").isTextual()) {
      // Base64 of anything: nobody can see whether a secret is in it.
      event.put("customData", SecretText.MASK);
    }
    String type = text(json.at("/context/type"));
    String known = type == null ? text(object.path("type")) : type;
    return new CdEvent(json, known == null ? null : known.toLowerCase(Locale.ROOT));
  }

  /** The data of a CloudEvent: an object, a text of one, or the bytes of one. */
  private static JsonNode carried(JsonNode cloudEvent) {
    JsonNode data = cloudEvent.path("data");
    if (data.isObject()) {
      return data;
    }
    try {
      byte[] bytes =
          data.isTextual()
              ? data.textValue().getBytes(StandardCharsets.UTF_8)
              : Base64.getDecoder().decode(cloudEvent.path("data_base64").asText());
      JsonNode read = MaskedJson.read(bytes);
      return read.isObject() ? read : JsonNodeFactory.instance.objectNode();
    } catch (IOException | IllegalArgumentException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** True when it has what every CDEvent has. */
  boolean isComplete() {
    return json.path("context").isObject() && json.path("subject").isObject();
  }

  /** Subject and predicate, such as {@code service.deployed}, whatever the version. */
  String name() {
    Matcher matcher = TYPE.matcher(type);
    return matcher.matches() ? matcher.group(1) + "." + matcher.group(2) : "";
  }

  /** Its type without its version, fit to be counted under. */
  String typeToCount() {
    String plain = name().isEmpty() ? VERSION.matcher(type).replaceFirst("") : name();
    return "type:" + (PRINTABLE.matcher(plain).matches() ? plain : "unprintable");
  }

  /** A text in the event's context. */
  String context(String field) {
    return text(json.path("context").path(field));
  }

  /** A text in what the event says of its subject. */
  String content(String pointer) {
    return text(json.at("/subject/content" + pointer));
  }

  /** What the producer added, under the names that registry exports use. */
  JsonNode custom(String field) {
    return json.path("customData").path(field);
  }

  /** A text that the producer added. */
  String customText(String field) {
    return text(custom(field));
  }

  /** A plain value as trimmed text; null when it is not there, blank or no plain value. */
  private static String text(JsonNode node) {
    boolean isPlain = node.isValueNode() && !node.isNull() && !node.asText().isBlank();
    return isPlain ? node.asText().trim() : null;
  }
}
