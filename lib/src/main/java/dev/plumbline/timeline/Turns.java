package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whose turn it is of several replicas that scrape one device for one source:
 *
 * <ol>
 *   <li>a replica speaks from the first to the last instant of each unbroken run of its holds, but
 *       where a higher one speaks;
 *   <li>after its last instant its hold goes on until another's next instant, which takes over;
 *   <li>a stretch is one replica's as a whole: counters of two are never mixed.
 * </ol>
 */
final class Turns {

  /** A time in which a replica speaks, if none above does. */
  private record Run(long first, long last) {}

  /** An instant at which a replica takes or keeps its turn. */
  private record Turn(long at, int replica) {}

  /**
   * One timeline out of several replicas'.
   *
   * @param ranked the replicas, highest first
   * @param held the time that each of them holds alone
   */
  static List<Held> of(List<Series> ranked, List<List<Held>> held) {
    List<Turn> turns = new ArrayList<>();
    List<List<Run>> higher = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      List<Run> runs = runs(ranked.get(i), held.get(i));
      for (Sample sample : ranked.get(i).samples()) {
        if (higher.stream().noneMatch(of -> isWithin(of, sample.at()))) {
          turns.add(new Turn(sample.at(), i));
        }
      }
      higher.add(runs);
    }
    turns.sort(Comparator.comparingLong(Turn::at));
    List<Held> merged = new ArrayList<>();
    int[] positions = new int[held.size()];
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      int next = i + 1;
      while (next < turns.size() && turns.get(next).replica() == turn.replica()) {
        next++;
      }
      long until = next < turns.size() ? turns.get(next).at() : Long.MAX_VALUE;
      addDuring(held.get(turn.replica()), positions, turn, until, merged);
      i = next - 1;
    }
    return merged;
  }

  /** The runs of a replica's holds, from the first to the last instant in each. */
  private static List<Run> runs(Series series, List<Held> held) {
    List<Run> runs = new ArrayList<>();
    List<Sample> samples = series.samples();
    int sample = 0;
    for (int i = 0; i < held.size(); i++) {
      long from = held.get(i).from();
      while (i + 1 < held.size() && held.get(i + 1).from() == held.get(i).to()) {
        i++;
      }
      while (sample < samples.size() && samples.get(sample).at() < held.get(i).to()) {
        sample++;
      }
      runs.add(new Run(from, sample == 0 ? from : samples.get(sample - 1).at()));
    }
    return runs;
  }

  private static boolean isWithin(List<Run> runs, long instant) {
    int low = 0;
    int high = runs.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (runs.get(middle).last() < instant) {
        low = middle + 1;
      } else if (runs.get(middle).first() > instant) {
        high = middle - 1;
      } else {
        return true;
      }
    }
    return false;
  }

  private static void addDuring(
      List<Held> held, int[] positions, Turn turn, long until, List<Held> merged) {
    int i = positions[turn.replica()];
    while (i < held.size() && held.get(i).to() <= turn.at()) {
      i++;
    }
    for (; i < held.size() && held.get(i).from() < until; i++) {
      long from = Math.max(held.get(i).from(), turn.at());
      merged.add(held.get(i).during(from, Math.min(held.get(i).to(), until)));
      if (held.get(i).to() > until) {
        break;
      }
    }
    positions[turn.replica()] = i;
  }

  private Turns() {}
}
