package dev.plumbline.run.explain;

import dev.plumbline.schema.RowLayout.Cells;
import java.math.BigDecimal;
import java.util.List;

/**
 * What lies behind rows by hour and device.
 *
 * @param resourceHours how many hours of billed resources they are of
 * @param resourceCost what those hours cost, whoever held them, by currency
 * @param chargeCount how many charge lines pay for those hours
 * @param charges the dearest of them, with file and line
 * @param fileCount in how many landing files samples of those devices may stand
 * @param files the first of them, with their digests
 */
public record Origins(
    long resourceHours,
    List<Money> resourceCost,
    long chargeCount,
    List<Cells> charges,
    long fileCount,
    List<Cells> files) {

  /** An amount in one currency. */
  public record Money(String currency, BigDecimal amount) {}
}
