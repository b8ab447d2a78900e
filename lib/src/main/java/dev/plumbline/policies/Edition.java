package dev.plumbline.policies;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * Which edition of a policy it is.
 *
 * @param version changes with every change of a value
 * @param effectiveFrom the first date it applies to
 */
public record Edition(String version, LocalDate effectiveFrom) implements Serializable {
  /** Refuses an edition that does not say which it is. */
  public Edition {
    Invalid.ifMissing(version, "version");
    Invalid.ifMissing(effectiveFrom, "effective_from");
  }

  /** The edition that ships. */
  static Edition shipped(String version) {
    return new Edition(version, LocalDate.of(2026, 1, 1));
  }
}
