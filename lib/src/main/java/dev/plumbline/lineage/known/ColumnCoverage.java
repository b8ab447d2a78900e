package dev.plumbline.lineage.known;

/**
 * How well columns are tied to columns upstream.
 *
 * @param direct values flow into them
 * @param indirectOnly inputs only filter, join, group or sort them
 * @param unknown nothing is said of them
 */
public record ColumnCoverage(long direct, long indirectOnly, long unknown) {
  public static final ColumnCoverage NONE = new ColumnCoverage(0, 0, 0);

  public ColumnCoverage plus(ColumnCoverage other) {
    return new ColumnCoverage(
        direct + other.direct, indirectOnly + other.indirectOnly, unknown + other.unknown);
  }
}
