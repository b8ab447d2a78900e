package dev.plumbline.ingest.gcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON with its numbers as they are written, not as binary fractions near them. */
final class GcpLists {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** The list in a text; null when it is none, empty when there is no text. */
  static JsonNode of(String text) {
    if (text == null) {
      return JSON.createArrayNode();
    }
    try {
      JsonNode read = JSON.readTree(text);
      return read != null && read.isArray() ? read : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private GcpLists() {}
}
