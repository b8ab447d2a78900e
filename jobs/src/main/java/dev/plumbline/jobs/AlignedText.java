package dev.plumbline.jobs;

import java.util.ArrayList;
import java.util.List;

/** A table in text: a line for each row, its columns below each other. */
final class AlignedText {
  private AlignedText() {}

  /**
   * The lines.
   *
   * @param heads what stands above the columns
   * @param rows with as many cells as there are heads
   */
  static List<String> of(List<String> heads, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(List.of(heads));
    all.addAll(rows);
    int[] widths = new int[heads.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
