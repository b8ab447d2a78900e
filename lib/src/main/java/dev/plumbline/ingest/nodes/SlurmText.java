package dev.plumbline.ingest.nodes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.ListCursor;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.ingest.slurm.NodeNames;
import dev.plumbline.ingest.slurm.SacctLines;
import dev.plumbline.ingest.slurm.SacctLines.Line;
import dev.plumbline.ingest.slurm.SacctTime;
import dev.plumbline.terms.reject.FileReject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nodes as Slurm prints them for people, handed on as objects with the names of its JSON:
 *
 * <ol>
 *   <li>{@code scontrol show node}: a node begins at {@code NodeName=}, with or without line breaks
 *       inside ({@code -o}). Of a key that stands twice the first counts, since what people write
 *       (reasons, comments) stands last.
 *   <li>{@code sinfo -N -o "%N|%P|%G|%T"}: a header that names its columns, one node or a list of
 *       nodes a line.
 *   <li>Times are local and need the source's {@code time_zone}; they are read only of nodes that
 *       name their instance.
 * </ol>
 */
final class SlurmText implements Ingester.Cursor {
  /** What a node begins with. */
  static final String NODE = "NodeName=";

  private static final int LINES = 500;
  private static final Pattern KEY = Pattern.compile("(?:^|\\s)([A-Za-z][A-Za-z0-9_:]*)=");
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("NodeName", "name"),
          Map.entry("NodeHostName", "hostname"),
          Map.entry("NodeAddr", "address"),
          Map.entry("Gres", "gres"),
          Map.entry("CPUTot", "cpus"),
          Map.entry("RealMemory", "real_memory"),
          Map.entry("State", "state"),
          Map.entry("Partitions", "partitions"),
          Map.entry("ActiveFeatures", "active_features"),
          Map.entry("InstanceId", "instance_id"),
          Map.entry("InstanceType", "instance_type"),
          Map.entry("BootTime", "boot_time"),
          Map.entry("Reason", "reason"));
  private static final Map<String, String> COLUMNS =
      Map.of(
          "NODELIST",
          "name",
          "HOSTNAMES",
          "name",
          "GRES",
          "gres",
          "STATE",
          "state",
          "CPUS",
          "cpus",
          "MEMORY",
          "real_memory");
  private static final List<String> NO_VALUES = List.of("", "(null)", "N/A", "None", "Unknown");

  private final SourceFile file;
  private final SacctLines lines;
  private final ListCursor.Items book;
  private List<String> columns;
  private StringBuilder node;
  private long begin;

  SlurmText(SourceFile file, InputStream bytes, ListCursor.Items book) {
    this.file = file;
    this.lines = new SacctLines(bytes);
    this.book = book;
  }

  /** True for the header of {@code sinfo} with columns that say what is needed. */
  static boolean isTable(String header) {
    List<String> columns = List.of(header.strip().split("\\|", -1));
    return columns.contains("GRES")
        && (columns.contains("NODELIST") || columns.contains("HOSTNAMES"));
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    for (int i = 0; i < LINES; i++) {
      Line line = lines.next();
      if (line == null) {
        finish(sink);
        book.finish(sink);
        if (lines.failure() != null) {
          throw lines.failure();
        }
        return false;
      }
      take(line, sink);
    }
    return true;
  }

  /** A last line without an end is of a file that was cut: what it belongs to is not whole. */
  private void finish(Sink sink) throws MalformedFile {
    if (node != null && lines.endedInALine()) {
      refuse(node.toString(), begin, FileReject.TRUNCATED.text(), sink);
      node = null;
    }
    give(sink);
  }

  private static void refuse(String text, long line, String reason, Sink sink) {
    sink.reject(line, SecretText.raw(text), List.of(reason));
  }

  private void take(Line line, Sink sink) throws MalformedFile {
    String text = line.text().strip();
    if (text.isEmpty()) {
      return;
    }
    if (columns != null) {
      row(text, line.number(), sink);
    } else if (text.startsWith(NODE)) {
      give(sink);
      node = new StringBuilder(text);
      begin = line.number();
    } else if (node != null) {
      node.append('\n').append(text);
    } else if (isTable(text)) {
      columns = List.of(text.split("\\|", -1));
    } else {
      throw new MalformedFile(
          file.path(),
          line.number(),
          "the file is no list of Slurm's nodes",
          "it neither begins with " + NODE + " nor with a header that has NODELIST and GRES",
          "write it by scontrol show node, or by sinfo -N -o '%N|%P|%G|%T'");
    }
  }

  private void give(Sink sink) throws MalformedFile {
    if (node == null) {
      return;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Matcher keys = KEY.matcher(node);
    List<int[]> places = new ArrayList<>();
    while (keys.find()) {
      places.add(new int[] {keys.start(1), keys.end(1), keys.end()});
    }
    for (int i = 0; i < places.size(); i++) {
      int[] place = places.get(i);
      int end = i + 1 < places.size() ? places.get(i + 1)[0] : node.length();
      set(object, KEYS.get(node.substring(place[0], place[1])), node.substring(place[2], end));
    }
    node = null;
    boot(object);
    book.read(object, begin, sink);
  }

  private static void set(ObjectNode object, String key, String said) {
    String value = said.strip();
    if (key != null && !object.has(key)) {
      object.put(key, NO_VALUES.contains(value) ? null : value);
    }
  }

  private void boot(ObjectNode object) throws MalformedFile {
    String text = Fields.text(object.path("boot_time"));
    object.remove("boot_time");
    if (text != null && object.hasNonNull("instance_id")) {
      SacctTime.of(text, file, begin).instants().stream()
          .findFirst()
          .ifPresent(at -> object.put("boot_time", at.toString()));
    }
  }

  private void row(String text, long line, Sink sink) {
    String[] cells = text.split("\\|", -1);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
      set(object, COLUMNS.get(columns.get(i).strip().toUpperCase(Locale.ROOT)), cells[i]);
    }
    NodeNames names = NodeNames.of(object.path("name").asText());
    if (!names.problem().isEmpty() || cells.length != columns.size()) {
      boolean isCount = names.problem().isEmpty();
      String reason = isCount ? FileReject.WRONG_COLUMN_COUNT.text() : names.problem();
      refuse(text, line, reason, sink);
      return;
    }
    if (names.names().size() < 2) {
      book.read(object, line, sink);
      return;
    }
    names.names().forEach(name -> book.read(object.deepCopy().put("name", name), line, sink));
  }
}
