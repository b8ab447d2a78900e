package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One timeline out of the looks of one series: each counter holds on its own. See {@link
 * GpuTimeline} for the rules.
 */
final class Overlay {
  private static final int COUNTERS = Counter.ALL.size();

  private final List<List<Held>> parts;
  private final boolean[] isActivity;
  private final boolean[] namesHolders;
  private final boolean isTrimmed;
  private final int[] positions;
  private final Held[] now;
  private final List<Held> pieces = new ArrayList<>();
  private int runStart;
  private int activeFrom = -1;
  private int activeTo;

  private Overlay(List<Series> looks, List<List<Held>> parts, boolean isTrimmed) {
    this.parts = parts;
    this.isTrimmed = isTrimmed;
    this.positions = new int[parts.size()];
    this.now = new Held[parts.size()];
    this.isActivity = new boolean[parts.size()];
    this.namesHolders = new boolean[parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      isActivity[i] = looks.get(i).measures(Measured.SIGNALS);
      namesHolders[i] = looks.get(i).samples().stream().anyMatch(s -> !s.holders().isEmpty());
    }
  }

  /**
   * The timeline.
   *
   * @param looks of one series
   * @param held the time that each of them holds
   * @param isTrimmed false where time without an activity signal counts at the edges too
   */
  static List<Held> of(List<Series> looks, List<List<Held>> held, boolean isTrimmed) {
    boolean isMeasured = looks.stream().anyMatch(look -> look.measures(Measured.SIGNALS));
    return new Overlay(looks, held, isTrimmed && isMeasured).pieces();
  }

  private List<Held> pieces() {
    long at = Long.MIN_VALUE;
    long next = edgeAfter(at);
    while (next < Long.MAX_VALUE) {
      at = next;
      next = edgeAfter(at);
      if (isAnyHeld()) {
        add(piece(at, next));
      }
    }
    endRun();
    return pieces;
  }

  /** Moves to an instant and tells the next one at which a hold begins or ends. */
  private long edgeAfter(long instant) {
    long edge = Long.MAX_VALUE;
    for (int i = 0; i < now.length; i++) {
      List<Held> part = parts.get(i);
      while (positions[i] < part.size() && part.get(positions[i]).to() <= instant) {
        positions[i]++;
      }
      now[i] = null;
      if (positions[i] < part.size()) {
        Held next = part.get(positions[i]);
        boolean holds = next.from() <= instant;
        now[i] = holds ? next : null;
        edge = Math.min(edge, holds ? next.to() : next.from());
      }
    }
    return edge;
  }

  private boolean isAnyHeld() {
    for (Held held : now) {
      if (held != null) {
        return true;
      }
    }
    return false;
  }

  /** What all that holds from an instant on says together. */
  private Held piece(long from, long to) {
    double[] values = new double[COUNTERS];
    Arrays.fill(values, Double.NaN);
    Held latest = null;
    Held labelled = null;
    Held leading = null;
    for (int i = 0; i < now.length; i++) {
      if (now[i] != null) {
        now[i].sample().counters().putInto(values);
        latest = later(latest, now[i]);
        labelled = namesHolders[i] ? later(labelled, now[i]) : labelled;
        leading = leading == null || isActivity[i] && !isActive(leading) ? now[i] : leading;
      }
    }
    // The energy counter's gains are placed by its readings; a value of it tells nothing.
    values[Counter.ENERGY.place()] = Double.NaN;
    Place place = latest.sample().place();
    for (Held held : now) {
      place = held == null ? place : place.completedBy(held.sample().place());
    }
    List<Holder> holders = labelled == null ? List.of() : labelled.sample().holders();
    Sample sample = new Sample(from, place, holders, Counters.of(values));
    return new Held(sample, latest.source(), leading.nominal(), from, to);
  }

  private static Held later(Held one, Held other) {
    return one == null || other.sample().at() > one.sample().at() ? other : one;
  }

  private boolean isActive(Held held) {
    for (int i = 0; i < now.length; i++) {
      if (now[i] == held) {
        return isActivity[i];
      }
    }
    return false;
  }

  /** True when an activity signal holds: a look that lacks it holds none. */
  private boolean isAnyActive() {
    for (Held held : now) {
      if (held != null && held.sample().counters().hasAny(Measured.SIGNALS)) {
        return true;
      }
    }
    return false;
  }

  /** A piece goes on where nothing changes, unless all that holds was looked at anew. */
  private void add(Held piece) {
    Held last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (last == null || last.to() < piece.from()) {
      endRun();
    } else if (pieces.size() > runStart && isSame(last, piece) && !isAllNew(piece.from())) {
      pieces.set(pieces.size() - 1, last.during(last.from(), piece.to()));
      return;
    }
    pieces.add(piece);
    if (isAnyActive()) {
      activeFrom = activeFrom < 0 ? pieces.size() - 1 : activeFrom;
      activeTo = pieces.size();
    }
  }

  private static boolean isSame(Held one, Held other) {
    return one.nominal().equals(other.nominal())
        && one.sample().place().equals(other.sample().place())
        && one.sample().holders().equals(other.sample().holders())
        && one.sample().counters().equalsAll(other.sample().counters());
  }

  private boolean isAllNew(long instant) {
    for (Held held : now) {
      if (held != null && held.from() != instant) {
        return false;
      }
    }
    return true;
  }

  /** Drops what lies before the first and after the last hold of an activity signal. */
  private void endRun() {
    if (isTrimmed) {
      int end = activeFrom < 0 ? runStart : activeTo;
      pieces.subList(end, pieces.size()).clear();
      pieces.subList(runStart, activeFrom < 0 ? runStart : activeFrom).clear();
    }
    runStart = pieces.size();
    activeFrom = -1;
    activeTo = runStart;
  }
}
