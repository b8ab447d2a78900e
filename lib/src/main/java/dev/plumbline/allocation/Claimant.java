package dev.plumbline.allocation;

/**
 * Who claims a device and how that is known.
 *
 * @param owner namespace/pod or slurm:cluster/job
 * @param ownerKind pod or slurm_job
 * @param rule by which it is known
 * @param team team, or null
 * @param project project, or null
 * @param runId training run, or null
 * @param said what its scheduler and the configuration say of it
 */
record Claimant(
    String owner,
    String ownerKind,
    String rule,
    String team,
    String project,
    String runId,
    Said said) {

  /**
   * What a scheduler and the configuration say; what they do not say is null.
   *
   * @param user who submitted
   * @param account Slurm account
   * @param partition Slurm partition
   * @param queue queue
   * @param outcome how it ended
   * @param teamRule the entry under {@code owners:} by which it has its team
   */
  record Said(
      String user,
      String account,
      String partition,
      String queue,
      String outcome,
      String teamRule) {}
}
