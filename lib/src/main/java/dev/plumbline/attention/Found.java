package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/**
 * One thing that makes the figures of a date incomplete.
 *
 * @param kind the word for it
 * @param date the date
 * @param subject the node, machine, namespace, source, file or invoice
 * @param detail what was seen, as a sentence without its full stop
 * @param remedy what to do, as a sentence without its full stop
 */
record Found(AttentionKind kind, LocalDate date, String subject, String detail, String remedy) {
  /** What is said of it; since when is added. */
  static final RowLayout LAYOUT =
      RowLayout.of(
          AttentionDaily.KIND,
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
   * @param cost money, or null; without a currency it is no amount
   */
  Row row(BigDecimal gpuSeconds, String currency, BigDecimal cost) {
    return LAYOUT
        .draft()
        .set(AttentionDaily.KIND, kind)
        .set(AttentionDaily.ATTENTION_DATE, date)
        .set(AttentionDaily.SUBJECT, subject)
        .set(AttentionDaily.CURRENCY, cost == null ? null : currency)
        .set(AttentionDaily.COST_AT_STAKE, currency == null ? null : cost)
        .set(AttentionDaily.GPU_SECONDS_AT_STAKE, gpuSeconds)
        .set(AttentionDaily.REMEDY, remedy)
        .set(AttentionDaily.DETAIL, detail)
        .row();
  }
}
