package dev.plumbline.ingest.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;

/** Reads the Tags column: a JSON object, or a list of {@code {"key":…,"value":…}}. */
public final class Tags {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Key to value; a tag without a value keeps an empty text. Null when the text is no tags. */
  public static Map<String, String> of(String text) {
    JsonNode read;
    try {
      read = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return null;
    }
    Map<String, String> tags = new TreeMap<>();
    if (read != null && read.isObject()) {
      read.fields().forEachRemaining(tag -> tags.put(tag.getKey(), text(tag.getValue())));
      return tags;
    }
    if (read == null || !read.isArray()) {
      return null;
    }
    for (JsonNode tag : read) {
      if (!tag.path("key").isTextual()) {
        return null;
      }
      tags.put(tag.path("key").textValue(), text(tag.path("value")));
    }
    return tags;
  }

  private static String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private Tags() {}
}
