package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.AttentionDaily;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * One thing that makes the figures of a date incomplete.
 *
 * @param date the date
 * @param subject the node, machine, namespace, source or file
 * @param detail what was seen, as a sentence without its full stop
 * @param remedy what to do, as a sentence without its full stop
 */
record Found(LocalDate date, String subject, String detail, String remedy) {
  /** What a kind says; the kind itself and since when are added for it. */
  static final RowLayout LAYOUT =
      RowLayout.of(
          AttentionDaily.ATTENTION_DATE,
          AttentionDaily.SUBJECT,
          AttentionDaily.CURRENCY,
          AttentionDaily.COST_AT_STAKE,
          AttentionDaily.GPU_SECONDS_AT_STAKE,
          AttentionDaily.REMEDY,
          AttentionDaily.DETAIL);

  /** A row with GPU time at stake, and no money that is known. */
  Row row(BigDecimal gpuSeconds) {
    return row(gpuSeconds, null, null);
  }

  /**
   * A row with what is at stake.
   *
   * @param gpuSeconds GPU time, or null
   * @param currency the currency of the money, or null
   * @param cost money, or null
   */
  Row row(BigDecimal gpuSeconds, String currency, BigDecimal cost) {
    return LAYOUT
        .draft()
        .set(AttentionDaily.ATTENTION_DATE, date)
        .set(AttentionDaily.SUBJECT, subject)
        .set(AttentionDaily.CURRENCY, cost == null ? null : currency)
        .set(AttentionDaily.COST_AT_STAKE, cost)
        .set(AttentionDaily.GPU_SECONDS_AT_STAKE, gpuSeconds)
        .set(AttentionDaily.REMEDY, remedy)
        .set(AttentionDaily.DETAIL, detail)
        .row();
  }
}
