package dev.plumbline.storage;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/** Counts what tasks have read of the landing, while they read: once for each mebibyte. */
final class ReadCount implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long OFTEN = 1 << 20;

  private final LongAccumulator files;
  private final LongAccumulator bytes;
  private long told;

  private ReadCount(LongAccumulator files, LongAccumulator bytes) {
    this.files = files;
    this.bytes = bytes;
  }

  /** A count whose figures come with Spark's own. */
  static ReadCount of(SparkContext context) {
    return new ReadCount(
        context.longAccumulator(Activity.FILES), context.longAccumulator(Activity.BYTES));
  }

  /** A count that nobody looks at. */
  static ReadCount unseen() {
    return new ReadCount(null, null);
  }

  /** So far of the file that is being read. */
  void at(long position) {
    if (position - told >= OFTEN) {
      add(position);
    }
  }

  /** It is read. */
  void file(long length) {
    add(Math.max(told, length));
    told = 0;
    if (files != null) {
      files.add(1L);
    }
  }

  private void add(long position) {
    if (bytes != null) {
      bytes.add(position - told);
    }
    told = position;
  }
}
