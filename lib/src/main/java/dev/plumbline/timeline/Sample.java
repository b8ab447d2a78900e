package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * What one source says of one device at one instant, once.
 *
 * @param at epoch milliseconds
 * @param place where the device is
 * @param holders who holds it, by name; several share it by time-slicing, none is unallocated
 * @param counters what was measured
 */
record Sample(long at, Place place, List<Holder> holders, Counters counters) {

  static Sample of(Reading reading) {
    List<Holder> holders = reading.holder() == null ? List.of() : List.of(reading.holder());
    return new Sample(reading.at(), reading.place(), holders, reading.counters());
  }

  /** Copies that differ in the pod are its holders; partial rows complete each other. */
  Sample merge(Reading copy) {
    return new Sample(
        at,
        place.merge(copy.place()),
        union(holders, copy.holder()),
        counters.merge(copy.counters()));
  }

  /** The same without all but these counters. */
  Sample only(long present, long kept) {
    return (present & ~kept) == 0 ? this : new Sample(at, place, holders, counters.only(kept));
  }

  private static List<Holder> union(List<Holder> holders, Holder more) {
    if (more == null || holders.contains(more)) {
      return holders;
    }
    List<Holder> union = new ArrayList<>();
    Holder merged = more;
    for (Holder holder : holders) {
      if (holder.name().equals(more.name())) {
        merged = holder.merge(more);
      } else {
        union.add(holder);
      }
    }
    union.add(merged);
    union.sort(Holder.ORDER);
    return List.copyOf(union);
  }
}
