package dev.plumbline.timeline;

/** What one device did for one owner in one state, over a time within a UTC hour without holes. */
public final class Segment {
  private final SegmentKey key;
  private final long from;
  private final Totals totals = new Totals();
  private long to;

  Segment(SegmentKey key, Cell first) {
    this.key = key;
    this.from = first.from();
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

  /** What is summed over it. */
  public Totals totals() {
    return totals;
  }
}
