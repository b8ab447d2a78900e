package dev.plumbline.facts;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of nvidia-smi's query switches: under which names, in which unit, and what a GPU that
 * is divided into MIG instances prints.
 */
public final class NvidiaSmiFields {
  private static final String OF_GPUS = "query-gpu";
  private static final FactFile FILE = FactFile.read("nvidia-smi-fields");

  /**
   * One field of {@code --query-gpu}.
   *
   * @param name as it is queried
   * @param names every spelling of queries and headers
   * @param unit printed behind values and in the header, empty for none
   * @param canonicalColumn the column its value belongs to, unit last
   * @param scale canonical = printed × scale, null where the value is no number
   * @param kind what is printed: number, hex, flag, string and so on
   * @param isAbsentOnMigParent true when a divided GPU has no such value for itself
   */
  public record Field(
      String name,
      List<String> names,
      String unit,
      String canonicalColumn,
      BigDecimal scale,
      String kind,
      boolean isAbsentOnMigParent) {}

  /** All fields of {@code --query-gpu}, in file order. */
  public static final List<Field> ALL =
      rows(OF_GPUS).map(NvidiaSmiFields::field).collect(Collectors.toUnmodifiableList());

  /** Names that only queries of processes and pages know. */
  public static final Set<String> OF_OTHER_QUERIES = ofOtherQueries();

  private static final Map<String, Field> BY_NAME = byName();

  /** The field that is queried or printed under this name, without its unit. */
  public static Optional<Field> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Stream<NamedCsvRecord> rows(String option) {
    return FILE.rows().stream().filter(row -> row.getField("query_option").equals(option));
  }

  private static Field field(NamedCsvRecord row) {
    String scale = row.getField("scale_to_canonical");
    return new Field(
        row.getField("query_name"),
        List.copyOf(names(row)),
        row.getField("unit_suffix"),
        row.getField("canonical_column"),
        scale.matches("[0-9.]+(e-?[0-9]+)?") ? new BigDecimal(scale) : null,
        row.getField("kind"),
        row.getField("on_mig_parent").equals("absent"));
  }

  private static Set<String> names(NamedCsvRecord row) {
    Set<String> names = new LinkedHashSet<>();
    names.add(row.getField("query_name"));
    FILE.text(row, "alias").ifPresent(names::add);
    names.add(row.getField("csv_header").replaceAll(" \\[.*", ""));
    return names;
  }

  private static Set<String> ofOtherQueries() {
    Set<String> names = new LinkedHashSet<>();
    for (NamedCsvRecord row : FILE.rows()) {
      String option = row.getField("query_option");
      if (option.startsWith("query-") && !option.equals(OF_GPUS)) {
        names.addAll(names(row));
      }
    }
    ALL.forEach(field -> names.removeAll(field.names()));
    return Set.copyOf(names);
  }

  private static Map<String, Field> byName() {
    Map<String, Field> names = new HashMap<>();
    for (Field field : ALL) {
      field.names().forEach(name -> names.putIfAbsent(name, field));
    }
    return Map.copyOf(names);
  }

  private NvidiaSmiFields() {}
}
