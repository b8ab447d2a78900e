package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RunFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lies behind a training run, as much of it as one page can show:
 *
 * <ol>
 *   <li>It goes back level by level: a level is some runs and the versions that they read; the runs
 *       of the next are those that wrote these. The first is the training run alone.
 *   <li>Of each level some are taken: first those of a way that is to be seen, then those of whose
 *       origin least is known, then by name. How many were left out is told, never forgotten.
 *   <li>Each run and each version stands once, on the first level that it is taken on. What a run
 *       reads and who wrote a version is tied wherever both are taken.
 * </ol>
 *
 * @param levels the training run's first
 * @param ties all between runs and versions that were taken
 * @param goesOn true where runs are known that wrote versions of the last level
 */
public record Sketch(List<Level> levels, List<Tie> ties, boolean goesOn) {

  /** How much is taken. */
  public record Size(int levels, int runs, int versions) {}

  /**
   * Some runs, and some of the versions that they read and nobody before them did.
   *
   * @param moreRuns how many runs of the level were left out
   * @param moreVersions how many versions of these runs were left out
   */
  public record Level(List<Run> runs, int moreRuns, List<Version> versions, int moreVersions) {}

  /** A run; of some nothing but the id is known. */
  public record Run(String id, Optional<RunFacts> facts) {}

  /**
   * A version of a dataset.
   *
   * @param origin whether it is known where it comes from
   * @param source its declaration, where it is declared
   */
  public record Version(DatasetNode node, Member origin, Optional<Source> source) {}

  /**
   * A run and a version.
   *
   * @param isReading true where the run read it, false where it wrote it
   * @param isNamed false where it read it without naming the version, and this must have been it
   */
  public record Tie(String runId, DatasetNode version, boolean isReading, boolean isNamed) {}

  /**
   * What lies behind a run.
   *
   * @param way steps that go first, in the words of {@link Upstream.Way#words()}
   */
  public static Sketch of(LineageGraph graph, int trainingRun, Set<String> way, Size size) {
    return new Taking(graph, way, size).from(trainingRun);
  }

  private static final class Taking {
    private final LineageGraph graph;
    private final Set<String> way;
    private final Size size;
    private final Set<Integer> runs = new LinkedHashSet<>();
    private final Set<Integer> versions = new LinkedHashSet<>();

    private Taking(LineageGraph graph, Set<String> way, Size size) {
      this.graph = graph;
      this.way = way;
      this.size = size;
    }

    private Sketch from(int trainingRun) {
      List<Level> levels = new ArrayList<>();
      Set<Integer> next = Set.of(trainingRun);
      while (!next.isEmpty() && levels.size() < size.levels) {
        List<Integer> own = firstRuns(next);
        runs.addAll(own);
        Set<Integer> read = new TreeSet<>();
        own.forEach(run -> read.addAll(inputs(run)));
        read.removeAll(versions);
        List<Integer> taken = firstVersions(read);
        versions.addAll(taken);
        levels.add(
            new Level(
                own.stream().map(this::run).toList(),
                next.size() - own.size(),
                taken.stream().map(this::version).toList(),
                read.size() - taken.size()));
        next = writersOf(taken);
      }
      return new Sketch(levels, ties(), !next.isEmpty());
    }

    private Set<Integer> inputs(int run) {
      Set<Integer> read = new TreeSet<>();
      for (int place = graph.stated().from(run); place < graph.stated().to(run); place++) {
        read.add(graph.resolved(place));
      }
      return read;
    }

    private Set<Integer> writersOf(List<Integer> some) {
      Set<Integer> writers = new TreeSet<>();
      Ties producers = graph.producers();
      for (int version : some) {
        for (int at = producers.from(version); at < producers.to(version); at++) {
          writers.add(producers.target(at));
        }
      }
      writers.removeAll(runs);
      return writers;
    }

    private List<Integer> firstRuns(Set<Integer> some) {
      return some.stream()
          .sorted(Comparator.comparing(run -> !way.contains("run " + graph.runId(run))))
          .limit(size.runs)
          .toList();
    }

    private List<Integer> firstVersions(Set<Integer> some) {
      Comparator<Integer> offTheWay =
          Comparator.comparing(version -> !way.contains("dataset " + graph.node(version)));
      return some.stream()
          .sorted(
              offTheWay
                  .thenComparing(
                      version -> graph.origins().of(version).state(), Comparator.reverseOrder())
                  .thenComparing(Comparator.naturalOrder()))
          .limit(size.versions)
          .toList();
    }

    private Run run(int number) {
      return new Run(graph.runId(number), Optional.ofNullable(graph.facts(number)));
    }

    private Version version(int number) {
      DatasetNode node = graph.node(number);
      return new Version(node, graph.origins().of(number), graph.source(node.dataset()));
    }

    private List<Tie> ties() {
      Set<Tie> ties = new LinkedHashSet<>();
      for (int run : runs) {
        for (int place = graph.stated().from(run); place < graph.stated().to(run); place++) {
          int version = graph.resolved(place);
          if (versions.contains(version)) {
            boolean isNamed = graph.isNamed(graph.stated().target(place));
            ties.add(new Tie(graph.runId(run), graph.node(version), true, isNamed));
          }
        }
        for (int version : versions) {
          if (graph.producers().has(version, run)) {
            ties.add(new Tie(graph.runId(run), graph.node(version), false, true));
          }
        }
      }
      return List.copyOf(ties);
    }
  }
}
