package dev.plumbline.timeline;

import dev.plumbline.terms.OwnerRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Held time and who holds the device in it.
 *
 * @param held the time
 * @param holders by name; none is unallocated
 * @param rule how they are known, where no scheduler says
 * @param stakes what schedulers gave to whom; null where none says, and holders have equal parts
 */
record Holding(Held held, List<Holder> holders, OwnerRule rule, Stakes stakes) {

  /** Time of which no scheduler says anything. */
  Holding(Held held, List<Holder> holders, OwnerRule rule) {
    this(held, holders, rule, null);
  }

  /** The same time as if nobody held it. */
  Holding ofNobody() {
    return new Holding(held, List.of(), OwnerRule.NONE);
  }

  /** True where schedulers gave the device only in part. */
  boolean hasRest() {
    return stakes != null && stakes.rest() > 0;
  }

  boolean isUnallocated() {
    return holders.isEmpty();
  }

  /** True when the same owners hold the device. */
  boolean sameHolders(Holding other) {
    if (holders.size() != other.holders.size()) {
      return false;
    }
    for (int i = 0; i < holders.size(); i++) {
      if (!holders.get(i).name().equals(other.holders.get(i).name())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The holders of one device over time. Unlabelled samples inherit holders that are the same on
   * both sides of them, when at most so many nominal intervals lie between the first of them and
   * the next labelled one.
   */
  static List<Holding> of(List<Held> timeline, int holdIntervals) {
    List<Holding> holdings = new ArrayList<>(timeline.size());
    for (Held held : timeline) {
      List<Holder> holders = held.sample().holders();
      OwnerRule rule = holders.isEmpty() ? OwnerRule.NONE : OwnerRule.LABEL;
      holdings.add(new Holding(held, holders, rule));
    }
    int next = 0;
    while (next < holdings.size()) {
      next = holdings.get(next).isUnallocated() ? inherit(holdings, next, holdIntervals) : next + 1;
    }
    return holdings;
  }

  /** Settles the unlabelled run that starts here and returns where it ends. */
  private static int inherit(List<Holding> holdings, int start, int holdIntervals) {
    int end = start;
    while (end < holdings.size() && holdings.get(end).isUnallocated()) {
      end++;
    }
    if (start == 0 || end == holdings.size()) {
      return end;
    }
    Holding before = holdings.get(start - 1);
    Held first = holdings.get(start).held();
    long unlabelled = holdings.get(end).held().from() - first.from();
    if (before.sameHolders(holdings.get(end))
        && unlabelled <= holdIntervals * first.nominal().milliseconds()) {
      for (int i = start; i < end; i++) {
        Held held = holdings.get(i).held();
        holdings.set(i, new Holding(held, before.holders(), OwnerRule.INHERITED));
      }
    }
    return end;
  }
}
