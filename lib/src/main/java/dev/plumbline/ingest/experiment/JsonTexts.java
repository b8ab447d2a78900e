package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.secrets.SecretText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Fields whose value is JSON written as text: a secret in it has a name of its own, which masking
 * the text as a whole does not see.
 */
public final class JsonTexts {
  private static final ObjectMapper PLAIN =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(64 << 20).build())
              .build());

  private JsonTexts() {}

  /** Puts what these fields say in place of their texts; a text that is no JSON stays, masked. */
  public static void open(JsonNode owner, String... fields) {
    if (!(owner instanceof ObjectNode object)) {
      return;
    }
    for (String field : fields) {
      String text = object.path(field).isTextual() ? object.path(field).textValue().trim() : "";
      if (isLikeJson(text)) {
        object.set(field, opened(text));
      }
    }
  }

  /**
   * Masks the secrets inside every text of JSON in the record, and the argument behind an option
   * that names a secret. A text without a secret stays as it was written.
   */
  public static void mask(JsonNode record) {
    if (record instanceof ObjectNode object) {
      object.fields().forEachRemaining(field -> field.setValue(masked(field.getValue())));
    } else if (record instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        boolean isSecret = i > 0 && isOptionOfSecret(array.get(i - 1)) && array.get(i).isTextual();
        array.set(i, isSecret ? TextNode.valueOf(SecretText.MASK) : masked(array.get(i)));
      }
    }
  }

  private static JsonNode masked(JsonNode value) {
    mask(value);
    return value.isTextual() && isLikeJson(value.textValue().trim())
        ? TextNode.valueOf(maskedText(value.textValue()))
        : value;
  }

  private static String maskedText(String text) {
    try {
      byte[] bytes = finite(text.trim());
      JsonNode masked = MaskedJson.read(bytes);
      mask(masked);
      return masked.equals(PLAIN.readTree(bytes)) ? text : masked.toString();
    } catch (IOException e) {
      return SecretText.masked(text);
    }
  }

  private static boolean isOptionOfSecret(JsonNode argument) {
    String text = argument.isTextual() ? argument.textValue() : "";
    return text.startsWith("-") && text.indexOf('=') < 0 && SecretText.isNameOfSecret(text);
  }

  private static boolean isLikeJson(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  private static JsonNode opened(String text) {
    try {
      return MaskedJson.read(finite(text));
    } catch (IOException e) {
      return TextNode.valueOf(SecretText.masked(text));
    }
  }

  /** The text with NaN and the infinities in quotes. */
  private static byte[] finite(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (PageStream finite = new PageStream(new ByteArrayInputStream(bytes), List.of())) {
      return finite.readAllBytes();
    }
  }
}
