package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.mapping.FileColumns;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.ingest.tidy.TidyMapping.Label;
import dev.plumbline.ingest.tidy.TidyMapping.Narrow;
import dev.plumbline.ingest.tidy.TidyMapping.Wide;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the columns of a mapping stand in one file; -1 where an optional one does not.
 *
 * @param instant position of the time
 * @param device position of the GPU's UUID
 * @param labels positions of the labels, as the mapping orders them
 * @param name position of the metric's name in the narrow shape
 * @param values positions of the values, as the mapping orders them
 * @param unmapped names of columns that the mapping does not mention
 */
record TidyColumns(
    int instant,
    int device,
    List<Integer> labels,
    int name,
    List<Integer> values,
    List<String> unmapped) {

  /** Finds them in the header, refusing a file that lacks a mandatory one. */
  static TidyColumns of(SourceFile file, Records records, TidyMapping mapping)
      throws MalformedFile {
    FileColumns header = new FileColumns(file.path(), mapping.path(), records);
    int instant =
        mapping.sampled().column() == null ? -1 : header.position(mapping.sampled().column());
    int device = header.position(mapping.device());
    List<Integer> labels = new ArrayList<>();
    for (Label label : mapping.labels()) {
      labels.add(header.position(label.column()));
    }
    int name = -1;
    List<Integer> values = new ArrayList<>();
    if (mapping.values() instanceof Wide wide) {
      for (TidyMapping.Value value : wide.columns()) {
        values.add(header.position(value.column()));
      }
    } else if (mapping.values() instanceof Narrow narrow) {
      name = header.position(narrow.name());
      values.add(header.position(narrow.value()));
    }
    header.assertComplete();
    return new TidyColumns(
        instant,
        device,
        labels,
        name,
        values,
        header.unmentioned().stream().filter(n -> !mapping.unread().contains(n)).toList());
  }
}
