package dev.plumbline.policies;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * A validated set of dated thresholds and the ruling they imply: a record whose components are the
 * keys of its section under {@code policies:}, found by its class.
 */
public interface Policy extends Serializable {
  /** Stable id, as in the configuration. */
  String id();

  /** Which edition it is. */
  Edition edition();

  /** One sentence: what it rules. */
  String description();

  /** Version; changes with every change of a value. */
  default String version() {
    return edition().version();
  }

  /** First date it applies to. */
  default LocalDate effectiveFrom() {
    return edition().effectiveFrom();
  }
}
