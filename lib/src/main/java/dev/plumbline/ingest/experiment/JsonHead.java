package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.plumbline.ingest.FileHead;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which fields the beginning of a file of JSON has.
 *
 * @param paths of the fields, such as {@code runs.info.run_id}, lists left out, as far as the
 *     beginning is JSON
 */
public record JsonHead(Set<String> paths) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** The fields of this beginning; none when it is no JSON. */
  public static JsonHead of(FileHead head) {
    Set<String> paths = new HashSet<>();
    try (JsonParser parser = JSON.createParser(head.text())) {
      read(parser, paths);
      return new JsonHead(paths);
    } catch (IOException e) {
      // The head ends in the middle of the file, or the file is broken there: what came before
      // tells the format.
      return new JsonHead(paths);
    }
  }

  /** True when an object at this path, which is empty or ends in a dot, has all of these. */
  public boolean hasAll(String owner, List<String> fields) {
    return fields.stream().allMatch(field -> paths.contains(owner + field));
  }

  /** True when an object at this path, which is empty or ends in a dot, has any of these. */
  public boolean hasAny(String owner, String... fields) {
    return Stream.of(fields).anyMatch(field -> paths.contains(owner + field));
  }

  private static void read(JsonParser parser, Set<String> paths) throws IOException {
    Deque<String> owners = new ArrayDeque<>(List.of(""));
    String field = "";
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case FIELD_NAME -> {
          field = owners.peek() + parser.currentName();
          paths.add(field);
        }
        case START_OBJECT, START_ARRAY -> {
          boolean isField = parser.getParsingContext().getParent().inObject();
          owners.push(isField ? field + "." : owners.peek());
        }
        case END_OBJECT, END_ARRAY -> owners.pop();
        default -> {
          // Values do not tell a format.
        }
      }
    }
  }
}
