package dev.plumbline.job;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a job computed, by table. Rows outside the slice are left out by the Runner. */
public final class Outputs {
  private final Map<TableSpec, Frame> frames = new LinkedHashMap<>();
  private final List<Frame> kept = new ArrayList<>();

  /** One table's rows. */
  public static Outputs of(TableSpec table, Frame rows) {
    return new Outputs().and(table, rows);
  }

  /** And another's. */
  public Outputs and(TableSpec table, Frame rows) {
    frames.put(table, rows);
    return this;
  }

  /**
   * Has the Runner compute these rows once, since several of the outputs are made of them. What is
   * not kept is read and computed again for every output.
   */
  public Outputs keeping(Frame... several) {
    kept.addAll(List.of(several));
    return this;
  }

  /** Rows that several outputs are made of. */
  public List<Frame> kept() {
    return kept;
  }

  /** Rows by table, in declaration order. */
  public Map<TableSpec, Frame> frames() {
    return frames;
  }
}
