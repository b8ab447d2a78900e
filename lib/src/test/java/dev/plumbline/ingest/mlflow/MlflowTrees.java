package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The second way of reading: whole trees, and every object in them whatever it stands in. */
final class MlflowTrees {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"");

  private MlflowTrees() {}

  /** The objects at the top of a file. */
  static List<JsonNode> roots(byte[] bytes) throws IOException {
    try (MappingIterator<JsonNode> roots = MAPPER.readerFor(JsonNode.class).readValues(bytes)) {
      return roots.readAll();
    }
  }

  /** Every object anywhere in a tree that is so. */
  static List<JsonNode> objects(JsonNode tree, Predicate<JsonNode> isSo) {
    List<JsonNode> found = new ArrayList<>();
    if (tree.isObject() && isSo.test(tree)) {
      found.add(tree);
    }
    tree.forEach(child -> found.addAll(objects(child, isSo)));
    return found;
  }

  static boolean isRun(JsonNode node) {
    return node.path("info").has("run_id") || node.path("info").has("run_uuid");
  }

  static boolean isVersion(JsonNode node) {
    return node.has("name") && node.has("version");
  }

  /** Records of a file of runs; where it is no JSON as a whole, it has one per line. */
  static long runRecords(byte[] bytes) {
    try {
      return roots(bytes).stream().mapToLong(r -> objects(r, MlflowTrees::isRun).size()).sum();
    } catch (IOException | RuntimeException e) {
      return new String(bytes, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).count();
    }
  }

  /** Records of a registry's file; where it is no JSON, versions in it, or the file as one. */
  static long registryRecords(byte[] bytes) {
    try {
      return roots(bytes).stream().mapToLong(MlflowTrees::registryRecords).sum();
    } catch (IOException | RuntimeException e) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      return Math.max(1, VERSION.matcher(text).results().count());
    }
  }

  private static long registryRecords(JsonNode root) {
    long things =
        objects(root, MlflowTrees::isVersion).size()
            + objects(root, n -> n.has("model_id") && hasPlace(n)).size()
            + objects(root, n -> n.has("dataset_id") && n.has("create_time")).size()
            + objects(root, MlflowTrees::isModelWithoutVersion).size();
    return Math.max(1, things);
  }

  private static boolean hasPlace(JsonNode node) {
    return node.has("artifact_uri") || node.has("artifact_location");
  }

  private static boolean isModelWithoutVersion(JsonNode node) {
    boolean isModel = node.has("name") && node.has("last_updated_timestamp");
    boolean isEmpty = node.path("latest_versions").isEmpty() && node.path("versions").isEmpty();
    return isModel && !node.has("version") && isEmpty;
  }
}
