package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.facts.NvidiaSmiFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns a line names.
 *
 * @param columns in the order of the line
 */
record SmiHeader(List<Column> columns) {
  private static final int LONGEST = 1 << 16;
  private static final Pattern CELL =
      Pattern.compile("([a-z][A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+)*)(?: *\\[([^\\]\\[]{1,20})])?");

  /**
   * One column.
   *
   * @param name as the facts name the field, else as it is printed
   * @param printed as it is printed, without its unit
   * @param unit printed behind it in brackets, empty for none
   */
  record Column(String name, String printed, String unit) {

    /** The column of a header's cell, if it names one. */
    static Optional<Column> of(String cell) {
      Matcher matcher = CELL.matcher(cell.strip());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String unit = matcher.group(2) == null ? "" : matcher.group(2);
      return Optional.of(new Column(SmiFields.canonical(matcher.group(1)), matcher.group(1), unit));
    }
  }

  /**
   * Reads a line as a header: every cell is a name, and one of them is known. A line of values
   * never is one, since a GPU's UUID is no such name.
   */
  static Optional<SmiHeader> of(Cells cells) {
    List<Column> columns = new ArrayList<>();
    boolean isKnown = false;
    for (int cell = 0; cell < cells.count(); cell++) {
      if (cells.end(cell) - cells.start(cell) > LONGEST) {
        return Optional.empty();
      }
      Optional<Column> column = Column.of(cells.text(cell));
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.add(column.get());
      String printed = column.get().printed();
      isKnown |= SmiFields.isKnown(printed) || NvidiaSmiFields.OF_OTHER_QUERIES.contains(printed);
    }
    return isKnown ? Optional.of(new SmiHeader(List.copyOf(columns))) : Optional.empty();
  }

  /** True when a column has this name. */
  boolean has(String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  /** True when the lines are of processes or of memory pages, not of GPUs. */
  boolean isOfAnotherQuery() {
    return columns.stream().anyMatch(c -> NvidiaSmiFields.OF_OTHER_QUERIES.contains(c.printed()));
  }

  /** True when a column fills a counter of a sample. */
  boolean hasCounters() {
    return columns.stream()
        .flatMap(column -> NvidiaSmiFields.named(column.name()).stream())
        .anyMatch(field -> SmiFields.counter(field).isPresent());
  }
}
