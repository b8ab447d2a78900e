package dev.plumbline.run.journal;

import dev.plumbline.terms.Outcome;

/** Says what is going on while a night runs. */
public interface Progress {
  /** A step begins. */
  void begins(int number, int of, String name, String slice);

  /** A step ended; counts are -1 where nothing was counted. */
  void ends(Outcome outcome, long rowsIn, long rowsOut, double seconds);

  /** Something a person should read. */
  void says(String line);

  /** Records that the step under way refused. */
  default void refuses(long records) {}

  /** Something outside of the steps is under way, until the next of these words. */
  default void does(String what) {}

  /** Nothing is under way. */
  default void rests() {}
}
