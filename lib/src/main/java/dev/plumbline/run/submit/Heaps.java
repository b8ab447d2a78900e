package dev.plumbline.run.submit;

import dev.plumbline.run.landing.HeapRule;

/**
 * The memory of driver and executors, as Spark takes it, such as {@code 2g}.
 *
 * @param driver of the process that plans, commits and remembers the landing
 * @param executor of each process that reads and computes
 */
public record Heaps(String driver, String executor) {
  private static final long STEP = 256;
  private static final long LEAST = 1024;

  /** Cores of an executor, where nobody says how many: what most clusters give one. */
  private static final int CORES = 4;

  /** What a landing wants; where tasks run in the driver, it has their part as well. */
  public static Heaps of(HeapRule landing, boolean isLocal, int cores) {
    long driver = landing.mebibytes(isLocal ? cores : 0);
    return new Heaps(text(driver), text(landing.mebibytes(CORES)));
  }

  private static String text(long mebibytes) {
    return Math.max(LEAST, (mebibytes + STEP - 1) / STEP * STEP) + "m";
  }
}
