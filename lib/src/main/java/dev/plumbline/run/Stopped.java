package dev.plumbline.run;

import dev.plumbline.run.publication.Standing;

/**
 * How a run stands that was told to end.
 *
 * @param standing how far it had got; null when a commit did not finish in time, and the lake stays
 *     taken
 * @param taken why the lake could not be given back and when it will be free, in words; null where
 *     it is free or was not to be given back
 */
public record Stopped(Standing standing, String taken) {
  /** A commit did not finish in time. */
  static final Stopped IN_A_COMMIT = new Stopped(null, null);
}
