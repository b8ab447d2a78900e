package dev.plumbline.ingest.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.tabular.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a record of spend logs says under a name; null when it says nothing. */
@FunctionalInterface
interface SpendFields {
  /** The fields that are read. */
  List<String> READ =
      List.of(
          "request_id",
          "model_group",
          "model",
          "startTime",
          "status",
          "cache_hit",
          "prompt_tokens",
          "completion_tokens");

  String text(String field);

  static SpendFields of(JsonNode record) {
    return field -> {
      JsonNode value = record.path(field);
      return value.isValueNode() && !value.isNull() ? plain(value.asText()) : null;
    };
  }

  /** The record at which a table stands. */
  static SpendFields of(Records records) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < records.columns().size(); i++) {
      positions.putIfAbsent(records.columns().get(i).trim(), i);
    }
    return field -> {
      Integer position = positions.get(field);
      String text = position == null ? null : records.text(position);
      return text == null ? null : plain(text);
    };
  }

  private static String plain(String text) {
    return text.isBlank() ? null : text.trim();
  }
}
