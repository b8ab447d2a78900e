package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.RunFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When versions of datasets were complete: written by a run that ended without failure. */
final class Completions {
  private static final Comparator<Completion> ORDER =
      Comparator.comparing(Completion::at).thenComparing(Completion::version);

  private final Mentions mentions;
  private final Ties producers;
  private final RunFacts[] runs;
  private final Map<DatasetName, List<Completion>> byDataset = new HashMap<>();

  private record Completion(Instant at, int version) {}

  /**
   * Of these versions and runs.
   *
   * @param runs by number; null where nothing but the name is known
   */
  Completions(Mentions mentions, Ties producers, RunFacts[] runs) {
    this.mentions = mentions;
    this.producers = producers;
    this.runs = runs;
  }

  /**
   * The newest version of the dataset of this one that was complete by a time: what was read by a
   * run that started then and named no version.
   *
   * @return less than 0 where none was, or nobody can tell of what dataset
   */
  int newest(int version, Instant by) {
    if (!mentions.nodes[version].dataset().isWhole()) {
      return -1;
    }
    List<Completion> known =
        byDataset.computeIfAbsent(mentions.nodes[version].dataset(), this::completions);
    int place = Collections.binarySearch(known, new Completion(by, Integer.MAX_VALUE), ORDER);
    // Nothing equals the greatest of all numbers: the place is where it would stand.
    int before = -place - 2;
    return before < 0 ? -1 : known.get(before).version;
  }

  private List<Completion> completions(DatasetName dataset) {
    List<Completion> found = new ArrayList<>();
    mentions.versions(dataset).forEach(version -> add(version, found));
    found.sort(ORDER);
    return found;
  }

  private void add(int version, List<Completion> found) {
    for (int i = producers.from(version); i < producers.to(version); i++) {
      RunFacts run = runs[producers.target(i)];
      if (run != null && run.isComplete()) {
        found.add(new Completion(run.completedAt(), version));
      }
    }
  }
}
