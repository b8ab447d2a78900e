package dev.plumbline.policies;

import java.io.Serializable;
import java.time.LocalDate;

/** A validated set of dated thresholds and the ruling they imply. */
public interface Policy extends Serializable {
  /** Stable id, as in the configuration. */
  String id();

  /** Version; changes with every change of a value. */
  String version();

  /** First date it applies to. */
  LocalDate effectiveFrom();

  /** One sentence: what it rules. */
  String description();
}
