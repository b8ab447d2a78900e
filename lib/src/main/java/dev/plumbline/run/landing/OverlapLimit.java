package dev.plumbline.run.landing;

import dev.plumbline.cost.charge.RepeatedUsage;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.schema.Frame;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.tables.FocusCharge;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Stops the night where two files in force bill the same machine-hours: half of the usage of the
 * smaller one is enough.
 */
final class OverlapLimit {
  private OverlapLimit() {}

  /** Checks what one table's ingestion staged. */
  static void check(TableIngestion.Result result, SliceStorage slices) {
    StagedSlice staged = result.slice();
    if (staged.table().equals(FocusCharge.TABLE) && hasSeveral(result)) {
      Frame charges = slices.rows(staged);
      Map<List<Object>, Long> all = new HashMap<>();
      // One row per billing file and period.
      for (Row row :
          RepeatedUsage.files(charges)
              .select(
                  RepeatedUsage.SOURCE,
                  RepeatedUsage.PERIOD,
                  FocusCharge.SOURCE_FILE,
                  RepeatedUsage.ALL)
              .rows()
              .collectAsList()) {
        all.put(List.of(row.get(0), row.get(1), row.get(2)), row.getLong(3));
      }
      for (Row row :
          RepeatedUsage.pairs(charges)
              .select(
                  RepeatedUsage.SOURCE,
                  RepeatedUsage.PERIOD,
                  RepeatedUsage.ONE,
                  RepeatedUsage.OTHER,
                  RepeatedUsage.SHARED,
                  RepeatedUsage.CONFLICTING)
              .rows()
              .collectAsList()) {
        long one = all.get(List.of(row.get(0), row.get(1), row.get(2)));
        long other = all.get(List.of(row.get(0), row.get(1), row.get(3)));
        if (2 * row.getLong(4) >= Math.min(one, other)) {
          throw failure(row, Math.min(one, other));
        }
      }
    }
  }

  /** Only files beside each other can repeat each other; mostly there is one per period. */
  private static boolean hasSeveral(TableIngestion.Result result) {
    Map<List<Object>, Integer> files = new HashMap<>();
    for (Map.Entry<FileKey, FileState> file : result.after().entrySet()) {
      for (LocalDate period : file.getValue().periods()) {
        if (result.slice().slices().contains(period) && file.getValue().counts(period)) {
          files.merge(List.of(file.getKey().source(), period), 1, Integer::sum);
        }
      }
    }
    return files.values().stream().anyMatch(count -> count > 1);
  }

  private static Failure failure(Row pair, long usage) {
    return new Failure(
        Category.CONFIGURATION,
        "source %s: two files bill the same machine-hours of billing period %s"
            .formatted(pair.get(0), pair.get(1)),
        "%s and %s share %d of %d lines of usage, %d of them at different costs"
            .formatted(pair.get(2), pair.get(3), pair.getLong(4), usage, pair.getLong(5)),
        "let path: match one of them: costs that differ are actual beside amortized, equal ones are"
            + " exports that overlap");
  }
}
