package dev.plumbline.lineage.evidence;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.LineageEvent.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A row of a table in the making; what is not set is null. */
final class RowDraft {
  private final RowLayout layout;
  private final RowLayout.Draft row;

  RowDraft(TableSpec table) {
    layout = RowLayout.of(table);
    row = layout.draft();
  }

  RowDraft set(Col column, Object value) {
    row.set(column, value);
    return this;
  }

  RowLayout.Cells cells() {
    return layout.read(row.row());
  }

  /** A dataset as an event names it. */
  static Row dataset(String name, String version) {
    Object[] values = new Object[Dataset.FIELDS.size()];
    values[Dataset.position(Dataset.NAMESPACE)] = "s3";
    values[Dataset.position(Dataset.NAME)] = name;
    values[Dataset.position(Dataset.VERSION)] = version;
    return RowFactory.create(values);
  }
}
