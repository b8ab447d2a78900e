package dev.plumbline.ingest.gcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.ingest.billing.Tags;
import dev.plumbline.tables.FocusCharge;
import java.util.Map;
import java.util.TreeMap;

/** Labels and tags of a line, and what Google's own labels say of the machine. */
final class GcpLabels {
  private static final String OWN = "compute.googleapis.com/";

  /** Reads all labels of a line. */
  static void read(Map<GcpField, String> line, ChargeDraft draft) {
    tags(line, draft);
    Map<String, String> own = labels(line.get(GcpField.SYSTEM_LABELS));
    if (own == null) {
      draft.count("unreadable_system_labels");
      return;
    }
    String machine = own.get(OWN + "machine_spec");
    if (machine != null && machine.matches("[A-Za-z0-9._:+-]+")) {
      draft.put(FocusCharge.SKU_PRICE_DETAILS, "{\"InstanceType\":\"" + machine + "\"}");
    }
    if ("true".equalsIgnoreCase(own.get(OWN + "is_unused_reservation"))) {
      draft.put(FocusCharge.CAPACITY_RESERVATION_STATUS, "Unused");
      draft.put(FocusCharge.CAPACITY_RESERVATION_ID, draft.value(FocusCharge.RESOURCE_ID));
    }
  }

  private static void tags(Map<GcpField, String> line, ChargeDraft draft) {
    Map<String, String> labels = labels(line.get(GcpField.LABELS));
    if (labels == null) {
      // Its text is kept, and the charge counts.
      draft.read(FocusCharge.TAGS, line.get(GcpField.LABELS));
    }
    Map<String, String> all = resourceTags(line, draft);
    Map<String, String> project = labels(line.get(GcpField.PROJECT_LABELS));
    if (project == null) {
      draft.count("unreadable_tags");
      draft.keep(GcpField.PROJECT_LABELS.path(), line.get(GcpField.PROJECT_LABELS));
    } else {
      all.putAll(project);
    }
    if (labels != null) {
      all.putAll(labels);
    }
    if (!all.isEmpty()) {
      draft.put(FocusCharge.TAGS, all);
    }
  }

  private static Map<String, String> resourceTags(Map<GcpField, String> line, ChargeDraft draft) {
    Map<String, String> tags = new TreeMap<>();
    String text = line.get(GcpField.RESOURCE_TAGS);
    JsonNode list = GcpLists.of(text);
    if (list == null) {
      draft.count("unreadable_tags");
      draft.keep(GcpField.RESOURCE_TAGS.path(), text);
      return tags;
    }
    for (JsonNode tag : list) {
      String space = tag.path("namespace").asText("");
      String key = tag.path("key").asText("");
      tags.put(space.isEmpty() ? key : space + "/" + key, tag.path("value").asText(""));
    }
    return tags;
  }

  private static Map<String, String> labels(String text) {
    return text == null ? Map.of() : Tags.of(text);
  }

  private GcpLabels() {}
}
