package dev.plumbline.run.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.storage.StorageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A small JSON text that one run leaves in the lake for the next. Whatever is not as it was written
 * is told with what to do about it: a run never goes on with half of a note.
 */
final class StateNote {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String what;
  private final String remedy;
  private final JsonNode root;

  private StateNote(String what, String remedy, JsonNode root) {
    this.what = what;
    this.remedy = remedy;
    this.root = root;
  }

  /**
   * Reads a note.
   *
   * @param what what the note is, with its file, for people
   * @param remedy what to do where it cannot be read
   * @throws StorageException where it is no JSON
   */
  static StateNote of(String what, String remedy, String text) {
    try {
      return new StateNote(what, remedy, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new StorageException(what + " cannot be read", e.getOriginalMessage(), remedy, e);
    }
  }

  /** A time. */
  Instant instant(String field) {
    String text = text(root.path(field), field);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong(field + " is no time: " + text);
    }
  }

  /** A text. */
  String text(String field) {
    return text(root.path(field), field);
  }

  /** A date. */
  LocalDate date(String field) {
    return date(text(field), field);
  }

  /** Dates. */
  NavigableSet<LocalDate> dates(String field) {
    if (!root.path(field).isArray()) {
      throw wrong(field + " is missing, or no list");
    }
    NavigableSet<LocalDate> dates = new TreeSet<>();
    root.path(field).forEach(date -> dates.add(date(text(date, field), field)));
    return dates;
  }

  /** Dates; none where an earlier version of the program wrote none. */
  NavigableSet<LocalDate> datesIfAny(String field) {
    return root.has(field) ? dates(field) : new TreeSet<>();
  }

  /** A text; empty where an earlier version of the program wrote none. */
  String textIfAny(String field) {
    return root.has(field) ? text(field) : "";
  }

  /** Texts; none where an earlier version of the program wrote none. */
  NavigableSet<String> textsIfAny(String field) {
    NavigableSet<String> texts = new TreeSet<>();
    if (root.has(field) && !root.path(field).isArray()) {
      throw wrong(field + " is no list");
    }
    root.path(field).forEach(text -> texts.add(text(text, field)));
    return texts;
  }

  /** Landing content per date and table. */
  NavigableMap<LocalDate, Map<String, String>> hashes(String field) {
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> date : object(root.path(field), field).entrySet()) {
      Map<String, String> byTable = new TreeMap<>();
      object(date.getValue(), field)
          .forEach((table, hash) -> byTable.put(table, text(hash, field)));
      hashes.put(date(date.getKey(), field), byTable);
    }
    return hashes;
  }

  /** Versions per table. */
  Map<String, Long> versions(String field) {
    Map<String, Long> versions = new TreeMap<>();
    object(root.path(field), field)
        .forEach(
            (table, version) -> {
              if (!version.isIntegralNumber() || !version.canConvertToLong()) {
                throw wrong(field + " holds no number for " + table);
              }
              versions.put(table, version.longValue());
            });
    return versions;
  }

  private LocalDate date(String text, String field) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw wrong(field + " holds no date: " + text);
    }
  }

  private Map<String, JsonNode> object(JsonNode node, String field) {
    if (!node.isObject()) {
      throw wrong(field + " is missing, or no object");
    }
    Map<String, JsonNode> members = new TreeMap<>();
    node.fields().forEachRemaining(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  private String text(JsonNode node, String field) {
    if (!node.isTextual()) {
      throw wrong(field + " is missing, or no text");
    }
    return node.textValue();
  }

  /** What to throw where it is not as it was written. */
  StorageException wrong(String because) {
    return new StorageException(what + " cannot be read", because, remedy, null);
  }
}
