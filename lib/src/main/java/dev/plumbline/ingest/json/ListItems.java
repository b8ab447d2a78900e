package dev.plumbline.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** Hands out the items of lists one by one, however long the lists are. */
final class ListItems {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonParser parser;
  private final String name;
  private ObjectNode object;
  private boolean isInItems;
  private boolean hadItems;
  private long line = 1;

  /**
   * Starts at the first byte.
   *
   * @param name the field that holds the items
   */
  ListItems(InputStream bytes, String name) throws IOException {
    this.name = name;
    parser = parser(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }

  private static JsonParser parser(Reader text) throws IOException {
    return MAPPER.createParser(text);
  }

  /** True when a file that begins like this is a list: its first object has items. */
  static boolean begin(byte[] head, String items) {
    String text = new String(head, StandardCharsets.UTF_8);
    try (JsonParser parser = parser(new StringReader(text))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(items)) {
          return true;
        }
        parser.skipChildren();
      }
      return false;
    } catch (IOException e) {
      // The head ends inside the first object: whether that is damage is for the reading to say.
      return false;
    }
  }

  /** True when a file that begins like this is an array. */
  static boolean isArray(byte[] head) {
    return new String(head, StandardCharsets.UTF_8).stripLeading().startsWith("[");
  }

  /** Line where the last item starts, from 1. */
  long line() {
    return line;
  }

  /**
   * The next item, or an object that is no list; null at the end.
   *
   * @throws IOException when what follows is no JSON, so that no further item can be found
   */
  JsonNode next() throws IOException {
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return null;
      }
      if (isInItems) {
        if (token != JsonToken.END_ARRAY) {
          line = parser.currentTokenLocation().getLineNr();
          return MAPPER.readTree(parser);
        }
        isInItems = false;
      } else if (object != null) {
        JsonNode whole = readField(token);
        if (whole != null) {
          return whole;
        }
      } else if (token == JsonToken.START_OBJECT) {
        line = parser.currentTokenLocation().getLineNr();
        object = JsonNodeFactory.instance.objectNode();
        hadItems = false;
      } else if (token == JsonToken.START_ARRAY) {
        isInItems = true;
      } else {
        line = parser.currentTokenLocation().getLineNr();
        return MAPPER.readTree(parser);
      }
    }
  }

  /** Reads a field of a top-level object; returns the object at its end unless it was a list. */
  private JsonNode readField(JsonToken token) throws IOException {
    if (token == JsonToken.END_OBJECT) {
      JsonNode whole = hadItems ? null : object;
      object = null;
      return whole;
    }
    String field = parser.currentName();
    if (parser.nextToken() == JsonToken.START_ARRAY && field.equals(name)) {
      isInItems = true;
      hadItems = true;
    } else {
      object.set(field, MAPPER.readTree(parser));
    }
    return null;
  }
}
