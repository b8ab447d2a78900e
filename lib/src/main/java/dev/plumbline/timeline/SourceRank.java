package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which of several sources speaks, and which of a source's replicas: those with profiling counters
 * first, then by name. A lower source fills only time that no higher one holds.
 */
final class SourceRank {
  /** The order of the sources of one device. */
  static final Comparator<Replicas> OF_SOURCES =
      Comparator.comparing((Replicas source) -> source.measuresProfiling() ? 0 : 1)
          .thenComparing(Replicas::source);

  /** The order of a source's replicas. */
  static final Comparator<Series> OF_REPLICAS =
      Comparator.comparing((Series series) -> series.measuresProfiling() ? 0 : 1)
          .thenComparing(Series::replica);

  /**
   * One timeline out of several.
   *
   * @param ranked held time by source, highest first, each in time order and without overlap
   */
  static List<Held> merge(List<List<Held>> ranked) {
    List<Held> merged = List.of();
    for (List<Held> lower : ranked) {
      merged = merged.isEmpty() ? lower : fill(merged, lower);
    }
    return merged;
  }

  private static List<Held> fill(List<Held> higher, List<Held> lower) {
    List<Held> filled = new ArrayList<>(higher);
    int first = 0;
    for (Held piece : lower) {
      while (first < higher.size() && higher.get(first).to() <= piece.from()) {
        first++;
      }
      addFree(piece, higher, first, filled);
    }
    filled.sort(Comparator.comparingLong(Held::from));
    return filled;
  }

  /** The parts of a piece that none of the higher ones from a position on holds. */
  private static void addFree(Held piece, List<Held> higher, int first, List<Held> free) {
    long from = piece.from();
    for (int i = first; i < higher.size() && higher.get(i).from() < piece.to(); i++) {
      if (higher.get(i).from() > from) {
        free.add(piece.during(from, higher.get(i).from()));
      }
      from = Math.max(from, higher.get(i).to());
    }
    if (from < piece.to()) {
      free.add(piece.during(from, piece.to()));
    }
  }

  private SourceRank() {}
}
