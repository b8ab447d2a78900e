package dev.plumbline.jobs;

import dev.plumbline.job.Job;
import dev.plumbline.job.JobOrder;
import dev.plumbline.jobs.assess.AttentionJob;
import dev.plumbline.jobs.assess.BudgetJob;
import dev.plumbline.jobs.assess.CostAllocationJob;
import dev.plumbline.jobs.assess.GpuEfficiencyJob;
import dev.plumbline.jobs.assess.GpuWaterfallJob;
import dev.plumbline.jobs.assess.IdleWasteJob;
import dev.plumbline.jobs.assess.InvoiceBridgeJob;
import dev.plumbline.jobs.assess.InvoiceReconciliationJob;
import dev.plumbline.jobs.assess.LineageCompletenessJob;
import dev.plumbline.jobs.assess.RecommendationJob;
import dev.plumbline.jobs.assess.UnitEconomicsJob;
import dev.plumbline.jobs.build.AllocationJob;
import dev.plumbline.jobs.build.ChargeLineJob;
import dev.plumbline.jobs.build.DeviceHoldsJob;
import dev.plumbline.jobs.build.GpuHourCostJob;
import dev.plumbline.jobs.build.GpuSegmentJob;
import dev.plumbline.jobs.build.LineageTablesJob;
import dev.plumbline.jobs.build.PaidCapacityJob;
import dev.plumbline.jobs.build.RunRequestsJob;
import dev.plumbline.jobs.build.ScheduledHoldsJob;
import java.util.List;

/** Every job. A new job is added here and nowhere else; the order comes from what they read. */
public final class JobCatalog {
  /** All jobs in the order they run. */
  public static final List<Job> ALL =
      JobOrder.of(
          List.of(
              new ScheduledHoldsJob(),
              new DeviceHoldsJob(),
              new GpuSegmentJob(),
              new AllocationJob(),
              new ChargeLineJob(),
              new PaidCapacityJob(),
              new GpuHourCostJob(),
              new RunRequestsJob(),
              new LineageTablesJob(),
              new GpuEfficiencyJob(),
              new GpuWaterfallJob(),
              new IdleWasteJob(),
              new RecommendationJob(),
              new UnitEconomicsJob(),
              new BudgetJob(),
              new InvoiceBridgeJob(),
              new InvoiceReconciliationJob(),
              new CostAllocationJob(),
              new LineageCompletenessJob(),
              new AttentionJob()));

  private JobCatalog() {}
}
