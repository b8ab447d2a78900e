package dev.plumbline.lineage.graph;

/** Of sixty-four walks, the first thing that each of them met. */
final class Firsts {
  static final int NONE = -1;

  private final int[] things = new int[Long.SIZE];
  private long met;

  /** These walks met a thing; who had met another keeps it. */
  void meet(long walks, int thing) {
    for (long rest = walks & ~met; rest != 0; rest &= rest - 1) {
      things[Long.numberOfTrailingZeros(rest)] = thing;
    }
    met |= walks;
  }

  /** What a walk met first, or {@link #NONE}. */
  int of(int walk) {
    return (met >>> walk & 1) == 0 ? NONE : things[walk];
  }
}
