package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.nvidiasmi.HostClock.Overlap;
import java.util.ArrayList;
import java.util.List;

/**
 * How the lines of one device pass through the local times that happen twice. Their order tells the
 * first time from the second:
 *
 * <ul>
 *   <li>Where time jumps back among them, what stands before is the first time and what stands
 *       behind is the second.
 *   <li>Where it does not, lines that follow those of before without a hole are the first time, and
 *       lines that those of afterwards follow without a hole are the second. Neither, or both (then
 *       an hour is missing, or the zone is not the host's), tells nothing.
 * </ul>
 *
 * <p>Without a hole means within a quarter of what is repeated: 15 minutes of an hour. So lines
 * wait until the device jumps back or leaves; when more wait than may be held, those that followed
 * lines of before are taken for the first time, and the others for unknown. Steps back of less than
 * a minute are no jump: clocks are corrected at any time.
 */
final class Passage {
  private static final long STEP = 60_000;

  /** Which time the lines of the device are in. */
  enum Pass {
    /** Not known yet. */
    WAITING,
    /** The first. */
    FIRST,
    /** The second. */
    SECOND,
    /** The order does not tell. */
    UNKNOWN
  }

  private long last = LocalTimes.NONE;
  private Overlap overlap;
  private Pass pass;
  private boolean hasEntered;
  private boolean hasJumped;
  private List<Line> waiting = new ArrayList<>();

  private static long hole(Overlap overlap) {
    return (overlap.end() - overlap.start()) / 4;
  }

  /** What is passed through. */
  Overlap overlap() {
    return overlap;
  }

  /** True when lines wait that are not of this overlap. */
  boolean isWaitingElsewhere(Overlap now) {
    return !waiting.isEmpty() && !now.equals(overlap);
  }

  /** True when lines wait. */
  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** A line at a local time that happens twice. */
  Pass within(long local, Overlap now) {
    if (!now.equals(overlap)) {
      overlap = now;
      hasEntered = last != LocalTimes.NONE && last < now.start() && local - last <= hole(now);
      hasJumped = false;
      pass = Pass.WAITING;
    } else if (local < last - STEP) {
      pass = hasJumped ? Pass.UNKNOWN : Pass.SECOND;
      hasJumped = true;
    }
    last = local;
    return pass;
  }

  /** What the lines that wait are in when the device goes on at this time, which happens once. */
  Pass left(long local) {
    boolean hasGoneOn = local >= overlap.end() && local - last <= hole(overlap);
    if (hasEntered == hasGoneOn) {
      return Pass.UNKNOWN;
    }
    return hasEntered ? Pass.FIRST : Pass.SECOND;
  }

  /** A line at a local time that happens once; nothing waits. */
  void outside(long local) {
    last = local;
    overlap = null;
  }

  /** What the lines that wait are in when nothing more is known, and the lines behind them. */
  Pass settledByEntry() {
    pass = hasEntered ? Pass.FIRST : Pass.UNKNOWN;
    return pass;
  }

  /** The line waits. */
  void add(Line line) {
    waiting.add(line);
  }

  /** The lines that wait; from now on none does. */
  List<Line> release() {
    List<Line> released = waiting;
    waiting = new ArrayList<>();
    return released;
  }
}
