package dev.plumbline.metrics;

import dev.plumbline.terms.Stage;
import java.util.List;

/** Active time short of the quoted peak: where to look, not waste. */
public final class EfficiencyGap implements StageSum {
  @Override
  public String name() {
    return "efficiency_gap";
  }

  @Override
  public String doc() {
    return "Active time and its cost short of the quoted peak: where to look, not waste.";
  }

  @Override
  public String source() {
    return "stages of the waterfall: SM, tensor and DRAM activity against the clock of the peak";
  }

  @Override
  public List<Stage> stages() {
    return Stage.Group.GAP.stages();
  }
}
