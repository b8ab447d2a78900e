package dev.plumbline.jobs.origins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.jobs.JobCatalog;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Origins;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.BillingReconciliationDaily;
import dev.plumbline.tables.BudgetMonthly;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.ClosedPeriod;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.CostAnomalyDaily;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageReachDaily;
import dev.plumbline.tables.MethodSpreadDaily;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.tables.QueueHour;
import dev.plumbline.tables.QueueWaitDaily;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.tables.ShadowModelDaily;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.tables.UnitEconomicsDaily;
import dev.plumbline.tables.origins.TableOrigins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which columns nobody says the origins of, and that no other declaration is possible. */
class UnknownOriginsTest {
  /** Why nothing is said of these. */
  private static final Map<TableSpec, String> UNDECLARED =
      Map.ofEntries(
          Map.entry(
              GpuSegment.TABLE,
              "the timeline makes it of all counters, most of which decide where a segment ends"),
          Map.entry(
              ChargeLine.TABLE,
              "thirty columns of a bill rule what a line is, and with it fifteen others: all of"
                  + " them together are more than an event should hold"),
          Map.entry(
              GpuHourCost.TABLE,
              "all its inputs decide its rows, and no declaration has been tried to its end yet"),
          Map.entry(
              ClosedPeriod.TABLE,
              "made of charge lines as they were published, which the job carries and does not"
                  + " read"),
          Map.entry(LineageCompleteness.TABLE, "each ruling is a walk over all facts of lineage"),
          Map.entry(LineageReachDaily.TABLE, "counts what such walks reach"),
          Map.entry(DeliveryDaily.TABLE, "lead times come of such walks"),
          Map.entry(ShadowModelDaily.TABLE, "what is behind a model comes of such walks"),
          Map.entry(
              AttentionDaily.TABLE,
              "its figures and texts are of findings, each of which is made of other tables"),
          Map.entry(
              RecommendationDaily.TABLE,
              "idle waste, peaks and prices weighed by rules, one against the other: not tried"
                  + " yet"),
          Map.entry(
              MethodSpreadDaily.TABLE,
              "hours divided by what others requested in them: not tried yet"),
          Map.entry(CostAllocation.TABLE, "each charge by what its hours say: not tried yet"),
          Map.entry(ChargebackMonthly.TABLE, "sums of parts of charges: not tried yet"),
          Map.entry(SharedCostMonthly.TABLE, "made of those sums by configured rules"),
          Map.entry(BillingReconciliationDaily.TABLE, "made beside them: not tried yet"),
          Map.entry(QueueHour.TABLE, "waits of requests, cut at hours: not tried yet"),
          Map.entry(QueueWaitDaily.TABLE, "sums of those by configured owners: not tried yet"),
          Map.entry(ScheduledHold.TABLE, "the newest word of each request: not tried yet"),
          Map.entry(DeviceHold.TABLE, "what holds say of devices: not tried yet"),
          Map.entry(
              BudgetMonthly.TABLE,
              "forecasts of sums of the waterfall, beside configured budgets: not tried yet"),
          Map.entry(CostAnomalyDaily.TABLE, "judged by such forecasts: not tried yet"),
          Map.entry(
              UnitEconomicsDaily.TABLE,
              "each figure is made of the configured entries and of four tables: not tried yet"));

  /** What is configured, or tells a night that saw a difference to what is closed. */
  private static final List<Col> NO_COLUMN_OF_AN_INPUT =
      List.of(PaidCapacity.SEEN_DATE, InvoiceBridge.SEEN_DATE, InvoiceReconciliation.INVOICE_TOTAL);

  private static List<TableSpec> written() {
    return JobCatalog.ALL.stream().flatMap(job -> job.spec().writes().stream()).toList();
  }

  @Test
  void theseTablesHaveNoDeclaration() {
    assertThat(written().stream().filter(table -> TableOrigins.of(table).isEmpty()))
        .containsExactlyInAnyOrderElementsOf(UNDECLARED.keySet());
  }

  @Test
  void theseColumnsOfOtherTablesHaveNone() {
    List<Col> unknown = new ArrayList<>();
    for (Origins origins : TableOrigins.ALL) {
      unknown.addAll(origins.table().columns());
      unknown.removeAll(origins.columns().keySet());
    }
    assertThat(unknown).containsExactlyInAnyOrderElementsOf(NO_COLUMN_OF_AN_INPUT);
  }

  @Test
  void everyOriginIsAColumnOfAnInputOfTheJobThatWritesTheTable() {
    for (Origins origins : TableOrigins.ALL) {
      List<Col> given = given(origins.table());
      origins.columns().values().forEach(of -> of.forEach(o -> assertIn(given, o.column())));
      origins.rows().forEach(o -> assertIn(given, o.column()));
    }
  }

  private static void assertIn(List<Col> given, Col column) {
    assertThat(given.contains(column)).as(column + " is a column of an input").isTrue();
  }

  private static List<Col> given(TableSpec table) {
    Optional<Job> writer =
        JobCatalog.ALL.stream().filter(job -> job.spec().writes().contains(table)).findFirst();
    return writer.orElseThrow().spec().reads().stream()
        .map(JobSpec.Input::table)
        .flatMap(input -> input.columns().stream())
        .toList();
  }

  @Test
  void aDeclarationNamesItsOwnColumnsAndNoneTwice() {
    assertThatThrownBy(
            () -> Origins.of(GpuWaterfallDaily.TABLE).same(InvoiceBridge.AMOUNT, GpuHourCost.COST))
        .hasMessageContaining("has no column amount");
    assertThatThrownBy(
            () ->
                Origins.of(GpuWaterfallDaily.TABLE)
                    .summed(GpuWaterfallDaily.COST, GpuHourCost.COST, GpuHourCost.COST))
        .hasMessageContaining("said twice");
  }
}
