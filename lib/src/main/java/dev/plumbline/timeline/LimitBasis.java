package dev.plumbline.timeline;

/** Which power limit is meant. */
public enum LimitBasis {
  /** The one in force. */
  ENFORCED,
  /** The configured one. */
  MANAGEMENT,
  /** The model's thermal design power, from the facts. */
  TDP;

  /** As tables write it. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
