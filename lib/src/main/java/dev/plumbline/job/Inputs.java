package dev.plumbline.job;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.util.Map;
import java.util.Optional;

/** The declared inputs of a job, already restricted to the slice and its reach. */
public final class Inputs {
  private final Map<TableSpec, Frame> frames;
  private final Map<TableSpec, Frame> standing;

  /** Inputs by table. */
  public Inputs(Map<TableSpec, Frame> frames) {
    this(frames, Map.of());
  }

  /** Inputs by table, and what stands of the tables that the job carries over. */
  public Inputs(Map<TableSpec, Frame> frames, Map<TableSpec, Frame> standing) {
    this.frames = Map.copyOf(frames);
    this.standing = Map.copyOf(standing);
  }

  /** The rows of a declared input. */
  public Frame of(TableSpec table) {
    Frame frame = frames.get(table);
    if (frame == null) {
      throw new IllegalStateException("the job does not declare that it reads " + table);
    }
    return frame;
  }

  /**
   * What the newest published night says in a table whose closed rows the job carries over; empty
   * where no row of the slice can be of a closed billing period, or correct one.
   */
  public Optional<Frame> standing(TableSpec table) {
    return Optional.ofNullable(standing.get(table));
  }
}
