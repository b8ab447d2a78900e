package dev.plumbline.metrics;

import dev.plumbline.terms.Stage;
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
  public List<Stage> stages() {
    return Stage.Group.WASTE.stages();
  }

  /** Stages that may hide more of it: with them it is the interval's upper end. */
  public List<Stage> unjudgedStages() {
    return Stage.Group.UNMEASURED.stages();
  }
}
