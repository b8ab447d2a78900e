package dev.plumbline.ingest.nvidiasmi;

import java.util.regex.Pattern;

/** Whether a line without a line feed is all there: the file may have been cut inside it. */
final class LineEnd {
  /** Words and numbers of a fixed length: nothing can be missing behind them. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\[[^\\[\\]]+]|Enabled|Disabled|Active|Not Active|0x[0-9A-Fa-f]{16}"
              + "|GPU-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /**
   * True when nothing can be missing.
   *
   * @param cells of the line, which has a layout
   */
  static boolean isCertain(Line line, Cells cells) {
    if (line.bytes()[line.to() - 1] == '\r') {
      return true;
    }
    if (cells.count() != line.layout().width()) {
      return false;
    }
    String last = cells.text(cells.count() - 1);
    String unit = line.layout().lastUnit();
    boolean hasUnit = !unit.isEmpty() && last.endsWith(" " + unit);
    return hasUnit || WHOLE.matcher(last).matches();
  }

  private LineEnd() {}
}
