package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.mapping.DeclaredTime;
import dev.plumbline.ingest.mapping.SourceColumn;
import dev.plumbline.ingest.telemetry.ExportedMetric;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a mapping file says of tidy telemetry.
 *
 * @param path the mapping file, as errors name it
 * @param separator between fields, when the files are CSV
 * @param sampled where a sample's time stands
 * @param device the column of the GPU's UUID
 * @param labels the columns that say what device it is and who held it
 * @param values where numbers stand
 * @param unread columns that are known and left out without being reported
 */
record TidyMapping(
    String path,
    char separator,
    Sampled sampled,
    SourceColumn device,
    List<Label> labels,
    Values values,
    Set<String> unread) {

  /**
   * Where a sample's time stands.
   *
   * @param column its column, or null when the file's own instant holds
   * @param written how it is written
   */
  record Sampled(SourceColumn column, DeclaredTime written) {}

  /**
   * A column whose value becomes a label.
   *
   * @param name as exporters call the label
   */
  record Label(String name, SourceColumn column) {}

  /** Where the numbers of a row stand. */
  sealed interface Values permits Wide, Narrow {}

  /** One column per counter. */
  record Wide(List<Value> columns) implements Values {}

  /** One column of a {@link Wide} row. */
  record Value(SourceColumn column, ExportedMetric metric) {}

  /**
   * One number per row.
   *
   * @param name the column of the metric's name
   * @param value the column of the number
   * @param metrics metrics that are not known by their names
   */
  record Narrow(SourceColumn name, SourceColumn value, Map<String, ExportedMetric> metrics)
      implements Values {}

  /** True for a column whose cells are read. */
  boolean reads(String column) {
    return columns().anyMatch(read -> read.name().equals(column));
  }

  private Stream<SourceColumn> columns() {
    Stream<SourceColumn> numbers =
        values instanceof Wide wide
            ? wide.columns().stream().map(Value::column)
            : Stream.of(((Narrow) values).name(), ((Narrow) values).value());
    return Stream.of(
            Stream.ofNullable(sampled.column()),
            Stream.of(device),
            labels.stream().map(Label::column),
            numbers)
        .flatMap(part -> part);
  }
}
