package dev.plumbline.ingest.mapping;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.tabular.Records;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the columns of a mapping in the header of one file. */
public final class FileColumns {
  private final String file;
  private final String mapping;
  private final long headerLine;
  private final List<String> names;
  private final Set<String> read = new HashSet<>();
  private final List<SourceColumn> missing = new ArrayList<>();

  /**
   * The columns of a file.
   *
   * @param file as errors name it
   * @param mapping the mapping file, as errors name it
   */
  public FileColumns(String file, String mapping, Records records) {
    this.file = file;
    this.mapping = mapping;
    this.headerLine = records.headerLine();
    this.names = records.columns();
  }

  /** Names as the file has them. */
  public List<String> names() {
    return names;
  }

  /** Where the column stands, or -1 when the file lacks it; see {@link #assertComplete}. */
  public int position(SourceColumn column) throws MalformedFile {
    read.add(column.name());
    int position = names.indexOf(column.name());
    if (position < 0 && !column.isOptional()) {
      missing.add(column);
    }
    if (position != names.lastIndexOf(column.name())) {
      throw new MalformedFile(
          file,
          headerLine,
          "column '" + column.name() + "' stands twice in the header",
          "%s line %d reads it, and the two cannot be told apart".formatted(mapping, column.line()),
          "rename one of them");
    }
    return position;
  }

  /** Refuses a file without a column that the mapping does not call optional. */
  public void assertComplete() throws MalformedFile {
    if (missing.isEmpty()) {
      return;
    }
    SourceColumn first = missing.get(0);
    List<String> all =
        missing.stream().map(column -> "'" + column.name() + "'").distinct().toList();
    String nearest =
        NearestWord.of(first.name(), names)
            .filter(name -> !name.isBlank())
            .map(near -> "; the nearest the file has is '" + near + "'")
            .orElse("");
    throw new MalformedFile(
        file,
        headerLine,
        "columns that the mapping reads are missing: " + String.join(", ", all),
        "%s line %d names the first of them%s".formatted(mapping, first.line(), nearest),
        "export them, correct the mapping, or say optional: true there");
  }

  /** True when the mapping reads or declares the column of this name. */
  public boolean isRead(String name) {
    return read.contains(name);
  }

  /** Names that the mapping does not mention, as the file has them. */
  public List<String> unmentioned() {
    return names.stream().filter(name -> !read.contains(name)).distinct().toList();
  }
}
