package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.mapping.SourceColumn;

/**
 * How a line says a period.
 *
 * @param way which columns say it
 * @param first the column of the start, the day or the month; null for {@link Way#BILLING_PERIOD}
 * @param second the column of the end or of the hours; null where one column says all
 * @param hours how {@code second} writes hours
 * @param isBillingWhenBlank true when a line that names no start is of the whole billing period
 */
record PeriodRule(
    Way way,
    SourceColumn first,
    SourceColumn second,
    AmountText hours,
    boolean isBillingWhenBlank) {

  /** Which columns say a period. */
  enum Way {
    /** The month that a date lies in. */
    MONTH_OF,
    /** One date. */
    DAY,
    /** Start, and end that is no part of it. */
    END,
    /** First day, and last day that is part of it. */
    THROUGH,
    /** Start, and how many hours. */
    HOURS,
    /** The line's billing period. */
    BILLING_PERIOD
  }
}
