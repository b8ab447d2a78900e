package dev.plumbline.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as it is written in a test: a line of column names, then a line per row, cells between
 * bars. An empty cell is null; a cell in quotes is taken as it stands, bars, spaces and doubled
 * quotes included. Empty lines and lines that begin with {@code //} say nothing.
 *
 * @param columns the names in the first line
 * @param rows the cells of the other lines, as many as there are columns
 */
record TextTable(List<String> columns, List<List<Cell>> rows) {

  static TextTable of(String text) {
    List<List<String>> lines =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("//"))
            .map(TextTable::cells)
            .toList();
    if (lines.isEmpty() || lines.get(0).contains(null)) {
      throw new IllegalArgumentException(
          "a table without column names; the first line names the columns: " + text);
    }
    List<String> columns = lines.get(0);
    List<List<Cell>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      rows.add(row(columns, rows.size() + 1, line));
    }
    return new TextTable(columns, rows);
  }

  private static List<Cell> row(List<String> columns, int number, List<String> line) {
    if (line.size() != columns.size()) {
      throw new IllegalArgumentException(
          "row %d has %d cells for %d columns %s; write a bar between cells, also empty ones: %s"
              .formatted(number, line.size(), columns.size(), columns, line));
    }
    List<Cell> cells = new ArrayList<>();
    for (String text : line) {
      cells.add(new Cell(number, columns.get(cells.size()), text));
    }
    return cells;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    int start = 0;
    while (start <= line.length()) {
      int end = end(line, start);
      cells.add(cell(line.substring(start, end).strip()));
      start = end + 1;
    }
    return cells;
  }

  /** Where the cell that starts here ends: at the next bar outside quotes, or with the line. */
  private static int end(String line, int start) {
    boolean isQuoted = line.substring(start).stripLeading().startsWith("\"");
    boolean isInside = false;
    for (int i = start; i < line.length(); i++) {
      if (isQuoted && line.charAt(i) == '"') {
        isInside = !isInside;
      } else if (line.charAt(i) == '|' && !isInside) {
        return i;
      }
    }
    return line.length();
  }

  private static String cell(String text) {
    if (text.isEmpty()) {
      return null;
    }
    boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return isQuoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }
}
