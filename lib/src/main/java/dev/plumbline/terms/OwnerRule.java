package dev.plumbline.terms;

/** How the holders of a device are known. */
public enum OwnerRule implements Term {
  /** The exporter's label names them. */
  LABEL,
  /** The exporter had restarted; they held it before and after. */
  INHERITED,
  /** Nobody is named. */
  NONE;
}
