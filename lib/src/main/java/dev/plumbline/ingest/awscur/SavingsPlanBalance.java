package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Sink;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Sums what usage covered by savings plans would have cost on demand and what its negations take
 * off again. The invoice holds both; here neither is billed, so the sum of BilledCost is the
 * invoice's as long as the two cancel. Where a currency's sum over a file differs from zero by a
 * cent or more, {@code savings_plan_residual} is counted. A report in several files may show it
 * where its files together cancel.
 */
final class SavingsPlanBalance implements Ingester.Cursor {
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final int CURRENCIES = 200;

  private final Ingester.Cursor lines;
  private final CurMapping mapping;

  private SavingsPlanBalance(Ingester.Cursor lines, CurMapping mapping) {
    this.lines = lines;
    this.mapping = mapping;
  }

  /** Reads the lines and looks at the sums when there are no more. */
  static Ingester.Cursor after(Ingester.Cursor lines, CurMapping mapping) {
    return new SavingsPlanBalance(lines, mapping);
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    boolean hasMore = lines.read(sink);
    if (!hasMore) {
      mapping.sums().residuals(sink);
    }
    return hasMore;
  }

  /** Sums by currency. */
  static final class Sums {
    private final Map<String, BigDecimal> byCurrency = new HashMap<>();

    /** Adds what a line of covered usage or a negation says. */
    void add(CurLine line) {
      String currency = String.valueOf(line.text(CurColumns.CURRENCY));
      if (byCurrency.size() < CURRENCIES || byCurrency.containsKey(currency)) {
        line.amount(CurColumns.UNBLENDED)
            .ifPresent(amount -> byCurrency.merge(currency, amount, BigDecimal::add));
      }
    }

    private void residuals(Sink sink) {
      for (BigDecimal sum : byCurrency.values()) {
        if (sum.abs().compareTo(CENT) >= 0) {
          sink.absent("savings_plan_residual");
        }
      }
    }
  }
}
