package dev.plumbline.ingest.export;

import dev.plumbline.terms.ExportOrder;
import dev.plumbline.terms.ExportStanding;

/**
 * How the lines of one file and period count.
 *
 * @param run the run of the export that the file is a part of
 * @param standing whether they count
 * @param order what told so
 */
public record ExportRuling(String run, ExportStanding standing, ExportOrder order) {
  /** True when the lines count. */
  public boolean isInForce() {
    return standing == ExportStanding.IN_FORCE;
  }
}
