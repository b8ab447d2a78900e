package dev.plumbline.run.survey;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSample;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a source is looked at, so that a landing of any size takes seconds.
 *
 * @param files of one source, spread evenly over its paths
 * @param samples lines of telemetry per file
 * @param charges charge lines per file
 * @param others records of anything else per file
 */
public record FileSample(int files, long samples, long charges, long others) {
  /** What a first look takes. */
  public static final FileSample THOROUGH = new FileSample(200, 50_000, 100_000, 2_000);

  /** What a check before a night takes. */
  public static final FileSample QUICK = new FileSample(40, 20_000, 20_000, 500);

  /** So many records of a file that makes rows of this table. */
  long recordsOf(TableSpec table) {
    if (table.equals(GpuSample.TABLE)) {
      return samples;
    }
    return table.equals(FocusCharge.TABLE) ? charges : others;
  }

  /** The first, the last, and those evenly between them. */
  <T> List<T> spread(List<T> all) {
    return spread(all, files);
  }

  /** At most so many of a list: the first, the last, and those evenly between them. */
  public static <T> List<T> spread(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<T> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * (all.size() - 1) / (most - 1))));
    }
    return some;
  }
}
