package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.FileFigures;
import dev.plumbline.storage.LandingReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stops the night when too much of a source cannot be read: by records, or by bytes, of which a
 * refused file has all, a broken one the rest and a cut one what it lacks.
 */
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
      long missing = MissingBytes.of(file, results);
      sums[2] += file.unreadBytes() + missing;
      sums[3] += file.file().bytes() + missing;
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
                RejectExamples.of(results, source, reader),
                "do what stands beside the reasons (docs/REJECTS.md has them all), remove the"
                    + " files, or raise limits: rejected_share");
          }
        });
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
