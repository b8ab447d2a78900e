package dev.plumbline.allocation;

/**
 * Who claims a device and how that is known.
 *
 * @param owner namespace/pod
 * @param ownerKind pod
 * @param rule label or inherited
 * @param team team, or null
 * @param project project, or null
 * @param runId training run, or null
 */
record Claimant(
    String owner, String ownerKind, String rule, String team, String project, String runId) {}
