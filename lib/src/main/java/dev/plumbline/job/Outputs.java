package dev.plumbline.job;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a job computed, by table. Rows outside the slice are left out by the Runner. */
public final class Outputs {
  private final Map<TableSpec, Frame> frames = new LinkedHashMap<>();

  /** One table's rows. */
  public static Outputs of(TableSpec table, Frame rows) {
    return new Outputs().and(table, rows);
  }

  /** And another's. */
  public Outputs and(TableSpec table, Frame rows) {
    frames.put(table, rows);
    return this;
  }

  /** Rows by table, in declaration order. */
  public Map<TableSpec, Frame> frames() {
    return frames;
  }
}
