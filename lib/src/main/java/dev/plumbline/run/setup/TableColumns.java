package dev.plumbline.run.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The header of a table that no format recognises: a mapping can say what its columns mean. */
final class TableColumns {
  private static final int FEWEST = 3;
  private static final int SHOWN = 6;
  private static final int LONGEST = 40;
  private static final String[] SEPARATORS = {",", ";", "\t", "\\|"};

  private static final String TABLE = "a table that needs a mapping: columns ";

  private TableColumns() {}

  /** The columns of a line that looks like a header. */
  static Optional<List<String>> of(String line) {
    return Arrays.stream(SEPARATORS)
        .map(separator -> Arrays.stream(line.split(separator, -1)).map(TableColumns::name).toList())
        .filter(names -> names.size() >= FEWEST)
        .filter(names -> names.stream().allMatch(TableColumns::isName))
        .findFirst();
  }

  private static String name(String cell) {
    return cell.strip().replace("\"", "");
  }

  private static boolean isName(String name) {
    return name.length() <= LONGEST && name.matches("[\\p{L}_#(][^{}\\[\\]<>=]*");
  }

  /** What it is. */
  static String text(List<String> columns) {
    String first = String.join(", ", columns.subList(0, Math.min(SHOWN, columns.size())));
    return TABLE + first + (columns.size() > SHOWN ? ", …" : "");
  }

  /** True for what {@link #text} says. */
  static boolean isTable(String text) {
    return text.startsWith(TABLE);
  }
}
