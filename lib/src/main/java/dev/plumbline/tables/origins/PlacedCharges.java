package dev.plumbline.tables.origins;

import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuSegment;

/** What decides in which hours a charge lies: its own stretch, and when its machine was seen. */
final class PlacedCharges {
  private PlacedCharges() {}

  /** Adds it to a table whose rows come of it. */
  static Origins.Builder in(Origins.Builder table) {
    return table
        .rows(
            Influence.GROUP_BY,
            ChargeLine.BILLING_RESOURCE_ID,
            ChargeLine.CHARGE_KIND,
            ChargeLine.PERIOD,
            ChargeLine.INVOICE,
            ChargeLine.CURRENCY,
            ChargeLine.CLOSED_DATE)
        .rows(
            Influence.FILTER,
            ChargeLine.START_AT,
            ChargeLine.END_AT,
            ChargeLine.PERIOD_START_AT,
            ChargeLine.PERIOD_END_AT,
            ChargeLine.IS_TIMED,
            ChargeLine.METER,
            ChargeLine.SKU,
            ChargeLine.GPUS,
            ChargeLine.IS_ONE_MACHINE,
            ChargeLine.GPU_SECONDS,
            ChargeLine.UNUSED_OTHER_COST,
            ChargeLine.EFFECTIVE_COST,
            ChargeLine.COMMITMENT,
            ChargeLine.COMMITMENT_USE,
            ChargeLine.BLOCK_HOURS)
        .rows(Influence.SORT, ChargeLine.SOURCE, ChargeLine.SOURCE_FILE, ChargeLine.LINE_NUMBER)
        .rows(
            Influence.JOIN,
            GpuSegment.NODE,
            GpuSegment.CLUSTER,
            GpuSegment.HOUR_AT,
            GpuSegment.START_AT,
            GpuSegment.END_AT);
  }
}
