package dev.plumbline.ingest.awscur;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.ingest.billing.Tags;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.tables.FocusCharge;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tags of a line: one column each in legacy reports ({@code resourceTags/user:Team}, Athena
 * {@code resource_tags_user_team}), a map in CUR 2.0 ({@code resource_tags}, {@code tags}). FOCUS
 * takes keys that a user chose without the provider's prefix; keys of AWS keep theirs. CUR 2.0 and
 * Athena write keys in lower case.
 *
 * <p>Tags of a split-cost row are those of the pod or task, so they are AllocatedTags.
 */
final class CurTags {
  private static final String COLUMNS = "resourcetags";
  private static final List<String> MAPS = List.of(COLUMNS, "tags");
  private static final Pattern PREFIX =
      Pattern.compile("^(?:resourceTags/|resource_?tags[_.])", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER = Pattern.compile("^user[:_]", Pattern.CASE_INSENSITIVE);

  private CurTags() {}

  /** True for a column of one tag, and for a map of tags. */
  static boolean isTags(String column) {
    return isMap(column) || CurHeader.key(column).startsWith(COLUMNS);
  }

  private static boolean isMap(String column) {
    return MAPS.contains(CurHeader.key(column));
  }

  /** Reads the tags of the current record. */
  static void read(CurHeader header, Records record, CurLine line, ChargeDraft draft) {
    Map<String, String> tags = new TreeMap<>();
    for (int position : header.tags()) {
      String name = header.names().get(position);
      String text = record.text(position);
      if (CurLine.isBlank(text)) {
        draft.keep(name, text);
      } else if (isMap(name)) {
        addAll(name, text, tags, draft);
      } else {
        add(key(name), text, name, tags, draft);
      }
    }
    if (tags.isEmpty()) {
      return;
    }
    if (line.isSplit()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      tags.forEach(json::put);
      draft.put(FocusCharge.ALLOCATED_TAGS, json.toString());
    } else {
      draft.put(FocusCharge.TAGS, tags);
    }
  }

  private static void addAll(
      String name, String text, Map<String, String> tags, ChargeDraft draft) {
    Map<String, String> read = Tags.of(text);
    if (read == null) {
      draft.count("unreadable_tags");
      draft.keep(name, text);
      return;
    }
    read.forEach((key, value) -> add(key(key), value, name + "." + key, tags, draft));
  }

  /** Two columns may hold the same key; where they differ, the second is kept by its name. */
  private static void add(
      String key, String value, String name, Map<String, String> tags, ChargeDraft draft) {
    String other = tags.putIfAbsent(key, value);
    if (other != null && !other.equals(value)) {
      draft.keep(name, value);
    }
  }

  private static String key(String name) {
    return USER.matcher(PREFIX.matcher(name).replaceFirst("")).replaceFirst("");
  }
}
