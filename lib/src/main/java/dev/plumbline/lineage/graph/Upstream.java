package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.lineage.known.DatasetName;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies behind a training run.
 *
 * @param inputs the training run's own
 * @param origins whether the origin of each dataset version behind it is known
 * @param closed how many of these have an origin, PRESENT or WEAK
 * @param handovers whether each version was written before it was read
 * @param behind what is behind it besides
 * @param way from the training run to the nearest of the worst of what was reached; where nothing
 *     is amiss, to the nearest origin
 */
public record Upstream(
    List<Input> inputs, Tally origins, long closed, Tally handovers, Behind behind, Way way) {

  /**
   * What is behind a training run besides.
   *
   * @param runs how many runs, itself included
   * @param columns column lineage of every version that a run wrote
   */
  public record Behind(long runs, ColumnCoverage columns, Rights rights) {}

  /**
   * By what right data from outside is used.
   *
   * @param sources datasets that are declared, or of which nobody knows where they come from
   * @param withoutLicence how many of these have no licence
   * @param withoutLegalBasis how many of these have no legal basis
   * @param lacking the first of those that lack either, by name, and what they lack
   */
  public record Rights(
      long sources, long withoutLicence, long withoutLegalBasis, List<String> lacking) {}

  /**
   * An input of a run.
   *
   * @param stated as the run names it
   * @param resolved the version it must have been; the same where the run names one
   */
  public record Input(DatasetNode stated, DatasetNode resolved) {
    public boolean isInferred() {
      return stated.version() == null;
    }
  }

  /** Runs and dataset versions in turn, from a training run on, as the graph numbers them. */
  public static final class Way {
    private static final int TOLD = 16;

    private final LineageGraph graph;
    private final int[] runs;
    private final int[] versions;

    Way(LineageGraph graph, List<Integer> runs, List<Integer> versions) {
      this.graph = graph;
      this.runs = runs.stream().mapToInt(Integer::intValue).toArray();
      this.versions = versions.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The version at its end; of none there is no such. */
    int last() {
      return versions[versions.length - 1];
    }

    /** Of how many versions it leads over. */
    int length() {
      return versions.length;
    }

    /** The run of a step, counted from the training run. */
    int run(int step) {
      return runs[step];
    }

    /** What that run read. */
    int version(int step) {
      return versions[step];
    }

    /**
     * In words, and the origin at its end. Of a long way the {@value #TOLD} versions at each of its
     * ends; how many between are left out is a step of its own.
     */
    public List<String> words() {
      List<String> words = new ArrayList<>();
      int leftOut = Math.max(0, versions.length - 2 * TOLD);
      for (int step = 0; step < versions.length; step++) {
        if (leftOut > 0 && step == TOLD) {
          words.add("… " + leftOut + " dataset versions and their runs between, not shown …");
          step += leftOut;
        }
        words.add("run " + graph.runId(runs[step]));
        words.add("dataset " + graph.node(versions[step]));
      }
      if (versions.length == 0) {
        words.add("run " + graph.runId(runs[0]));
        return words;
      }
      if (!graph.producers().isEmpty(last())) {
        words.add("run " + graph.runId(graph.producers().target(graph.producers().from(last()))));
      }
      DatasetName dataset = graph.node(last()).dataset();
      graph
          .source(dataset)
          .ifPresent(source -> words.add("declared source " + dataset + ofOwner(source.owner())));
      return words;
    }

    private static String ofOwner(String owner) {
      return owner == null ? " without an owner" : " of " + owner;
    }
  }
}
