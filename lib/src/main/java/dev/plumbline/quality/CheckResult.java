package dev.plumbline.quality;

import dev.plumbline.schema.Check;
import dev.plumbline.schema.TableSpec;

/**
 * What one check found.
 *
 * @param table whose rows were checked
 * @param check what was checked
 * @param status what came of it
 * @param detail how it is violated, or null
 * @param rows rows in the slice
 */
public record CheckResult(TableSpec table, Check check, Status status, String detail, long rows) {

  /** Outcome of a check. */
  public enum Status {
    /** It holds for every row. */
    PASSED,
    /** It does not. */
    VIOLATED,
    /** The slice has no rows, which is normal for this table, or no history to judge by. */
    NOT_APPLICABLE
  }

  /** True when the slice must not be published. */
  public boolean stopsPublication() {
    return status == Status.VIOLATED && check.severity() == Check.Severity.FAIL;
  }
}
