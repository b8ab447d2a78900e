package dev.plumbline.terms;

/** How the holders of a device are known. */
public enum OwnerRule implements Term {
  /** The scheduler says from when to when, and names the device. */
  SCHEDULER_DEVICE,
  /** The scheduler says from when to when, and the exporter's label on which device. */
  SCHEDULER_LABEL,
  /** The scheduler says from when to when, and they had every GPU of the node. */
  WHOLE_NODE,
  /**
   * The scheduler says from when to when and how many of the node's GPUs, nobody which: each of
   * them is held in that share.
   */
  NODE_SHARE,
  /** The exporter's label names them. */
  LABEL,
  /** The exporter had restarted; they held it before and after. */
  INHERITED,
  /** Nobody is named. */
  NONE;
}
