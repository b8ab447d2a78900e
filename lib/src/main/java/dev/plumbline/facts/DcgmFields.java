package dev.plumbline.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The DCGM fields as exporters print them: under which names, in which unit, and what they mean on
 * a GPU that is divided into MIG instances. Scale is decided by field, never by a name's suffix or
 * by the value: DCGM 4.6 prints {@code GPU_UTIL_RATIO} as 0–100.
 */
public final class DcgmFields {

  /** What the value says on one side of a MIG division. */
  public enum OnMig {
    /** The board's own value. */
    MEANINGFUL,
    /** There is no value; old exporters print 0. */
    ABSENT,
    /** The instance's own value. */
    OWN,
    /** A copy of the board's value: adding up instances would multiply it. */
    PARENT_COPY
  }

  /**
   * What is printed where a GPU is divided.
   *
   * @param onParent by the divided GPU
   * @param onInstance by a MIG instance
   */
  public record Divided(OnMig onParent, OnMig onInstance) {}

  /**
   * One field.
   *
   * @param id DCGM's number, or empty for values that the exporter computes itself
   * @param metricNames every spelling exporters print
   * @param canonicalColumn the column its value belongs to, unit last
   * @param scale canonical = printed × scale
   * @param minimum least valid canonical value, null when open
   * @param maximum greatest valid canonical value, null when open
   * @param onMig what is printed where a GPU is divided
   */
  public record Field(
      String id,
      List<String> metricNames,
      String canonicalColumn,
      BigDecimal scale,
      Double minimum,
      Double maximum,
      Divided onMig) {

    /** What a MIG instance prints. */
    public OnMig onInstance() {
      return onMig.onInstance();
    }

    /** What a divided GPU prints. */
    public OnMig onParent() {
      return onMig.onParent();
    }

    /** True for a ratio of the profiling module (fields 1001 to 1016): time a unit was busy. */
    public boolean isProfilingRatio() {
      return onInstance() == OnMig.OWN && isProfiling();
    }

    /** True for a field of the profiling module (1001 to 1099), the finest that there is. */
    public boolean isProfiling() {
      return id.length() == 4 && id.startsWith("10");
    }
  }

  /** All fields, in file order. */
  public static final List<Field> ALL = read();

  private static final Map<String, Field> BY_NAME = byName();

  /** The field that is printed under this metric name. */
  public static Optional<Field> named(String metric) {
    return Optional.ofNullable(BY_NAME.get(metric));
  }

  private static List<Field> read() {
    FactFile file = FactFile.read("dcgm-fields");
    List<Field> fields = new ArrayList<>();
    for (var row : file.rows()) {
      fields.add(
          new Field(
              row.getField("field_id"),
              List.of(row.getField("exporter_metric_names").trim().split(" +")),
              row.getField("canonical_column"),
              new BigDecimal(row.getField("scale_to_canonical")),
              file.number(row, "valid_min").orElse(null),
              file.number(row, "valid_max").orElse(null),
              new Divided(
                  onMig(row.getField("on_mig_parent")), onMig(row.getField("on_mig_instance")))));
    }
    return List.copyOf(fields);
  }

  private static OnMig onMig(String text) {
    return OnMig.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static Map<String, Field> byName() {
    Map<String, Field> names = new HashMap<>();
    for (Field field : ALL) {
      field.metricNames().forEach(name -> names.putIfAbsent(name, field));
    }
    return Map.copyOf(names);
  }

  private DcgmFields() {}
}
