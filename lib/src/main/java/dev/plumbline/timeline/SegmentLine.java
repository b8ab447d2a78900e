package dev.plumbline.timeline;

import dev.plumbline.terms.Cause;
import dev.plumbline.terms.OwnerRule;
import dev.plumbline.terms.State;
import java.util.List;
import java.util.Objects;

/** Writes one device's segments: a segment goes on while nothing of its key changes. */
final class SegmentLine {
  private final String deviceId;
  private final boolean isPart;
  private final List<Segment> segments;
  private final StretchLine stretch;
  private final StretchLine restStretch;
  private Segment[] open = new Segment[0];
  private Stakes stakes;
  private CarriedParts parts;
  private long shared;

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
    this.stretch = new StretchLine(holdIntervals);
    this.restStretch = new StretchLine(holdIntervals);
  }

  /**
   * Adds a cell to the segments of the device's holders, each with its part of the time: an equal
   * one, unless schedulers gave them others.
   */
  void add(Cell cell, Judged judged, long gpu, double share) {
    if (judged.holding().stakes() != null) {
      addStakes(cell, judged, gpu, share);
      return;
    }
    List<Holder> holders = judged.holding().holders();
    int count = Math.max(1, holders.size());
    reopen(count, null);
    Cause cause = judged.state().cause();
    long from = stretch.from(cell, judged, cause);
    for (int i = 0; i < count; i++) {
      // Of all that was shared, so that what a cell leaves over goes round among the holders.
      long part = part(shared + gpu, i, count) - part(shared, i, count);
      Holder holder = holders.isEmpty() ? null : holders.get(i);
      OwnerRule rule = judged.holding().rule();
      SegmentKey.Owned owned = new SegmentKey.Owned(holder, rule, share / count, false);
      add(i, cell, judged, part, key(cell, judged, owned, cause), from);
    }
    shared += gpu;
  }

  /** Begins anew where others divide the device, or divide it otherwise. */
  private void reopen(int count, Stakes now) {
    if (open.length != count || !Objects.equals(stakes, now)) {
      open = new Segment[count];
      shared = 0;
      parts = now == null ? null : now.carried();
    }
    stakes = now;
  }

  private void addStakes(Cell cell, Judged judged, long gpu, double share) {
    Stakes now = judged.holding().stakes();
    List<Stakes.Stake> all = now.all();
    reopen(all.size() + 1, now);
    long[] divided = parts.next(gpu);
    Cause cause = judged.state().cause();
    long from = stretch.from(cell, judged, cause);
    for (int i = 0; i < all.size(); i++) {
      Stakes.Stake stake = all.get(i);
      SegmentKey.Owned owned =
          new SegmentKey.Owned(
              stake.holder(), stake.rule(), share * stake.claimed(), stake.isConflict());
      add(i, cell, judged, divided[i], key(cell, judged, owned, cause), from);
    }
    if (judged.rest() != null) {
      Judged rest = judged.rest();
      Cause restCause = rest.state().cause();
      double left = share * now.rest() / now.whole();
      SegmentKey.Owned nobody = new SegmentKey.Owned(null, OwnerRule.NONE, left, false);
      long restFrom = restStretch.from(cell, rest, restCause);
      SegmentKey key = key(cell, rest, nobody, restCause);
      add(all.size(), cell, rest, divided[all.size()], key, restFrom);
    }
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
    reopen(1, null);
    Cause cause = division.unsoldCause();
    long from = stretch.from(cell, unsold, cause);
    SegmentKey.Owned owned = new SegmentKey.Owned(null, OwnerRule.NONE, share, false);
    add(0, cell, unsold, gpu, key(cell, unsold, owned, cause), from);
  }

  private void add(
      int position, Cell cell, Judged judged, long gpu, SegmentKey key, long stretchFrom) {
    if (open[position] == null || !open[position].continues(key, cell)) {
      open[position] = new Segment(key, cell, stretchFrom);
      segments.add(open[position]);
    }
    open[position].add(cell, judged, gpu);
  }

  private SegmentKey key(Cell cell, Judged judged, SegmentKey.Owned owned, Cause cause) {
    Held held = judged.holding().held();
    return new SegmentKey(
        deviceId,
        held.sample().place(),
        held.source(),
        owned,
        new SegmentKey.Ruling(judged.state(), cause, judged.measured().signal()),
        new SegmentKey.Basis(
            cell.limit().basis(),
            held.nominal().isAssumed(),
            held.nominal().isReplicaUnnamed(),
            isPart),
        Time.hourOf(cell.from()));
  }
}
