package dev.plumbline.segment;

import dev.plumbline.failure.Invalid;
import dev.plumbline.timeline.Holder;
import dev.plumbline.timeline.Workload;
import java.io.Serializable;

/**
 * Who pays inside for what is held: one entry under {@code owners:}. Every key that is given must
 * be the holder's.
 *
 * @param namespace the namespace of pods, or null
 * @param account the account of Slurm jobs, or null
 * @param user who submits, or null
 * @param team the team, or null
 * @param project the project, or null
 */
public record Owner(String namespace, String account, String user, String team, String project)
    implements Serializable {
  /** Refuses an entry that would mean everybody. */
  public Owner {
    if (namespace == null && account == null && user == null) {
      throw new Invalid(
          "lacks 'namespace', and 'account' and 'user' too",
          "add namespace: of pods, or account: or user: of jobs");
    }
  }

  /** Who pays for a namespace. */
  public Owner(String namespace, String team, String project) {
    this(namespace, null, null, team, project);
  }

  /** True when the entry means this holder. */
  boolean means(Holder holder) {
    Workload workload = holder.workload();
    return isSame(namespace, holder.namespace())
        && isSame(account, workload == null ? null : workload.account())
        && isSame(user, workload == null ? null : workload.user());
  }

  private static boolean isSame(String said, String held) {
    return said == null || said.equals(held);
  }
}
