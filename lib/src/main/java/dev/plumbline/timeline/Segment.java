package dev.plumbline.timeline;

/** What one device did for one owner in one state, over a time within a UTC hour without holes. */
public final class Segment {
  private final SegmentKey key;
  private final long from;
  private final long stretchFrom;
  private final Totals totals = new Totals();
  private long to;

  Segment(SegmentKey key, Cell first, long stretchFrom) {
    this.key = key;
    this.from = first.from();
    this.stretchFrom = stretchFrom;
    this.to = first.from();
  }

  /** True when the segment goes on with a cell. */
  boolean continues(SegmentKey next, Cell cell) {
    return to == cell.from() && key.equals(next);
  }

  void add(Cell cell, Judged judged, long gpu) {
    totals.add(cell, judged, gpu);
    to = cell.to();
  }

  /** What holds for all of it. */
  public SegmentKey key() {
    return key;
  }

  /** Inclusive, epoch milliseconds. */
  public long from() {
    return from;
  }

  /** Exclusive, epoch milliseconds. */
  public long to() {
    return to;
  }

  /** Where its stretch begins inside the date, epoch milliseconds: at it or before it. */
  public long stretchFrom() {
    return stretchFrom;
  }

  /** What is summed over it. */
  public Totals totals() {
    return totals;
  }
}
