package dev.plumbline.run.landing;

import java.util.Optional;

/**
 * Whether Java's heap is likely to do for a landing, by a rule of thumb: 768 MiB for Spark and the
 * tables, 128 MiB for what a core holds of the file it reads (not more than 32 times the landing),
 * and 2 KiB for every file, all of which are known by name. A file that ingest read once, on
 * whichever night, is remembered in half of that, whether or not it still lies in the landing.
 *
 * @param files of all sources
 * @param bytes as they lie there
 */
public record HeapRule(long files, long bytes) {
  private static final long MIB = 1 << 20;
  private static final long SPARK = 768 * MIB;
  private static final long CORE = 128 * MIB;
  private static final long UNFOLDED = 32;
  private static final long FILE = 2 << 10;
  private static final long REMEMBERED = 1 << 10;

  /** The bytes that are wanted on a machine of so many cores. */
  long wanted(int cores) {
    return SPARK + Math.min(cores * CORE, UNFOLDED * bytes) + FILE * files;
  }

  /** The same in MiB, for a process of its own. */
  public long mebibytes(int cores) {
    return mebibytes(wanted(cores));
  }

  /**
   * A line that names the figure to set; empty where the heap does.
   *
   * @param heap what Java was given, in bytes
   */
  public Optional<String> warning(long heap, int cores) {
    long wanted = mebibytes(wanted(cores));
    return heap / MIB >= wanted
        ? Optional.empty()
        : Optional.of(
            "warning: %,d files of %,d MiB want a heap of about %,d MiB, Java has %,d: if it runs"
                    .formatted(files, bytes / MIB, wanted, heap / MIB)
                + " out of memory, set PLUMBLINE_HEAP=%dm".formatted(wanted));
  }

  /**
   * The same for files that ingest remembers, of which there are more from night to night.
   *
   * @param files that were ever read
   * @param heap what Java was given, in bytes
   */
  static Optional<String> remembered(long files, long heap) {
    long wanted = mebibytes(SPARK + REMEMBERED * files);
    return heap / MIB >= wanted
        ? Optional.empty()
        : Optional.of(
            "warning: ingest remembers %,d files, which want a heap of about %,d MiB, Java has %,d:"
                    .formatted(files, wanted, heap / MIB)
                + " set PLUMBLINE_HEAP=%dm before nights run out of memory".formatted(wanted));
  }

  private static long mebibytes(long bytes) {
    return (bytes + MIB - 1) / MIB;
  }
}
