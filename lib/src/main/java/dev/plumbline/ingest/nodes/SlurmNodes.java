package dev.plumbline.ingest.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.ListCursor;
import dev.plumbline.ingest.scheduler.ComputeAmount;
import dev.plumbline.ingest.scheduler.GpuAmount;
import dev.plumbline.ingest.slurm.Gres;
import dev.plumbline.terms.reject.RecordReject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Nodes of Slurm. What {@code scontrol} and {@code sinfo} print as text is given the names of their
 * JSON by {@link SlurmText}. A node of a cloud that is powered down is no machine; the instance
 * that it was is not told any more.
 */
final class SlurmNodes implements NodeDialect {
  private static final long serialVersionUID = 1L;
  private static final int HEAD = 64;
  private static final long MEGABYTE = 1 << 20;
  private static final Pattern POWERED_DOWN = Pattern.compile(".*(?:power(?:ed|ing)_down|[~%]).*");
  private static final Pattern AWS = Pattern.compile("i-[0-9a-f]{8,17}");

  @Override
  public String format() {
    return "slurm-nodes";
  }

  @Override
  public String description() {
    return "Slurm nodes: scontrol show node (text or --json), or sinfo -N with its header.";
  }

  @Override
  public FormatGuide guide() {
    return NodeGuides.SLURM;
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text().stripLeading();
    return text.startsWith("{")
        ? text.contains("\"nodes\"") && text.contains("\"gres\"")
        : text.startsWith(SlurmText.NODE) || SlurmText.isTable(head.firstLine());
  }

  @Override
  public String items() {
    return "nodes";
  }

  @Override
  public Ingester.Cursor open(SourceFile file, InputStream bytes, ListCursor.Items book)
      throws IOException {
    BufferedInputStream whole = new BufferedInputStream(bytes);
    whole.mark(HEAD);
    String head = new String(whole.readNBytes(HEAD), StandardCharsets.UTF_8);
    whole.reset();
    String start = head.replace("\uFEFF", "").stripLeading();
    return start.startsWith("{") || start.startsWith("[")
        ? NodeDialect.super.open(file, whole, book)
        : new SlurmText(file, whole, book);
  }

  @Override
  public ListedNode read(JsonNode node, JsonNode item) throws UnusableNode {
    String name = Fields.text(node, "name");
    if (state(node.path("state")) == null) {
      throw UnusableNode.refused(RecordReject.NO_FIELD.of("state"));
    }
    String gres = Fields.text(node.path("gres"));
    GpuAmount gpus =
        Gres.gres(gres == null ? "" : gres, 1L, 1L)
            .orElseThrow(() -> UnusableNode.refused(RecordReject.BAD_FIELD.of("gres")));
    if (gpus.isNone()) {
      throw UnusableNode.ignored("no_gpu");
    }
    String state = state(node.path("state"));
    String instance = Fields.text(node.path("instance_id"));
    if (instance == null && state != null && POWERED_DOWN.matcher(state).matches()) {
      throw UnusableNode.ignored("powered_down");
    }
    List<String> types = gpus.kinds().values().stream().filter(type -> !type.isEmpty()).toList();
    return new ListedNode(
        new ListedNode.Names(
            instance == null ? name : name + "/" + instance,
            name,
            Fields.others(
                name,
                Fields.text(node.path("hostname")),
                Fields.text(node.path("address")),
                instance)),
        bill(instance),
        new ListedNode.Hardware(
            Fields.text(node.path("instance_type")),
            gpus.whole(),
            types.isEmpty() ? null : String.join(",", types),
            compute(node),
            null),
        new ListedNode.Life(state, instance == null ? null : booted(node.path("boot_time")), null),
        labels(node));
  }

  /** CPUs as jobs count them, and memory, which Slurm keeps in megabytes of 1,048,576 bytes. */
  private static ComputeAmount compute(JsonNode node) {
    Long cpus = number(node.path("cpus"));
    Long memory = number(node.path("real_memory"));
    return new ComputeAmount(
        cpus == null ? null : BigDecimal.valueOf(cpus), memory == null ? null : memory * MEGABYTE);
  }

  /** A whole number above 0; null where there is none. */
  private static Long number(JsonNode value) {
    String text = Fields.text(value);
    boolean isNumber = text != null && text.matches("0*[1-9][0-9]{0,11}");
    return isNumber ? Long.valueOf(text) : null;
  }

  /** The words of JSON's list, or the text's. */
  private static String state(JsonNode state) {
    if (!state.isArray()) {
      return Fields.lowerCase(state);
    }
    StringBuilder words = new StringBuilder();
    for (JsonNode word : state) {
      words.append(words.isEmpty() ? "" : "+").append(Fields.lowerCase(word));
    }
    return words.isEmpty() ? null : words.toString();
  }

  private static ListedNode.Bill bill(String instance) {
    if (instance != null && AWS.matcher(instance).matches()) {
      return new ListedNode.Bill("AWS", null, instance);
    }
    return instance == null ? ListedNode.Bill.UNKNOWN : new ListedNode.Bill(null, null, instance);
  }

  /** When an instance was started: its first boot under this id that Slurm knows of. */
  private static Instant booted(JsonNode time) throws UnusableNode {
    JsonNode number = time.isObject() ? time.path("number") : time;
    if (number.isNumber()) {
      return number.asLong() == 0 ? null : Instant.ofEpochSecond(number.asLong());
    }
    return Fields.instant(number);
  }

  private static Map<String, String> labels(JsonNode node) {
    Map<String, String> labels = new TreeMap<>();
    for (String field : List.of("partitions", "active_features", "reason")) {
      String text = list(node.path(field));
      if (text != null) {
        labels.put(field, text);
      }
    }
    return labels;
  }

  private static String list(JsonNode value) {
    if (!value.isArray()) {
      return Fields.text(value);
    }
    StringBuilder all = new StringBuilder();
    value.forEach(one -> all.append(all.isEmpty() ? "" : ",").append(one.asText()));
    return all.isEmpty() ? null : all.toString();
  }
}
