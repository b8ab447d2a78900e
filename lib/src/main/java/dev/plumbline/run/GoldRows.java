package dev.plumbline.run;

import dev.plumbline.report.ReportData;
import dev.plumbline.report.ReportData.Measured;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.LineageCompleteness;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of gold tables as the report takes them. */
final class GoldRows {
  private GoldRows() {}

  static ReportData.Waterfall waterfall(TableRow row) {
    return new ReportData.Waterfall(
        row.date(GpuWaterfallDaily.USAGE_DATE),
        row.text(GpuWaterfallDaily.PROVIDER),
        row.text(GpuWaterfallDaily.SUB_ACCOUNT),
        row.text(GpuWaterfallDaily.CLUSTER),
        row.text(GpuWaterfallDaily.TEAM),
        row.text(GpuWaterfallDaily.PROJECT),
        row.text(GpuWaterfallDaily.GPU_MODEL),
        row.text(GpuWaterfallDaily.STAGE),
        row.decimal(GpuWaterfallDaily.GPU_SECONDS),
        row.decimal(GpuWaterfallDaily.COST),
        row.text(GpuWaterfallDaily.CURRENCY),
        row.text(GpuWaterfallDaily.PRICE_SOURCE),
        row.text(GpuWaterfallDaily.PRICE_STATE));
  }

  static ReportData.Idle idle(TableRow row) {
    return new ReportData.Idle(
        row.date(IdleWasteDaily.USAGE_DATE),
        row.text(IdleWasteDaily.BILLING_RESOURCE_ID),
        row.text(IdleWasteDaily.DEVICE_ID),
        row.text(IdleWasteDaily.OWNER),
        row.text(IdleWasteDaily.CAUSE),
        row.text(IdleWasteDaily.PROVIDER),
        row.text(IdleWasteDaily.CLUSTER),
        row.text(IdleWasteDaily.NODE),
        row.text(IdleWasteDaily.GPU_MODEL),
        row.text(IdleWasteDaily.TEAM),
        row.text(IdleWasteDaily.PROJECT),
        row.decimal(IdleWasteDaily.GPU_SECONDS),
        row.decimal(IdleWasteDaily.COST),
        row.text(IdleWasteDaily.CURRENCY),
        row.text(IdleWasteDaily.PRICE_SOURCE),
        row.text(IdleWasteDaily.PRICE_STATE),
        row.decimal(IdleWasteDaily.LONGEST_IDLE),
        row.date(IdleWasteDaily.FIRST_SEEN_DATE));
  }

  static ReportData.Bridge bridge(TableRow row) {
    return new ReportData.Bridge(
        row.date(InvoiceBridge.PERIOD),
        row.text(InvoiceBridge.INVOICE),
        row.text(InvoiceBridge.ISSUER),
        row.text(InvoiceBridge.BILLING_ACCOUNT),
        row.text(InvoiceBridge.CURRENCY),
        row.count(InvoiceBridge.STEP_NUMBER),
        row.text(InvoiceBridge.STEP),
        row.text(InvoiceBridge.STEP_KIND),
        row.decimal(InvoiceBridge.AMOUNT));
  }

  static ReportData.Efficiency efficiency(TableRow row) {
    return new ReportData.Efficiency(
        row.date(GpuEfficiencyDaily.USAGE_DATE),
        row.text(GpuEfficiencyDaily.CLUSTER),
        row.text(GpuEfficiencyDaily.TEAM),
        row.text(GpuEfficiencyDaily.PROJECT),
        row.text(GpuEfficiencyDaily.GPU_MODEL),
        row.decimal(GpuEfficiencyDaily.OBSERVED_GPU_SECONDS),
        row.decimal(GpuEfficiencyDaily.ALLOCATED_GPU_SECONDS),
        measured(
            row,
            GpuEfficiencyDaily.ACTIVITY_GPU_SECONDS,
            GpuEfficiencyDaily.ACTIVITY_MEASURED_GPU_SECONDS),
        measured(
            row,
            GpuEfficiencyDaily.UTILIZATION_GPU_SECONDS,
            GpuEfficiencyDaily.UTILIZATION_MEASURED_GPU_SECONDS),
        measured(
            row,
            GpuEfficiencyDaily.TENSOR_GPU_SECONDS,
            GpuEfficiencyDaily.TENSOR_MEASURED_GPU_SECONDS),
        measured(
            row,
            GpuEfficiencyDaily.CLOCKED_TENSOR_GPU_SECONDS,
            GpuEfficiencyDaily.CLOCKED_TENSOR_MEASURED_GPU_SECONDS),
        measured(
            row, GpuEfficiencyDaily.DRAM_GPU_SECONDS, GpuEfficiencyDaily.DRAM_MEASURED_GPU_SECONDS),
        measured(
            row,
            GpuEfficiencyDaily.POWER_LIMIT_SECONDS,
            GpuEfficiencyDaily.POWER_LIMIT_MEASURED_GPU_SECONDS),
        row.number(GpuEfficiencyDaily.PEAK_TFLOPS),
        row.number(GpuEfficiencyDaily.ENERGY_COUNTER),
        row.number(GpuEfficiencyDaily.ENERGY_POWER),
        row.number(GpuEfficiencyDaily.ENERGY_UNPLACED),
        row.number(GpuEfficiencyDaily.TENSOR_EXCESS));
  }

  private static Measured measured(TableRow row, Col integral, Col time) {
    return new Measured(row.number(integral), row.decimal(time));
  }

  static ReportData.Lineage lineage(TableRow row) {
    Map<String, String> links = new LinkedHashMap<>();
    for (Col link : LineageCompleteness.LINK_STATES) {
      links.put(link.name().replaceFirst("_state$", ""), row.text(link));
    }
    return new ReportData.Lineage(
        row.date(LineageCompleteness.AS_OF_DATE),
        row.text(LineageCompleteness.MODEL),
        row.text(LineageCompleteness.VERSION),
        row.text(LineageCompleteness.RISK_TIER),
        links,
        row.map(LineageCompleteness.LINK_REASONS),
        row.flag(LineageCompleteness.IS_TRACEABLE),
        row.number(LineageCompleteness.SATURATION),
        row.text(LineageCompleteness.FIRST_BROKEN_LINK),
        row.texts(LineageCompleteness.WITNESS_PATH),
        row.decimal(LineageCompleteness.GPU_SECONDS_BEHIND),
        row.mapOrNull(LineageCompleteness.COSTS_BEHIND),
        row.count(LineageCompleteness.CENSUS_VERSIONS),
        row.count(LineageCompleteness.CENSUS_TRACEABLE));
  }
}
