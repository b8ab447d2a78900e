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
}
