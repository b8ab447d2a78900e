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
          IngestReading.TABLE,
          BillingExport.TABLE,
          Reject.TABLE,
          LineageEvent.TABLE,
          RegistryRecord.TABLE,
          ServingSample.TABLE,
          GpuSample.TABLE,
          DeviceLabelSet.TABLE,
          GpuSegment.TABLE,
          GpuRequest.TABLE,
          RunRequest.TABLE,
          NodeInventory.TABLE,
          ScheduledHold.TABLE,
          QueueHour.TABLE,
          DeviceHold.TABLE,
          Allocation.TABLE,
          FocusCharge.TABLE,
          ChargeLine.TABLE,
          ClosedPeriod.TABLE,
          PaidCapacity.TABLE,
          GpuHourCost.TABLE,
          LineageRun.TABLE,
          DatasetVersion.TABLE,
          LineageEdge.TABLE,
          ModelVersion.TABLE,
          Evaluation.TABLE,
          Approval.TABLE,
          Deployment.TABLE,
          InferenceUsage.TABLE,
          GpuEfficiencyDaily.TABLE,
          GpuWaterfallDaily.TABLE,
          MethodSpreadDaily.TABLE,
          IdleWasteDaily.TABLE,
          QueueWaitDaily.TABLE,
          RecommendationDaily.TABLE,
          RunCostDaily.TABLE,
          UnitEconomicsDaily.TABLE,
          BudgetMonthly.TABLE,
          CostAnomalyDaily.TABLE,
          InvoiceBridge.TABLE,
          CommitmentDaily.TABLE,
          InvoiceReconciliation.TABLE,
          PriceWalkMonthly.TABLE,
          BillingReconciliationDaily.TABLE,
          CostAllocation.TABLE,
          ChargebackMonthly.TABLE,
          SharedCostMonthly.TABLE,
          Statement.TABLE,
          LineageCompleteness.TABLE,
          LineageReachDaily.TABLE,
          DeliveryDaily.TABLE,
          ShadowModelDaily.TABLE,
          AttentionDaily.TABLE,
          QualityResult.TABLE,
          JobRun.TABLE,
          Publication.TABLE);

  private Tables() {}
}
