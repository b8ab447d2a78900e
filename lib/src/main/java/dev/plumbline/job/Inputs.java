package dev.plumbline.job;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.util.Map;

/** The declared inputs of a job, already restricted to the slice and its reach. */
public final class Inputs {
  private final Map<TableSpec, Frame> frames;

  /** Inputs by table. */
  public Inputs(Map<TableSpec, Frame> frames) {
    this.frames = Map.copyOf(frames);
  }

  /** The rows of a declared input. */
  public Frame of(TableSpec table) {
    Frame frame = frames.get(table);
    if (frame == null) {
      throw new IllegalStateException("the job does not declare that it reads " + table);
    }
    return frame;
  }
}
