package dev.plumbline.run.answers;

import dev.plumbline.schema.Col;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which lines of an export may be about some of many things, told without reading them as JSON: the
 * exporter writes the names of columns, and values behind them, without blanks.
 *
 * <ol>
 *   <li>A line is wanted where the column has one of the values.
 *   <li>It is wanted too where the value holds an escape, so that it may be any of them.
 *   <li>Where a line lacks the column, whoever asks says whether it is wanted.
 * </ol>
 */
final class LinesAbout implements Predicate<String> {
  private final String head;
  private final Set<String> values;
  private final boolean isWantedWithout;

  private LinesAbout(Col column, Set<String> values, boolean isWantedWithout) {
    this.head = "\"" + column.name() + "\":\"";
    this.values = values;
    this.isWantedWithout = isWantedWithout;
  }

  /** Lines with one of these values. */
  static LinesAbout of(Col column, Set<String> values) {
    return new LinesAbout(column, values, false);
  }

  /** The same, and lines that lack the column. */
  static LinesAbout orWithout(Col column, Set<String> values) {
    return new LinesAbout(column, values, true);
  }

  @Override
  public boolean test(String line) {
    int at = line.indexOf(head);
    if (at < 0) {
      return isWantedWithout;
    }
    for (; at >= 0; at = line.indexOf(head, at + 1)) {
      int from = at + head.length();
      int to = line.indexOf('"', from);
      if (to < 0
          || line.lastIndexOf('\\', to) >= from
          || values.contains(line.substring(from, to))) {
        return true;
      }
    }
    return false;
  }
}
