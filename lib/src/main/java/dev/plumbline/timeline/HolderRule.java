package dev.plumbline.timeline;

/** How the holders of a device are known. */
public enum HolderRule {
  /** The exporter's label names them. */
  LABEL,
  /** The exporter had restarted; they held it before and after. */
  INHERITED,
  /** Nobody is named. */
  NONE;

  /** As tables write it. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
