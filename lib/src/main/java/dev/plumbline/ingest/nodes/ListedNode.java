package dev.plumbline.ingest.nodes;

import dev.plumbline.ingest.scheduler.ComputeAmount;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A machine as a list shows it.
 *
 * @param names what it is called
 * @param bill what pays for it
 * @param hardware what it is
 * @param life when it was there
 * @param labels labels or tags, unmasked
 */
record ListedNode(
    Names names, Bill bill, Hardware hardware, Life life, Map<String, String> labels) {

  /**
   * What it is called.
   *
   * @param id the list's own id of it
   * @param node the name that telemetry most likely has
   * @param aliases other names
   */
  record Names(String id, String node, List<String> aliases) {}

  /**
   * What pays for it; each may be null.
   *
   * @param provider who bills it
   * @param subAccount account, project or subscription
   * @param resourceId as bills write it
   */
  record Bill(String provider, String subAccount, String resourceId) {
    /** Nothing says it. */
    static final Bill UNKNOWN = new Bill(null, null, null);
  }

  /**
   * What it is; each may be null.
   *
   * @param instanceType instance type
   * @param gpus how many GPUs it has
   * @param gpuModel as the list names it
   * @param compute how many CPUs and how much memory it has
   * @param zone where it stands
   */
  record Hardware(
      String instanceType, Long gpus, String gpuModel, ComputeAmount compute, String zone) {}

  /**
   * When it was there; each may be null.
   *
   * @param state as the list says it, lower case
   * @param created since when
   * @param ended until when
   */
  record Life(String state, Instant created, Instant ended) {}
}
