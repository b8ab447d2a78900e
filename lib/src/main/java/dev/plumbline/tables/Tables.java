package dev.plumbline.tables;

import dev.plumbline.schema.TableSpec;
import java.util.List;

/** Every table of the lake, in reading order. A new table is added here and nowhere else. */
public final class Tables {
  /** All declarations. */
  public static final List<TableSpec> ALL =
      List.of(
          IngestFile.TABLE,
          IngestFileDay.TABLE,
          Reject.TABLE,
          GpuSample.TABLE,
          DeviceLabelSet.TABLE,
          GpuSegment.TABLE,
          Allocation.TABLE,
          FocusCharge.TABLE,
          PaidCapacity.TABLE,
          GpuHourCost.TABLE,
          GpuEfficiencyDaily.TABLE,
          GpuWaterfallDaily.TABLE,
          IdleWasteDaily.TABLE,
          InvoiceBridge.TABLE,
          QualityResult.TABLE,
          JobRun.TABLE,
          Publication.TABLE);

  private Tables() {}
}
