package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.FileFigures;
import dev.plumbline.storage.LandingReader;
import dev.plumbline.tables.Reject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Stops the night when too much of a source cannot be read. */
final class RejectLimit {
  private RejectLimit() {}

  static void check(
      Configuration configuration, List<TableIngestion.Result> results, LandingReader reader) {
    Map<String, long[]> bySource = new TreeMap<>();
    List<FileFigures> changed = results.stream().flatMap(r -> r.changed().stream()).toList();
    for (FileFigures file : changed) {
      long[] sums = bySource.computeIfAbsent(file.file().source(), s -> new long[4]);
      sums[0] += file.recordsRejected();
      sums[1] += file.recordsIn();
      sums[2] += file.isRefused() ? file.file().bytes() : 0;
      sums[3] += file.file().bytes();
    }
    bySource.forEach(
        (source, sums) -> {
          double share = Math.max(share(sums[0], sums[1]), share(sums[2], sums[3]));
          if (share > configuration.limits().rejectedShare()) {
            throw new Failure(
                Category.INPUT,
                String.format(
                    Locale.ROOT,
                    "source %s: %.1f %% of its records or bytes cannot be used, %.1f %% allowed",
                    source,
                    100 * share,
                    100 * configuration.limits().rejectedShare()),
                examples(results, source, reader),
                "mend or remove the files, or raise limits: rejected_share");
          }
        });
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static String examples(
      List<TableIngestion.Result> results, String source, LandingReader reader) {
    List<String> paths =
        results.stream()
            .flatMap(r -> r.sidePaths().getOrDefault(Reject.TABLE.fullName(), List.of()).stream())
            .toList();
    StringBuilder text = new StringBuilder("the first of them:");
    List<Row> rows =
        reader
            .sideRows(Reject.TABLE, paths)
            .where(Reject.SOURCE.of().equalTo(source))
            .select(Reject.SOURCE_FILE, Reject.LINE_NUMBER, Reject.REASONS)
            .rows()
            .takeAsList(5);
    for (Row row : rows) {
      text.append("\n  ")
          .append(row.getString(0))
          .append(" line ")
          .append(row.getLong(1))
          .append(": ")
          .append(String.join("; ", row.<String>getList(2)));
    }
    return text.toString();
  }
}
