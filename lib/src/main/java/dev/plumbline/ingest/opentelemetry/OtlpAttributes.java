package dev.plumbline.ingest.opentelemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads lists of OTLP attributes as texts by key, and puts a resource's into labels. */
final class OtlpAttributes {
  /** Which attribute of the resource stands for which label, when the point has none of those. */
  private static final Map<String, String> LABELS =
      Map.of(
          "k8s.cluster.name", "cluster",
          "service.instance.id", "instance",
          "service.name", "job");

  private static final String NODE_LABEL = "Hostname";

  /** Names the node of whoever measures; the host's name may be that of a collector's pod. */
  private static final String KUBERNETES_NODE = "k8s.node.name";

  private static final String HOST = "host.name";

  private OtlpAttributes() {}

  /** The attributes that have a value; an empty one means the same as none. */
  static SortedMap<String, String> of(JsonNode list) {
    SortedMap<String, String> attributes = new TreeMap<>();
    for (JsonNode attribute : list) {
      String key = attribute.path("key").asText();
      String text = text(attribute.path("value"));
      if (!key.isEmpty() && !text.isEmpty()) {
        attributes.put(key, text);
      }
    }
    return attributes;
  }

  /** A value is an object with one field, named by its type. */
  private static String text(JsonNode value) {
    JsonNode only = value.isObject() && value.size() > 0 ? value.elements().next() : value;
    if (only.isNull() || only.isMissingNode()) {
      return "";
    }
    return only.isValueNode() ? only.asText() : only.toString();
  }

  /** True when a rule reads this attribute of a resource. */
  static boolean isRead(String ofResource) {
    return LABELS.containsKey(ofResource)
        || ofResource.equals(KUBERNETES_NODE)
        || ofResource.equals(HOST);
  }

  /**
   * Puts into labels what they lack and the resource has. The resource is whoever measures, so its
   * pod is never taken: it does not hold the GPU.
   */
  static void fill(SortedMap<String, String> labels, Map<String, String> resource) {
    String node = resource.getOrDefault(KUBERNETES_NODE, resource.get(HOST));
    if (node != null && !labels.containsKey("hostname")) {
      labels.putIfAbsent(NODE_LABEL, node);
    }
    LABELS.forEach(
        (attribute, label) -> {
          String value = resource.get(attribute);
          if (value != null) {
            labels.putIfAbsent(label, value);
          }
        });
  }
}
