package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.facts.NvidiaSmiFields.Field;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.util.ArrayList;
import java.util.List;

/** What a user needs to know of the logs, from the same facts that the reader uses. */
final class SmiGuide {
  private static final String EXAMPLE =
      """
      timestamp, uuid, name, index, utilization.gpu [%], memory.used [MiB], power.draw [W]
      2026/07/14 08:12:53.353, GPU-4d3c…, NVIDIA H100 80GB HBM3, 0, 97 %, 61263 MiB, 631.95 W
      """;

  static FormatGuide guide() {
    return new FormatGuide(EXAMPLE, reads(), cannotGive(), settings());
  }

  private static List<Reads> reads() {
    List<Reads> reads = new ArrayList<>();
    reads.add(
        Reads.of(
            "timestamp",
            GpuSample.SAMPLED_AT.name(),
            "local time in the source's time_zone; without the column the instant is the file's."
                + " A time that clocks skip is refused; of a time that happens twice, lines before"
                + " the GPU's jump back are the first and lines behind it the second. Without a"
                + " jump the lines belong to what they join within 15 minutes, on one side only,"
                + " else they are refused"));
    reads.add(
        Reads.of("uuid, gpu_uuid", GpuSample.GPU_UUID.name(), "GPU-…; MIG-… lines are refused"));
    for (Field field : SmiFields.COUNTERS) {
      Col column = SmiFields.counter(field).orElseThrow();
      reads.add(Reads.of(String.join(", ", field.names()), column.name(), rule(field)));
    }
    reads.add(Reads.of("name, gpu_name", DeviceLabelSet.GPU_MODEL.name()));
    reads.add(Reads.of("index", DeviceLabelSet.GPU_INDEX.name()));
    reads.add(Reads.of("pci.bus_id, gpu_bus_id", DeviceLabelSet.PCI_BUS_ID.name()));
    reads.add(Reads.of("driver_version", DeviceLabelSet.DRIVER_VERSION.name()));
    reads.add(
        Reads.of(
            "hostname",
            DeviceLabelSet.NODE.name(),
            "only where neither node nor node_pattern says the host"));
    reads.add(Reads.of("serial, vbios_version", DeviceLabelSet.LABELS.name()));
    reads.add(
        Reads.of(
            SmiFields.MIG_MODE,
            GpuSample.ABSENT.name(),
            "Enabled: numbers of utilization are absent as mig_parent"));
    return List.copyOf(reads);
  }

  private static String rule(Field field) {
    if (field.kind().equals("hex")) {
      return "bit mask such as 0x0000000000000004";
    }
    String scale = "× " + field.scale().toPlainString();
    return switch (field.name()) {
      case "power.draw.average" -> scale + ", where power.draw gives no number";
      case "power.draw.instant" -> scale + ", where neither of the others gives a number";
      default -> scale + (field.unit().isEmpty() ? "" : " from " + field.unit());
    };
  }

  private static List<String> cannotGive() {
    return List.of(
        "MIG instances: --query-gpu lists only whole GPUs. A line whose UUID begins with MIG- does"
            + " not name the GPU it is a part of and is refused as mig_without_parent.",
        "Profiling ratios (SM, tensor and DRAM activity), energy, PCIe and NVLink rates.",
        "The zone of its times: without time_zone a log with timestamps is refused.",
        "An hour of the autumn change that a log covers without jumping back: it is refused where"
            + " the lines around it do not tell which of the two it is.",
        "Which columns a log without a header has: they are declared in the mapping.",
        "Event reasons where only the single clocks_event_reasons.* flags are logged, not .active.",
        "Memory used without the reserved part on drivers before 510.",
        "Units MB and GB, which old drivers print for other sizes than the names say.",
        "Who held a GPU, and which host it is in unless the source or a hostname column says.",
        "The interval between samples, unless it is configured: it is taken from the samples.");
  }

  private static List<String> settings() {
    return List.of(
        "time_zone",
        "node",
        "node_pattern",
        "mapping",
        "instant_pattern",
        "instant_format",
        "instant",
        "interval_seconds",
        "cluster");
  }

  private SmiGuide() {}
}
