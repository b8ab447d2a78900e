package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;
import dev.plumbline.terms.RunProducer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a training run does not say. It is MISSING where whoever wrote of the run could have said
 * it, and NOT_MEASURED where nobody who did ever can: what a producer's records have no place for
 * is no fault of the pipeline.
 *
 * <ol>
 *   <li>Kubeflow's records name no datasets and no commit.
 *   <li>Ray Train's name no commit, and of data only what the trainer calls it, in no version.
 *   <li>Schedulers know when a job ran and how it ended, not what it read or was made of.
 *   <li>MLflow, Weights &amp; Biases and whoever writes OpenLineage can say all of it.
 *   <li>One producer that can is enough: it counts from its first event on.
 * </ol>
 */
final class Unsaid {
  private static final Set<Link> OF_SCHEDULERS =
      EnumSet.of(Link.TRAINING_INPUTS, Link.CODE_COMMIT, Link.PARAMETERS);
  private static final Map<String, Set<Link>> NEVER_SAID =
      Map.of(
          RunProducer.KUBEFLOW.text(),
          EnumSet.of(Link.TRAINING_INPUTS, Link.CODE_COMMIT),
          RunProducer.RAY_TRAIN.text(),
          EnumSet.of(Link.CONTENT_IDENTITY, Link.CODE_COMMIT),
          RunProducer.SLURM.text(),
          OF_SCHEDULERS,
          RunProducer.KUBERNETES.text(),
          OF_SCHEDULERS);

  private Unsaid() {}

  /**
   * The state of a link of which the run says nothing.
   *
   * @param missing what is said of it where it could have been said
   */
  static Member of(Link link, RunFacts run, String missing) {
    SortedMap<String, Instant> producers = run.said().producers();
    boolean isBlind =
        !producers.isEmpty()
            && producers.keySet().stream()
                .allMatch(name -> NEVER_SAID.getOrDefault(name, Set.of()).contains(link));
    return isBlind
        ? new Member(
            LinkState.NOT_MEASURED,
            "%s, and all that is known of it comes from %s, whose records have no place for that"
                .formatted(missing, String.join(" and ", producers.keySet())))
        : new Member(LinkState.MISSING, missing);
  }
}
