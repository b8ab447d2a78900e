package dev.plumbline.run;

import dev.plumbline.cost.closed.Ledger;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;

/** Finds the slices whose rows really differ from what is already in the table. */
final class Restatement {
  private static final Col ROWS = Col.temporary("rows", DataTypes.LongType);
  private static final Col HASH = Col.temporary("hash", DataTypes.createDecimalType(38, 0));

  private Restatement() {}

  /** Of these slices, the ones whose rows are not the same on both sides. */
  static NavigableSet<LocalDate> different(
      TableSpec table, Frame before, Frame after, NavigableSet<LocalDate> slices) {
    Map<LocalDate, List<Object>> old = contents(table, before);
    Map<LocalDate, List<Object>> now = contents(table, after);
    NavigableSet<LocalDate> different = new TreeSet<>(slices);
    different.removeIf(slice -> java.util.Objects.equals(old.get(slice), now.get(slice)));
    return different;
  }

  /** The dates that rows of these correct. */
  static NavigableSet<LocalDate> corrected(TableSpec table, Frame rows) {
    Col corrects = Ledger.corrects(table).orElseThrow();
    NavigableSet<LocalDate> dates = new TreeSet<>();
    // One row per date.
    rows.where(corrects.of().isNotNull())
        .groupBy(corrects)
        .values(ROWS.is(functions.count(functions.lit(1))))
        .rows()
        .collectAsList()
        .forEach(row -> dates.add(row.getAs(0)));
    return dates;
  }

  /** Count and order-independent hash of each slice's rows. */
  private static Map<LocalDate, List<Object>> contents(TableSpec table, Frame rows) {
    Col slice = table.partition().orElseThrow();
    List<Column> values = new ArrayList<>();
    for (Col column : table.columns()) {
      // Spark's hash skips nulls; a value that moves to the next column must not go unseen.
      values.add(column.of().isNull());
      values.add(hashable(column));
    }
    Column hash =
        functions.xxhash64(values.toArray(Column[]::new)).cast(DataTypes.createDecimalType(20, 0));
    Frame contents =
        rows.groupBy(slice)
            .values(ROWS.is(functions.count(functions.lit(1))), HASH.is(functions.sum(hash)));
    Map<LocalDate, List<Object>> bySlice = new HashMap<>();
    // One row per slice.
    for (Row row : contents.rows().collectAsList()) {
      bySlice.put(row.getAs(0), List.of(row.get(1), row.get(2)));
    }
    return bySlice;
  }

  /** Maps cannot be hashed, their sorted entries can. */
  private static Column hashable(Col column) {
    return column.type() instanceof MapType
        ? functions.array_sort(functions.map_entries(column.of()))
        : column.of();
  }
}
