package dev.plumbline.ingest.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Azure's AdditionalInfo says of a machine.
 *
 * @param size of a virtual machine, such as {@code Standard_ND96isr_H100_v5}, or null
 * @param reservation that covers it, or null
 */
record AdditionalInfo(String size, String reservation) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AdditionalInfo NOTHING = new AdditionalInfo(null, null);
  private static final Pattern SIZE = Pattern.compile("(?i)\\b(?:Standard|Basic)_[A-Z0-9_-]+");

  /** Reads the JSON, with or without its outer braces; what is none says nothing. */
  static AdditionalInfo of(String text) {
    if (text == null) {
      return NOTHING;
    }
    try {
      JsonNode read = JSON.readTree(braced(text));
      return new AdditionalInfo(
          size(read.path("ServiceType").asText()), text(read.path("ReservationId")));
    } catch (JsonProcessingException e) {
      return NOTHING;
    }
  }

  /** The text with outer braces. */
  static String braced(String text) {
    String trimmed = text.trim();
    return trimmed.startsWith("{") || trimmed.startsWith("[") ? trimmed : "{" + trimmed + "}";
  }

  /** The first size of a virtual machine that a text names, or null. */
  static String size(String text) {
    Matcher named = SIZE.matcher(text);
    return named.find() ? named.group() : null;
  }

  private static String text(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }
}
