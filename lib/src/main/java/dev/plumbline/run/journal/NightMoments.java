package dev.plumbline.run.journal;

/**
 * Told when a run passes one of the moments between which it can be killed. A run that nobody
 * watches is {@link #UNWATCHED}.
 */
@FunctionalInterface
public interface NightMoments {
  /** Nobody is told. */
  NightMoments UNWATCHED = (moment, what) -> {};

  /** Where a run can be cut short and has to be finished or repeated by the next. */
  enum Moment {
    /** Files are written, nothing is promised. */
    STAGED,
    /** What is staged is noted, for a later run to publish. */
    NOTED,
    /** A burst is promised and not begun. */
    PROMISED,
    /** The first commit of a burst is done. */
    BEGUN,
    /** The second commit of a burst is done, others are not. */
    HALF,
    /** All commits of a burst are done, its promise still stands. */
    FULFILLED,
    /** One table of silver is committed on its own. */
    COMMITTED
  }

  /**
   * A moment has come.
   *
   * @param what {@code ingest} or {@code gold} for a burst; the table for a commit on its own
   */
  void reached(Moment moment, String what);
}
