package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.SecretText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Fields whose value is JSON written as text: a secret in it has a name of its own, which masking
 * the text as a whole does not see.
 */
public final class JsonTexts {
  /** A value that was masked with its quotes, behind a key of the text itself. */
  private static final Pattern MASKED = Pattern.compile("(?<!\\\\)(\"\\s*:\\s*)\\*\\*\\*");

  private JsonTexts() {}

  /** Puts what these fields say in place of their texts; a text that is no JSON stays, masked. */
  public static void open(JsonNode owner, String... fields) {
    if (!(owner instanceof ObjectNode object)) {
      return;
    }
    for (String field : fields) {
      String text = object.path(field).isTextual() ? object.path(field).textValue().trim() : "";
      if (text.startsWith("{") || text.startsWith("[")) {
        object.set(field, opened(text));
      }
    }
  }

  private static JsonNode opened(String text) {
    byte[] bytes = MASKED.matcher(text).replaceAll("$1\"***\"").getBytes(StandardCharsets.UTF_8);
    try (PageStream finite = new PageStream(new ByteArrayInputStream(bytes), List.of())) {
      return MaskedJson.read(finite.readAllBytes());
    } catch (IOException e) {
      return TextNode.valueOf(SecretText.maskedJson(text));
    }
  }
}
