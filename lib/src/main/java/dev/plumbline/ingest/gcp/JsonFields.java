package dev.plumbline.ingest.gcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.json.JsonRecords;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.terms.reject.FileReject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON objects as records: fields of objects are columns with dotted names, lists are JSON text.
 * Nulls are left out by those who write such files, so columns turn up as records have them.
 */
final class JsonFields implements Records {
  private static final int MOST_COLUMNS = 2000;
  private static final int RAW_CHARACTERS = 2000;

  private final JsonRecords records;
  private final List<String> columns = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private String problem;
  private long read;

  JsonFields(InputStream bytes) {
    this.records = new JsonRecords(bytes, "\"usage_start_time\"");
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public long headerLine() {
    return 1;
  }

  /** How many whole objects there were. */
  long read() {
    return read;
  }

  @Override
  public boolean next() throws IOException {
    if (!records.next()) {
      return false;
    }
    texts.clear();
    problem =
        switch (records.kind()) {
          case OBJECT -> parsed();
          case BROKEN -> FileReject.INCOMPLETE_JSON.text();
          case TEXT -> FileReject.NO_JSON.text();
        };
    return true;
  }

  private String parsed() {
    try {
      JsonNode object = GcpLists.JSON.readTree(records.text());
      if (!add("", object)) {
        return FileReject.TOO_MANY_FIELDS.text();
      }
    } catch (JsonProcessingException e) {
      return FileReject.INVALID_JSON.text();
    }
    read++;
    return null;
  }

  private boolean add(String prefix, JsonNode object) {
    boolean isAdded = true;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = prefix + field.getKey();
      JsonNode value = field.getValue();
      if (value.isObject() && !GcpField.LISTS.contains(name)) {
        isAdded &= add(name + ".", value);
      } else if (!value.isNull()) {
        isAdded &= put(name, value.isValueNode() ? value.asText() : value.toString());
      }
    }
    return isAdded;
  }

  private boolean put(String name, String text) {
    Integer position = positions.get(name);
    if (position == null) {
      if (columns.size() == MOST_COLUMNS) {
        return false;
      }
      position = columns.size();
      columns.add(name);
      positions.put(name, position);
    }
    while (texts.size() <= position) {
      texts.add(null);
    }
    texts.set(position, text);
    return true;
  }

  @Override
  public long line() {
    return records.line();
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public String text(int column) {
    return column < texts.size() ? texts.get(column) : null;
  }

  @Override
  public String raw() {
    String text = records.text();
    return text.length() > RAW_CHARACTERS ? text.substring(0, RAW_CHARACTERS) : text;
  }
}
