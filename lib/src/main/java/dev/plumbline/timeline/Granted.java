package dev.plumbline.timeline;

import dev.plumbline.terms.OwnerRule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What schedulers say of one device's time, before what labels say of it:
 *
 * <ol>
 *   <li>held time is cut where a grant begins or ends;
 *   <li>while grants hold, the device is theirs, see {@link Stakes}; else it is whose labels say;
 *   <li>a label that was read while its workload's grant held does not outlast it.
 * </ol>
 */
final class Granted {

  /** Grants that hold from one edge to the next. */
  private record Interval(long from, long to, List<Grant> grants) {}

  private final List<Grant> grants;
  private final List<Interval> intervals = new ArrayList<>();
  private final List<Holding> cut = new ArrayList<>();

  private Granted(List<Grant> grants) {
    this.grants = grants;
    TreeSet<Long> edges = new TreeSet<>();
    for (Grant grant : grants) {
      edges.add(grant.from());
      edges.add(grant.to());
    }
    for (long from : edges) {
      Long to = edges.higher(from);
      List<Grant> active = grants.stream().filter(g -> g.from() <= from && g.to() > from).toList();
      if (to != null) {
        intervals.add(new Interval(from, to, active));
      }
    }
  }

  /**
   * The holdings of one device under its grants; without any they are the same.
   *
   * @param holdings whose labels say, in time order
   */
  static List<Holding> over(List<Holding> holdings, List<Grant> grants) {
    return grants.isEmpty() ? holdings : new Granted(grants).cut(holdings);
  }

  private List<Holding> cut(List<Holding> holdings) {
    int next = 0;
    for (Holding holding : holdings) {
      long from = holding.held().from();
      long to = holding.held().to();
      while (next < intervals.size() && intervals.get(next).to() <= from) {
        next++;
      }
      for (int i = next; i < intervals.size() && intervals.get(i).from() < to; i++) {
        Interval interval = intervals.get(i);
        if (from < interval.from()) {
          add(holding, List.of(), from, interval.from());
          from = interval.from();
        }
        long end = Math.min(to, interval.to());
        add(holding, interval.grants(), from, end);
        from = end;
      }
      if (from < to) {
        add(holding, List.of(), from, to);
      }
    }
    return cut;
  }

  private void add(Holding holding, List<Grant> active, long from, long to) {
    Held held = holding.held().during(from, to);
    if (active.isEmpty()) {
      cut.add(labelled(holding, held));
      return;
    }
    Stakes stakes = Stakes.of(active, holding.holders(), holding.rule());
    cut.add(new Holding(held, stakes.holders(), holding.rule(), stakes));
  }

  private Holding labelled(Holding holding, Held held) {
    long read = held.sample().at();
    List<Holder> going =
        holding.holders().stream().filter(h -> !hasEnded(h, read, held.from())).toList();
    if (going.size() == holding.holders().size()) {
      return new Holding(held, holding.holders(), holding.rule());
    }
    return new Holding(held, going, going.isEmpty() ? OwnerRule.NONE : holding.rule());
  }

  /** True where a grant that the label means ended between the label's sample and an instant. */
  private boolean hasEnded(Holder label, long read, long instant) {
    if (read >= instant) {
      return false;
    }
    for (Grant grant : grants) {
      if (grant.to() > read
          && grant.from() <= read
          && grant.to() <= instant
          && grant.holder().isLabelled(label)) {
        return true;
      }
    }
    return false;
  }
}
