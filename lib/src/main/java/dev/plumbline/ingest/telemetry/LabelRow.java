package dev.plumbline.ingest.telemetry;

import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeviceLabelSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes the row of a label set. */
final class LabelRow {
  private static final TableSpec TABLE = DeviceLabelSet.TABLE;

  /** Exporters' labels that are columns of their own, the usual spelling first. */
  private static final Map<Col, List<String>> NAMED =
      Map.of(
          DeviceLabelSet.NODE, List.of("Hostname", "hostname"),
          DeviceLabelSet.CLUSTER, List.of("cluster"),
          DeviceLabelSet.GPU_MODEL, List.of("modelName", "modelname"),
          DeviceLabelSet.GPU_INDEX, List.of("gpu"),
          DeviceLabelSet.PCI_BUS_ID, List.of("pci_bus_id"),
          DeviceLabelSet.DRIVER_VERSION, List.of("DCGM_FI_DRIVER_VERSION"),
          DeviceLabelSet.MIG_PROFILE, List.of("GPU_I_PROFILE"));

  /** Labels that the sample itself carries. */
  private static final List<String> ON_THE_SAMPLE =
      List.of("UUID", "uuid", "GPU_I_ID", "GPU_CI_ID");

  /** The row; labels without a column of their own are kept in a map. */
  static Object[] of(LabelSet set, SourceSettings settings) {
    Object[] row = new Object[TABLE.columns().size()];
    Map<String, String> rest = new TreeMap<>(set.labels());
    ON_THE_SAMPLE.forEach(rest::remove);
    put(row, DeviceLabelSet.LABEL_SET_ID, set.id());
    NAMED.forEach((column, labels) -> put(row, column, take(rest, labels)));
    LabelledHolder holder = LabelledHolder.of(set.labels(), settings.labels().exporterPods());
    put(row, DeviceLabelSet.POD, holder.pod());
    put(row, DeviceLabelSet.NAMESPACE, holder.namespace());
    put(row, DeviceLabelSet.CONTAINER, holder.container());
    rest.keySet().removeAll(holder.used());
    String run = settings.runLabel().map(rest::remove).orElse(null);
    put(row, DeviceLabelSet.RUN_ID, run == null ? null : run.toLowerCase(Locale.ROOT));
    put(row, DeviceLabelSet.LABELS, rest.isEmpty() ? null : rest);
    return row;
  }

  private static String take(Map<String, String> labels, List<String> names) {
    for (String name : names) {
      String value = labels.remove(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static void put(Object[] row, Col column, Object value) {
    row[TABLE.position(column)] = value;
  }

  private LabelRow() {}
}
