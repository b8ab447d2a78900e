package dev.plumbline.timeline;

import dev.plumbline.terms.Cause;
import dev.plumbline.terms.OwnerRule;
import dev.plumbline.terms.State;
import java.util.List;

/** Writes one device's segments: a segment goes on while nothing of its key changes. */
final class SegmentLine {
  private final String deviceId;
  private final boolean isPart;
  private final List<Segment> segments;
  private final int holdIntervals;
  private Segment[] open = new Segment[0];
  private Judged last;
  private Cause lastCause;
  private long lastEnd;
  private long shared;
  private long stretchFrom;

  /**
   * A device whose segments are added to a list.
   *
   * @param segments receives the segments as they begin
   * @param holdIntervals nominal intervals without a sample that do not break a stretch
   */
  SegmentLine(String deviceId, String gpuUuid, List<Segment> segments, int holdIntervals) {
    this.deviceId = deviceId;
    this.isPart = !deviceId.equals(gpuUuid);
    this.segments = segments;
    this.holdIntervals = holdIntervals;
  }

  /** Adds a cell to the segments of the device's holders, each with an equal part of its time. */
  void add(Cell cell, Judged judged, long gpu, double share) {
    List<Holder> holders = judged.holding().holders();
    int count = Math.max(1, holders.size());
    if (open.length != count) {
      open = new Segment[count];
      shared = 0;
    }
    Cause cause = judged.state().cause();
    observe(cell, judged, cause);
    for (int i = 0; i < count; i++) {
      // Of all that was shared, so that what a cell leaves over goes round among the holders.
      long part = part(shared + gpu, i, count) - part(shared, i, count);
      Holder holder = holders.isEmpty() ? null : holders.get(i);
      add(i, cell, judged, part, key(cell, judged, holder, cause, share / count));
    }
    shared += gpu;
  }

  /** What one of so many gets of a time; the first get what is left over. */
  private static long part(long milliseconds, int position, int count) {
    return count == 1 ? milliseconds : (milliseconds + count - 1 - position) / count;
  }

  /** Adds a cell to the segment of what no instance was made of: it is empty by definition. */
  void addUnsold(Cell cell, Judged seen, long gpu, double share, MigDivision division) {
    Held held = seen.holding().held();
    Sample board =
        new Sample(held.sample().at(), held.sample().place().board(), List.of(), Counters.none());
    Holding nobody =
        new Holding(
            new Held(board, held.source(), held.nominal(), held.from(), held.to()),
            List.of(),
            OwnerRule.NONE);
    Judged unsold = Judged.of(nobody, Measured.NOTHING, State.EMPTY);
    open = open.length == 1 ? open : new Segment[1];
    observe(cell, unsold, division.unsoldCause());
    add(0, cell, unsold, gpu, key(cell, unsold, null, division.unsoldCause(), share));
  }

  /** Begins a new stretch where the state, its cause or the holders change, or time is missing. */
  private void observe(Cell cell, Judged judged, Cause cause) {
    boolean goesOn =
        last != null
            && last.state() == judged.state()
            && lastCause == cause
            && Stretch.continues(
                last.holding(), judged.holding(), cell.from() - lastEnd, holdIntervals);
    stretchFrom = goesOn ? stretchFrom : cell.from();
    last = judged;
    lastCause = cause;
    lastEnd = cell.to();
  }

  private void add(int position, Cell cell, Judged judged, long gpu, SegmentKey key) {
    if (open[position] == null || !open[position].continues(key, cell)) {
      open[position] = new Segment(key, cell, stretchFrom);
      segments.add(open[position]);
    }
    open[position].add(cell, judged, gpu);
  }

  private SegmentKey key(Cell cell, Judged judged, Holder holder, Cause cause, double share) {
    Held held = judged.holding().held();
    return new SegmentKey(
        deviceId,
        held.sample().place(),
        held.source(),
        new SegmentKey.Owned(holder, judged.holding().rule(), share),
        new SegmentKey.Ruling(judged.state(), cause, judged.measured().signal()),
        new SegmentKey.Basis(
            cell.limit().basis(),
            held.nominal().isAssumed(),
            held.nominal().isReplicaUnnamed(),
            isPart),
        Time.hourOf(cell.from()));
  }
}
