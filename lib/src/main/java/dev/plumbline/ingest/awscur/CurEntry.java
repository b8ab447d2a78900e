package dev.plumbline.ingest.awscur;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;

/**
 * One line of the mapping's table.
 *
 * @param source the report's column as the legacy report spells it
 * @param column the FOCUS column it goes to, unless an earlier entry has filled it; for {@link
 *     FocusCharge#EXTRA} the text is kept under the report's own name
 * @param rule what the text becomes
 */
record CurEntry(String source, Col column, CurRule rule) {

  /** Taken as it stands. */
  static CurEntry as(String source, Col column) {
    return new CurEntry(source, column, CurRule.AS_IT_STANDS);
  }

  /** Taken by a rule. */
  static CurEntry by(String source, Col column, CurRule rule) {
    return new CurEntry(source, column, rule);
  }

  /** Kept under its own name on every line. */
  static CurEntry kept(String source) {
    return new CurEntry(source, FocusCharge.EXTRA, CurRule.KEPT);
  }

  boolean isKept() {
    return column == FocusCharge.EXTRA;
  }
}
