package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.facts.NvidiaSmiFields;
import dev.plumbline.facts.NvidiaSmiFields.Field;
import dev.plumbline.ingest.mapping.NearestWord;
import dev.plumbline.ingest.telemetry.SampleCounters;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What this format reads of the fields that nvidia-smi knows. */
final class SmiFields {
  static final String TIMESTAMP = "timestamp";
  static final String UUID = "uuid";
  static final String MIG_MODE = "mig.mode.current";

  /** A column that a declared list names because it stands there, not because it is read. */
  static final String IGNORED = "ignore";

  /** Power of the moment: what {@code power.draw} itself prints where no average is known. */
  private static final String INSTANT_POWER = "power.draw.instant";

  /** Spellings that the help text of driver 590 lists beside the usual ones. */
  private static final Map<String, String> MORE_SPELLINGS =
      Map.of(
          "gpu.power.draw.average", "power.draw.average",
          "gpu.power.draw.instant", INSTANT_POWER,
          "gpu.power.requested_limit", "power.limit",
          "gpu.power.current_limit", "enforced.power.limit",
          "gpu.power.default_limit", "power.default_limit",
          "gpu.power.min_limit", "power.min_limit",
          "gpu.power.max_limit", "power.max_limit",
          "remapped_rows.sbe", "remapped_rows.correctable",
          "remapped_rows.dbe", "remapped_rows.uncorrectable");

  /** Fields that describe the device, and the labels under which exporters give them. */
  static final Map<String, String> LABELS =
      Map.of(
          "name", "modelName",
          "index", "gpu",
          "pci.bus_id", "pci_bus_id",
          "driver_version", "DCGM_FI_DRIVER_VERSION",
          "hostname", "Hostname",
          "serial", "serial",
          "vbios_version", "vbios_version");

  /** Fields that fill counters; of several that fill the same one the preferred is first. */
  static final List<Field> COUNTERS =
      NvidiaSmiFields.ALL.stream().filter(field -> filledBy(field).isPresent()).toList();

  private static final Map<String, Col> BY_FIELD =
      COUNTERS.stream()
          .collect(Collectors.toUnmodifiableMap(Field::name, f -> filledBy(f).orElseThrow()));

  private static Optional<Col> filledBy(Field field) {
    String column =
        field.name().equals(INSTANT_POWER) ? GpuSample.POWER.name() : field.canonicalColumn();
    return SampleCounters.COLUMNS.stream().filter(c -> c.name().equals(column)).findFirst();
  }

  /** The name under which the facts know a field, or the name itself. */
  static String canonical(String name) {
    String usual = MORE_SPELLINGS.getOrDefault(name, name);
    return NvidiaSmiFields.named(usual).map(Field::name).orElse(usual);
  }

  /** The counter that a field fills. */
  static Optional<Col> counter(Field field) {
    return Optional.ofNullable(BY_FIELD.get(field.name()));
  }

  /** True for a name that a query of GPUs can print. */
  static boolean isKnown(String name) {
    String usual = canonical(name);
    return NvidiaSmiFields.named(usual).isPresent() || LABELS.containsKey(usual);
  }

  /** The known name that is spelled most like this one. */
  static String nearest(String name) {
    Set<String> known = new TreeSet<>(LABELS.keySet());
    NvidiaSmiFields.ALL.forEach(field -> known.addAll(field.names()));
    known.addAll(MORE_SPELLINGS.keySet());
    return NearestWord.of(name, known).orElseThrow();
  }

  private SmiFields() {}
}
