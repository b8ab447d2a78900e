package dev.plumbline.job;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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
   * The rows of a declared input that is small whatever the fleet's size, here on the driver: what
   * is looked up by every kernel and fits into each of them.
   *
   * @param layout the columns of what is needed
   * @param few what of the input is needed, each thing once
   */
  public List<Cells> few(TableSpec table, RowLayout layout, UnaryOperator<Frame> few) {
    Frame all = of(table);
    return all.isKnownEmpty()
        ? List.of()
        : few.apply(all).select(layout.columns()).rows().collectAsList().stream()
            .map(layout::read)
            .toList();
  }

  /**
   * What the newest published night says in a table whose closed rows the job carries over; empty
   * where no row of the slice can be of a closed billing period, or correct one.
   */
  public Optional<Frame> standing(TableSpec table) {
    return Optional.ofNullable(standing.get(table));
  }
}
