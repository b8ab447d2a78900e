package dev.plumbline.timeline;

import java.io.Serializable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which holders an entry of the configuration means: every key that is given must be the holder's;
 * null is not asked for, {@code *} stands for any characters.
 *
 * @param namespace the namespace of pods
 * @param pod the pod
 * @param account the account of Slurm jobs
 * @param user who submits
 * @param partition the partition of Slurm jobs
 * @param queue the queue
 */
public record Holders(
    TextPattern namespace,
    TextPattern pod,
    TextPattern account,
    TextPattern user,
    TextPattern partition,
    TextPattern queue)
    implements Serializable {

  /** Pods of a namespace. */
  public static Holders ofNamespace(String namespace) {
    return new Holders(TextPattern.of(namespace), null, null, null, null, null);
  }

  /** True when the holder is meant. */
  public boolean mean(Holder holder) {
    Workload workload = holder.workload();
    return TextPattern.matches(namespace, holder.namespace())
        && TextPattern.matches(pod, holder.pod())
        && (account == null || workload != null && account.matches(workload.account()))
        && (user == null || workload != null && user.matches(workload.user()))
        && (partition == null || workload != null && partition.matches(workload.partition()))
        && (queue == null || workload != null && queue.matches(workload.queue()));
  }

  /** True when nothing is asked for that only some holders have. */
  public boolean isEverybody() {
    return all().allMatch(TextPattern::isAny);
  }

  /** True when a scheduler's records are needed to know whether it is meant. */
  public boolean needScheduler() {
    return account != null || user != null || partition != null || queue != null;
  }

  private Stream<TextPattern> all() {
    return Stream.of(namespace, pod, account, user, partition, queue).filter(p -> p != null);
  }

  /** As a configuration writes them: {@code namespace=llm-train pod=canary-*}. */
  @Override
  public String toString() {
    return Stream.of(
            said("namespace", namespace),
            said("pod", pod),
            said("account", account),
            said("user", user),
            said("partition", partition),
            said("queue", queue))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String said(String key, TextPattern value) {
    return value == null ? "" : key + "=" + value.text();
  }
}
