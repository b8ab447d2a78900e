package dev.plumbline.ingest.json;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;

/** A row being filled, column by column; what nobody sets is null. */
public final class RowDraft {
  private final TableSpec table;
  private final Object[] values;

  public RowDraft(TableSpec table) {
    this.table = table;
    this.values = new Object[table.columns().size()];
  }

  public RowDraft set(Col column, Object value) {
    values[table.position(column)] = value;
    return this;
  }

  public Object[] values() {
    return values;
  }
}
