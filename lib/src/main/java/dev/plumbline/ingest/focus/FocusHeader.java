package dev.plumbline.ingest.focus;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.billing.FocusColumns;
import dev.plumbline.schema.Col;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The first line of a FOCUS file: which field is which column.
 *
 * @param columns by field; null where FOCUS does not know the header
 * @param names the headers as the file writes them
 * @param version {@code FOCUS 1.x}
 */
record FocusHeader(List<Col> columns, List<String> names, String version) {

  /** Reads a header, refusing files that cannot be charge lines. */
  static FocusHeader of(String file, long line, List<String> fields) throws MalformedFile {
    List<String> names = fields.stream().map(String::trim).toList();
    List<String> missing = FocusColumns.missing(names);
    Optional<OtherFocus> other = OtherFocus.of(names, missing.isEmpty());
    if (other.isPresent()) {
      throw other.get().refusal(file, line);
    }
    if (!missing.isEmpty()) {
      throw new MalformedFile(
          file,
          line,
          "mandatory columns are missing: " + String.join(", ", missing),
          "this is no FOCUS Cost and Usage export, or columns were left out of it",
          "export the Cost and Usage dataset with all mandatory columns, or narrow the source's"
              + " path");
    }
    List<Col> columns = new ArrayList<>();
    Set<Col> seen = new HashSet<>();
    for (String name : names) {
      Col column = FocusColumns.named(name);
      if (column != null && !seen.add(column)) {
        throw new MalformedFile(
            file,
            line,
            "column " + column.name() + " stands twice in the header",
            "its two values cannot be told apart",
            "remove or rename one of them");
      }
      columns.add(column);
    }
    return new FocusHeader(columns, names, FocusColumns.version(names));
  }

  /** Number of fields of every line. */
  int width() {
    return names.size();
  }
}
