package dev.plumbline.terms;

/** What a sample's activity is taken from, best first. */
public enum Signal implements Term {
  /** An SM had a warp. */
  SM_ACTIVE("sm_active"),
  /** The graphics engine was busy: an upper bound of SM activity. */
  GRAPHICS_ENGINE_ACTIVE("gr_engine_active"),
  /** A kernel ran: tells nothing about how much of the GPU it used. */
  GPU_UTILIZATION("gpu_utilization");

  private final String text;

  Signal(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
