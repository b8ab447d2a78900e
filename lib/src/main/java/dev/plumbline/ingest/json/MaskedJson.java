package dev.plumbline.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.ingest.secrets.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads JSON and takes its secrets out at once, so that nothing behind this class ever sees them.
 * Keys come out sorted: equal content is equal text.
 */
public final class MaskedJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              // Python writes NaN and Infinity; one such metric must not cost the whole record.
              .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(64 * 1024 * 1024).build())
              .build());

  private MaskedJson() {}

  /**
   * The object, masked.
   *
   * @throws IOException when the bytes are no JSON
   */
  public static JsonNode read(byte[] content) throws IOException {
    return masked(MAPPER.readTree(content));
  }

  /** 128 bits of SHA-256 over the text, in hexadecimal. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static JsonNode masked(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(SecretText.masked(node.textValue()));
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(element -> array.add(masked(element)));
      return array;
    }
    return node.isObject() ? maskedObject(node) : node;
  }

  private static ObjectNode maskedObject(JsonNode node) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
    String named = sorted.containsKey("value") ? nameOf(node) : "";
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    sorted.forEach(
        (key, value) -> {
          String name = key.equals("value") && !named.isEmpty() ? named : key;
          boolean secret = SecretText.isNameOfSecret(name) && !isColumn(value);
          object.set(key, secret ? hidden(name, value) : masked(name, value));
        });
    return object;
  }

  /** Parameters and environment variables say their name in a field beside the value. */
  private static String nameOf(JsonNode pair) {
    String key = pair.path("key").asText();
    String name = pair.path("name").asText();
    return key.isEmpty() || SecretText.isNameOfSecret(name) ? name : key;
  }

  private static JsonNode masked(String name, JsonNode value) {
    return value.isTextual()
        ? TextNode.valueOf(SecretText.masked(name, value.textValue()))
        : masked(value);
  }

  /** A column may be called token: what feeds it is no secret. */
  private static boolean isColumn(JsonNode value) {
    return value.has("inputFields") || value.has("inputs");
  }

  private static JsonNode hidden(String name, JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      Map<String, JsonNode> sorted = new TreeMap<>();
      value.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
      sorted.forEach((key, field) -> object.set(key, hidden(name, field)));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
      value.forEach(element -> array.add(hidden(name, element)));
      return array;
    }
    return value.isTextual() || value.isNumber() ? hiddenText(name, value) : value;
  }

  private static JsonNode hiddenText(String name, JsonNode value) {
    String text = value.asText();
    String masked = SecretText.masked(name, text);
    return masked.equals(text) ? value : TextNode.valueOf(masked);
  }
}
