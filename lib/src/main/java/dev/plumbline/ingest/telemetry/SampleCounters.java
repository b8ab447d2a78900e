package dev.plumbline.ingest.telemetry;

import dev.plumbline.facts.DcgmFields;
import dev.plumbline.facts.DcgmFields.OnMig;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.types.DataTypes;

/**
 * The counter columns of a sample, numbered so that sets of them fit the bits of a long, and the
 * metric names that fill them.
 */
public final class SampleCounters {
  private static final Set<Unit> WHOLE_BOARD =
      Set.of(Unit.WATTS, Unit.JOULES, Unit.BYTES_PER_SECOND);

  /** The columns that exporters' fields fill, in table order. */
  public static final List<Col> COLUMNS =
      GpuSample.TABLE.columns().stream()
          .filter(
              column ->
                  DcgmFields.ALL.stream()
                      .anyMatch(field -> field.canonicalColumn().equals(column.name())))
          .toList();

  /** Position of each counter in the table's rows. */
  static final int[] POSITIONS = COLUMNS.stream().mapToInt(GpuSample.TABLE::position).toArray();

  /** Counters whose table column holds whole numbers. */
  static final long WHOLE_NUMBERS = bits(c -> c.type().equals(DataTypes.LongType));

  /** Counters that a GPU divided into MIG instances does not have for itself. */
  static final long NOT_ON_PARENT =
      bitsOfFields(f -> f.onParent() == OnMig.ABSENT || f.isProfilingRatio());

  /** Counters that a MIG instance does not have. */
  static final long NOT_ON_INSTANCE = bitsOfFields(f -> f.onInstance() == OnMig.ABSENT);

  /**
   * Counters that are a copy of the whole board's amount on the row of an instance, so that adding
   * instances would multiply it. Clocks and temperatures are copies too, but of what holds for
   * every part of the board.
   */
  static final long BOARD_AMOUNTS =
      bitsOfFields(f -> f.onInstance() == OnMig.PARENT_COPY)
          & bits(column -> WHOLE_BOARD.contains(column.unit()));

  private static final Map<String, ExportedMetric> METRICS = metrics();

  /** The metric under this name, or null when no column of a sample takes it. */
  public static ExportedMetric metric(String name) {
    ExportedMetric metric = METRICS.get(name);
    if (metric == null && name.endsWith("_total")) {
      // OpenMetrics writers add this ending to the name of every counter.
      metric = METRICS.get(name.substring(0, name.length() - "_total".length()));
    }
    return metric;
  }

  /**
   * A metric that is defined elsewhere than by DCGM and whose values are in the column's canonical
   * unit already. Its bounds are those of the DCGM field that fills the column.
   *
   * @throws IllegalArgumentException when no field fills the column
   */
  public static ExportedMetric canonical(String name, Col column) {
    int counter = COLUMNS.indexOf(column);
    return DcgmFields.ALL.stream()
        .filter(field -> field.canonicalColumn().equals(column.name()))
        .findFirst()
        .map(field -> ExportedMetric.canonical(name, field, counter))
        .orElseThrow(() -> new IllegalArgumentException(column + " is no counter"));
  }

  private static Map<String, ExportedMetric> metrics() {
    Map<String, ExportedMetric> metrics = new HashMap<>();
    for (DcgmFields.Field field : DcgmFields.ALL) {
      int counter = indexOf(field);
      for (String name : field.metricNames()) {
        if (counter >= 0) {
          metrics.putIfAbsent(name, ExportedMetric.of(name, field, counter));
        }
      }
    }
    return Map.copyOf(metrics);
  }

  private static int indexOf(DcgmFields.Field field) {
    for (int i = 0; i < COLUMNS.size(); i++) {
      if (COLUMNS.get(i).name().equals(field.canonicalColumn())) {
        return i;
      }
    }
    return -1;
  }

  private static long bits(Predicate<Col> which) {
    long bits = 0;
    for (int i = 0; i < COLUMNS.size(); i++) {
      bits |= which.test(COLUMNS.get(i)) ? 1L << i : 0;
    }
    return bits;
  }

  private static long bitsOfFields(Predicate<DcgmFields.Field> which) {
    return bits(
        column ->
            DcgmFields.ALL.stream()
                .filter(field -> field.canonicalColumn().equals(column.name()))
                .anyMatch(which));
  }

  private SampleCounters() {}
}
