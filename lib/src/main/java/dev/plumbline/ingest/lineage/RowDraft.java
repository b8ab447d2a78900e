package dev.plumbline.ingest.lineage;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;

/** A row being filled, column by column; what nobody sets is null. */
final class RowDraft {
  private final TableSpec table;
  private final Object[] values;

  RowDraft(TableSpec table) {
    this.table = table;
    this.values = new Object[table.columns().size()];
  }

  RowDraft set(Col column, Object value) {
    values[table.position(column)] = value;
    return this;
  }

  Object[] values() {
    return values;
  }
}
