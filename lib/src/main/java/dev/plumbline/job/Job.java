package dev.plumbline.job;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.util.List;
import java.util.Optional;

/** A nightly computation: what it reads and writes, and a pure function between them. */
public interface Job {
  /** What it reads, writes and is ruled by. */
  JobSpec spec();

  /**
   * How far before its slice it reads inputs of {@link Reach#SINCE}. The Runner asks where there is
   * anything before the slice.
   *
   * @param near its inputs, those read from the slice's first date on
   * @return one row of one date, null for no further; or nothing, for the same
   */
  default Optional<Frame> further(Inputs near, RunContext context) {
    return Optional.empty();
  }

  /**
   * The inputs of which one at least must have rows for the job to make any: where none has, it is
   * not asked. None named: it is always asked, since it makes rows of its configuration too.
   */
  default List<TableSpec> drivenBy() {
    return List.of();
  }

  /** The rows of the slice; calls no action, no clock and no storage. */
  Outputs apply(Inputs inputs, RunContext context);
}
