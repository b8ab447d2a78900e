package dev.plumbline.timeline;

import dev.plumbline.terms.Cause;

/** Where the stretch begins that a device's time is part of, asked for in time order. */
final class StretchLine {
  private final int holdIntervals;
  private Judged last;
  private Cause lastCause;
  private long lastEnd;
  private long from;

  /**
   * A device's stretches.
   *
   * @param holdIntervals nominal intervals without a sample that do not break a stretch
   */
  StretchLine(int holdIntervals) {
    this.holdIntervals = holdIntervals;
  }

  /**
   * The start of the cell's: a new one where state, cause or holders change, or time is missing.
   */
  long from(Cell cell, Judged judged, Cause cause) {
    boolean goesOn =
        last != null
            && last.state() == judged.state()
            && lastCause == cause
            && Stretch.continues(
                last.holding(), judged.holding(), cell.from() - lastEnd, holdIntervals);
    from = goesOn ? from : cell.from();
    last = judged;
    lastCause = cause;
    lastEnd = cell.to();
    return from;
  }
}
