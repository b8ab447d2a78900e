package dev.plumbline.ingest.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.ListCursor;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.ingest.telemetry.FileInstant;
import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.tables.NodeInventory;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The machines of one file, each once: rows wait for the file's end. */
final class NodeBook implements ListCursor.Items {
  private final SourceFile file;
  private final NodeDialect dialect;
  private final Instant listed;
  private final Map<String, Listed> machines = new LinkedHashMap<>();

  /** A machine and the line of its record. */
  private record Listed(ListedNode node, long line) {}

  NodeBook(SourceFile file, NodeDialect dialect) throws MalformedFile {
    this.file = file;
    this.dialect = dialect;
    long instant = FileInstant.of(file);
    this.listed = instant == Printed.NO_INSTANT ? null : Instant.ofEpochMilli(instant);
  }

  @Override
  public void read(JsonNode item, long line, Sink sink) {
    if (!item.isObject()) {
      reject(item, line, RecordReject.NO_FIELD.of("object"), sink);
      return;
    }
    for (JsonNode machine : dialect.machines(item)) {
      try {
        take(dialect.read(machine, item), machine, line, sink);
      } catch (UnusableNode unusable) {
        if (unusable.isIgnored()) {
          sink.ignored(unusable.reason(), 1);
        } else {
          reject(machine, line, unusable.reason(), sink);
        }
      }
    }
  }

  private void take(ListedNode node, JsonNode machine, long line, Sink sink) {
    String problem = problem(node.life());
    if (problem != null) {
      reject(machine, line, problem, sink);
      return;
    }
    Listed before = machines.remove(node.names().id());
    if (before != null && before.node().equals(node)) {
      sink.duplicate();
    } else if (before != null) {
      sink.ignored("superseded", 1);
    }
    machines.put(node.names().id(), new Listed(node, line));
  }

  private String problem(ListedNode.Life life) {
    if (listed == null && life.created() == null) {
      return TimeReject.NO_INSTANT.text();
    }
    if (isAhead(listed) || isAhead(life.created()) || isAhead(life.ended())) {
      return TimeReject.CLOCK_IN_FUTURE.text();
    }
    boolean isReversed =
        life.created() != null && life.ended() != null && life.ended().isBefore(life.created());
    return isReversed ? TimeReject.END_BEFORE_START.text() : null;
  }

  private boolean isAhead(Instant instant) {
    return instant != null && instant.isAfter(file.notAfter());
  }

  @Override
  public void finish(Sink sink) {
    machines
        .values()
        .forEach(
            machine -> {
              LocalDate date = date(machine.node().life());
              sink.row(row(machine, date), date, date);
              LocalDate before = date.minusDays(1);
              if (wasThere(machine.node().life(), date)) {
                sink.row(row(machine, before), before, before);
              }
              sink.accepted(1);
            });
  }

  /** A list that is made after midnight tells of the day that is over. */
  private boolean wasThere(ListedNode.Life life, LocalDate date) {
    Instant midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    return listed != null && (life.created() == null || life.created().isBefore(midnight));
  }

  private LocalDate date(ListedNode.Life life) {
    return (listed == null ? life.created() : listed).atZone(ZoneOffset.UTC).toLocalDate();
  }

  private Object[] row(Listed machine, LocalDate date) {
    ListedNode node = machine.node();
    return new RowDraft(NodeInventory.TABLE)
        .set(NodeInventory.INVENTORY_DATE, date)
        .set(NodeInventory.SOURCE, file.settings().name())
        .set(NodeInventory.SOURCE_FILE, file.path())
        .set(NodeInventory.LINE_NUMBER, machine.line())
        .set(NodeInventory.MACHINE_ID, node.names().id())
        .set(NodeInventory.NODE, node.names().node())
        .set(NodeInventory.ALIASES, node.names().aliases())
        .set(NodeInventory.CLUSTER, file.settings().clusterName().orElse(null))
        .set(NodeInventory.PROVIDER, node.bill().provider())
        .set(NodeInventory.SUB_ACCOUNT, node.bill().subAccount())
        .set(NodeInventory.RESOURCE_ID, node.bill().resourceId())
        .set(NodeInventory.INSTANCE_TYPE, node.hardware().instanceType())
        .set(NodeInventory.GPU_COUNT, node.hardware().gpus())
        .set(NodeInventory.GPU_MODEL, node.hardware().gpuModel())
        .set(NodeInventory.CPU_COUNT, node.hardware().compute().cpus())
        .set(NodeInventory.MEMORY_BYTES, node.hardware().compute().memoryBytes())
        .set(NodeInventory.ZONE, node.hardware().zone())
        .set(NodeInventory.STATE, node.life().state())
        .set(NodeInventory.LISTED_AT, listed)
        .set(NodeInventory.CREATED_AT, node.life().created())
        .set(NodeInventory.ENDED_AT, node.life().ended())
        .set(NodeInventory.LABELS, masked(node.labels()))
        .values();
  }

  private static Map<String, String> masked(Map<String, String> labels) {
    Map<String, String> masked = new TreeMap<>();
    labels.forEach((name, value) -> masked.put(name, SecretText.masked(name, value)));
    return masked;
  }

  private static void reject(JsonNode machine, long line, String reason, Sink sink) {
    sink.reject(line, SecretText.raw(machine.toString()), List.of(reason));
  }
}
