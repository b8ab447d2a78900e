package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** What a lake with a closed month holds, as text. */
final class ClosedLake {
  /** July ends on the 31st and is closed five days after: by 6 August, and once. */
  static final String JULY_IS_CLOSED =
      """
      billing_period_start | invoice_issuer | billing_account_id | closed_date
      2026-07-01           | Issuer         | A                  | 2026-08-06
      """;

  /** Of 9.30 of tax, 0.30 a day: of 29 days before the first night, and of that night, 9.00. */
  static final String TAX_OF_JULY =
      """
      capacity_date | effective_cost
      2026-07-30    | 9.00
      2026-07-31    | 0.30
      """;

  private ClosedLake() {}

  /** What is paid for charges of a kind, by date. */
  static Frame paid(Lake lake, String kind) {
    return lake.read(PaidCapacity.TABLE)
        .where(PaidCapacity.CHARGE_KIND.of().equalTo(kind))
        .groupBy(PaidCapacity.CAPACITY_DATE)
        .sums(PaidCapacity.EFFECTIVE_COST);
  }

  /** Runs a night that no gate stops. */
  static NightResult night(Lake lake, Path configuration) {
    NightResult result =
        new Night(
                lake,
                ConfigurationFile.read(configuration),
                JobCatalog.ALL,
                new Console(System.out),
                Instant.now())
            .run(NightRequest.whole());
    assertThat(result.isStopped()).as(result.violations().toString()).isFalse();
    return result;
  }

  /** Of what is charged; what is not has a price of its own day before. */
  static Map<String, List<String>> totals(Lake lake) {
    Map<String, List<String>> totals = new TreeMap<>();
    totals.put(
        "by invoice, kind and currency",
        texts(
            lake.read(PaidCapacity.TABLE)
                .groupBy(PaidCapacity.INVOICE, PaidCapacity.CHARGE_KIND, PaidCapacity.CURRENCY)
                .sums(PaidCapacity.EFFECTIVE_COST, PaidCapacity.BILLED_COST)
                .where(
                    PaidCapacity.EFFECTIVE_COST
                        .of()
                        .notEqual(0)
                        .or(PaidCapacity.BILLED_COST.of().notEqual(0)))));
    Frame charged =
        lake.read(GpuHourCost.TABLE)
            .where(GpuHourCost.PRICE_SOURCE.of().equalTo("billed"))
            .with(
                GpuHourCost.COST_DATE.is(
                    functions.coalesce(
                        GpuHourCost.CORRECTS_DATE.of(), GpuHourCost.COST_DATE.of())));
    totals.put(
        "by hour, device, stage and invoice",
        texts(
            charged
                .groupBy(
                    GpuHourCost.COST_DATE,
                    GpuHourCost.HOUR_AT,
                    GpuHourCost.DEVICE_ID,
                    GpuHourCost.STAGE,
                    GpuHourCost.INVOICE)
                .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST)
                .where(GpuHourCost.GPU_SECONDS.of().notEqual(0))));
    totals.put(
        "by step",
        texts(
            lake.read(InvoiceBridge.TABLE)
                .groupBy(InvoiceBridge.INVOICE, InvoiceBridge.STEP)
                .sums(InvoiceBridge.AMOUNT)
                .where(InvoiceBridge.AMOUNT.of().notEqual(0))));
    return totals;
  }

  /** Every row of the first account's July in a table with cost, whatever came later. */
  static Map<String, List<String>> closedRows(Lake lake) {
    Map<String, List<String>> rows = new TreeMap<>();
    Column first = closedOf(PaidCapacity.CLOSED_DATE);
    rows.put(
        "paid", rows(lake, PaidCapacity.TABLE, first.and(PaidCapacity.SEEN_DATE.of().isNull())));
    Column hours = closedOf(GpuHourCost.CLOSED_DATE);
    rows.put(
        "hours", rows(lake, GpuHourCost.TABLE, hours.and(GpuHourCost.CORRECTS_DATE.of().isNull())));
    Column steps = closedOf(InvoiceBridge.CLOSED_DATE);
    rows.put(
        "bridge",
        rows(lake, InvoiceBridge.TABLE, steps.and(InvoiceBridge.SEEN_DATE.of().isNull())));
    Column stages = GpuWaterfallDaily.PRICE_STATE.of().equalTo("closed");
    rows.put(
        "waterfall",
        rows(
            lake,
            GpuWaterfallDaily.TABLE,
            stages
                .and(GpuWaterfallDaily.CORRECTS_DATE.of().isNull())
                .and(GpuWaterfallDaily.CLUSTER.of().isNull())
                .and(GpuWaterfallDaily.GPU_MODEL.of().equalTo("NVIDIA L4"))));
    Column waste = IdleWasteDaily.PRICE_STATE.of().equalTo("closed");
    rows.put(
        "waste",
        rows(lake, IdleWasteDaily.TABLE, waste.and(IdleWasteDaily.CORRECTS_DATE.of().isNull())));
    rows.values().forEach(each -> assertThat(each).isNotEmpty());
    return rows;
  }

  private static Column closedOf(Col date) {
    return date.of().equalTo(LocalDate.of(2026, 8, 6));
  }

  private static List<String> rows(Lake lake, TableSpec table, Column which) {
    return LakeContent.rows(table, lake.read(table).where(which));
  }

  private static List<String> texts(Frame frame) {
    return frame.rows().collectAsList().stream().map(Object::toString).sorted().toList();
  }
}
