package dev.plumbline.metrics;

import java.util.List;

/**
 * Time and cost that bought nothing, printed as an interval: what was measured, and that plus what
 * nobody could judge.
 */
public final class IdleWaste implements StageSum {
  @Override
  public String name() {
    return "idle_waste";
  }

  @Override
  public String doc() {
    return "Time and cost that bought nothing; at most that plus unobserved and unknown.";
  }

  @Override
  public String source() {
    return "stages of the waterfall, ruled by policy gpu-state; defaults calibrated on AcmeTrace";
  }

  @Override
  public List<String> stages() {
    return List.of("unused_commitment", "empty", "held_idle", "false_busy");
  }

  /** Stages that may hide more of it: with them it is the interval's upper end. */
  public List<String> unjudgedStages() {
    return List.of("unobserved", "unknown");
  }
}
