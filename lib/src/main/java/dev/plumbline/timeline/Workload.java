package dev.plumbline.timeline;

import dev.plumbline.terms.HoldOutcome;
import dev.plumbline.terms.OwnerKind;

/**
 * What a scheduler says of who holds a device; what it does not say is null.
 *
 * @param owner as owner columns write it
 * @param kind what it is
 * @param user who submitted it
 * @param account Slurm account
 * @param partition Slurm partition
 * @param queue queue
 * @param outcome how it ended
 */
public record Workload(
    String owner,
    OwnerKind kind,
    String user,
    String account,
    String partition,
    String queue,
    HoldOutcome outcome) {

  /** A job of Slurm of which only a label tells. */
  public static Workload slurmJob(String cluster, String job) {
    String owner = "slurm:" + (cluster == null ? "" : cluster + "/") + job;
    return new Workload(owner, OwnerKind.SLURM_JOB, null, null, null, null, null);
  }
}
