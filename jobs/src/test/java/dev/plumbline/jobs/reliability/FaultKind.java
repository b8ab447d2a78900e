package dev.plumbline.jobs.reliability;

import dev.plumbline.jobs.reliability.Faults.Act;
import java.util.EnumSet;
import java.util.Set;

/** What storage does to whoever uses it. */
enum FaultKind {
  /** Nothing is done, and an {@code IOException} says so. */
  ERROR(EnumSet.allOf(Act.class)),
  /** It is done, and an {@code IOException} says that it is not: an answer that was lost. */
  ANSWER_LOST(EnumSet.of(Act.CREATE, Act.RENAME, Act.DELETE, Act.MAKE_FOLDER)),
  /** It is done a second later. */
  DELAY(EnumSet.allOf(Act.class)),
  /** A file gives a few bytes at a time, which it may. */
  SHORT_READ(EnumSet.of(Act.OPEN)),
  /** A file gives half of its bytes and then an {@code IOException}. */
  READ_ERROR(EnumSet.of(Act.OPEN)),
  /** A file keeps its name, and only the answer {@code false} says so. */
  RENAME_FALSE(EnumSet.of(Act.RENAME)),
  /** A file keeps its name, and an {@code IOException} says so. */
  RENAME_ERROR(EnumSet.of(Act.RENAME)),
  /** The disk is full in the middle of a write: half of the bytes stand, the rest is an error. */
  NO_SPACE(EnumSet.of(Act.CREATE)),
  /** The disk is full when a file is closed: half of the bytes stand. */
  NO_SPACE_AT_CLOSE(EnumSet.of(Act.CREATE));

  private final Set<Act> acts;

  FaultKind(Set<Act> acts) {
    this.acts = acts;
  }

  /** What of all that is asked of storage this can befall. */
  boolean befalls(Act act) {
    return acts.contains(act);
  }
}
