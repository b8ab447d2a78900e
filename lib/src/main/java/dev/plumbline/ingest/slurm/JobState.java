package dev.plumbline.ingest.slurm;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How far a job has come, by sacct's word for it.
 *
 * @param word the first word, upper case; null when the file does not say
 * @param outcome one of the table's outcomes
 */
record JobState(String word, String outcome) {
  private static final Set<String> RUNNING =
      Set.of(
          "RUNNING",
          "COMPLETING",
          "SUSPENDED",
          "RESIZING",
          "CONFIGURING",
          "STAGE_OUT",
          "SIGNALING",
          "STOPPED");
  private static final Set<String> PENDING =
      Set.of("PENDING", "REQUEUE_HOLD", "REQUEUE_FED", "SPECIAL_EXIT", "RESV_DEL_HOLD");

  /** A requeued or preempted attempt was stopped by the scheduler, not by its own failure. */
  private static final Map<String, String> FINISHED =
      Map.ofEntries(
          Map.entry("COMPLETED", "succeeded"),
          Map.entry("FAILED", "failed"),
          Map.entry("NODE_FAIL", "failed"),
          Map.entry("BOOT_FAIL", "failed"),
          Map.entry("LAUNCH_FAILED", "failed"),
          Map.entry("RECONFIG_FAIL", "failed"),
          Map.entry("OUT_OF_MEMORY", "failed"),
          Map.entry("CANCELLED", "cancelled"),
          Map.entry("PREEMPTED", "cancelled"),
          Map.entry("REQUEUED", "cancelled"),
          Map.entry("REVOKED", "cancelled"),
          Map.entry("TIMEOUT", "timeout"),
          Map.entry("DEADLINE", "timeout"));

  /** {@code CANCELLED by 1000} is CANCELLED; {@code CANCELLED+} too. */
  static JobState of(String text) {
    String[] words = text.trim().split("[ +]", 2);
    String word = words[0].toUpperCase(Locale.ROOT);
    if (word.isEmpty()) {
      return new JobState(null, "unknown");
    }
    return new JobState(
        word, RUNNING.contains(word) ? "running" : FINISHED.getOrDefault(word, "unknown"));
  }

  boolean isPending() {
    return PENDING.contains(word == null ? "" : word);
  }

  boolean isFinished() {
    return FINISHED.containsKey(word == null ? "" : word);
  }

  boolean isRunning() {
    return outcome.equals("running");
  }

  /** True for a word that Slurm was not seen to use. */
  boolean isStrange() {
    return word != null && !isPending() && outcome.equals("unknown");
  }
}
