package dev.plumbline.ingest.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Copies of a sample file, in each of which one field says something else. */
public final class PlantedFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A key and its value, as schedulers print them for people. */
  private static final Pattern KEYS =
      Pattern.compile("([A-Za-z][A-Za-z0-9_:/]*)=[^=\\n]*?(?=\\s+[A-Za-z][A-Za-z0-9_:/]*=|\\n)");

  private PlantedFiles() {}

  /**
   * The copies; a field that stands in several records is planted in the first that has it.
   *
   * @param content a sample file of JSON, of one JSON a line, of KEY=value, or of separated columns
   * @param text what is planted
   */
  public static List<String> of(String content, String text) {
    String trimmed = content.stripLeading();
    if (KEYS.matcher(trimmed).lookingAt()) {
      return keys(content, text);
    }
    if (!trimmed.startsWith("{") && !trimmed.startsWith("[")) {
      return tables(content, text);
    }
    List<String> planted = documents(content, text);
    planted.add(content.strip() + "\n{\"torn\": " + TextNode.valueOf(text));
    planted.add(content.strip() + "\n{\"torn\": \"" + text);
    return planted;
  }

  /** One file of the sample's records and, behind them, of those of its copies that differ. */
  public static String joined(String content, String text) {
    StringBuilder joined = new StringBuilder(content.stripTrailing()).append('\n');
    boolean isJson = content.stripLeading().startsWith("{");
    for (String copy : of(content, text)) {
      String[] lines = copy.split("\n", -1);
      boolean isTorn = copy.length() > content.length() && copy.startsWith(content.strip());
      if (isJson && !isTorn) {
        joined.append(copy).append('\n');
      } else if (!isJson && lines.length > 2) {
        joined.append(lines[1]).append('\n');
      }
    }
    return joined.toString();
  }

  /** Of the documents up to the first that is none. */
  private static List<String> documents(String content, String text) {
    List<String> planted = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    try (var documents = JSON.readerFor(JsonNode.class).<JsonNode>readValues(content)) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        plant(document, document, "", text, seen, planted);
      }
    } catch (IOException | RuntimeException e) {
      return planted;
    }
    return planted;
  }

  private static void plant(
      JsonNode root, JsonNode node, String path, String text, Set<String> seen, List<String> out) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode old = object.get(name);
        if (old.isValueNode() && seen.add(path + "/" + name)) {
          object.set(name, TextNode.valueOf(text));
          out.add(root.toString());
          object.set(name, old);
        }
        plant(root, old, path + "/" + name, text, seen, out);
      }
      if (seen.add(path + "/{}")) {
        object.put("planted", text);
        out.add(root.toString());
        object.remove("planted");
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode old = array.get(i);
        if (old.isValueNode() && seen.add(path + "/[]")) {
          array.set(i, TextNode.valueOf(text));
          out.add(root.toString());
          array.set(i, old);
        }
        plant(root, old, path + "/[]", text, seen, out);
      }
    }
  }

  /** Each key once, its value up to the next key or the line's end. */
  private static List<String> keys(String content, String text) {
    String flat = text.replace("\n", " ");
    List<String> planted = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    Matcher keys = KEYS.matcher(content);
    while (keys.find()) {
      if (seen.add(keys.group(1))) {
        planted.add(content.substring(0, keys.end(1)) + "=" + flat + content.substring(keys.end()));
      }
    }
    return planted;
  }

  private static List<String> tables(String content, String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(content.split("\n", -1)));
    String header = lines.get(0);
    String separator = header.indexOf('|') >= 0 ? "|" : header.indexOf(';') >= 0 ? ";" : ",";
    boolean isQuoted = !separator.equals("|");
    String flat = text.replace("\n", " ").replace("|", "/");
    String cell = isQuoted ? '"' + flat.replace("\"", "\"\"") + '"' : flat;
    List<String> planted = new ArrayList<>();
    if (lines.size() < 2) {
      return planted;
    }
    int plain = 1;
    while (plain < lines.size() - 1 && lines.get(plain).indexOf('"') >= 0) {
      plain++;
    }
    lines.add(1, lines.get(plain));
    String[] cells = lines.get(1).split(Pattern.quote(separator), -1);
    for (int i = 0; i < cells.length; i++) {
      String[] changed = cells.clone();
      changed[i] = cell;
      List<String> copy = new ArrayList<>(lines);
      copy.set(1, String.join(separator, changed));
      planted.add(String.join("\n", copy));
    }
    planted.add(content.stripTrailing() + "\n" + flat + "\n");
    planted.add(
        header + separator + cell + "\n" + String.join("\n", lines.subList(1, lines.size())));
    return planted;
  }
}
