package dev.plumbline.report;

import dev.plumbline.report.ReportedNight.Outcome;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Nights to report about: one like a real one, one without anything, and their parts. */
final class Nights {
  static final LocalDate DAY = LocalDate.of(2026, 7, 14);
  static final Instant BEGAN = Instant.parse("2026-07-15T02:05:00Z");
  static final PriceBasis CHARGED = new PriceBasis("USD", "billed", "billed");
  static final PriceBasis LISTED = new PriceBasis("EUR", "catalog", "provisional");
  static final PriceBasis UNPRICED = new PriceBasis("none", "none", "provisional");

  private static final RowLayout WATERFALL = WaterfallSection.ROWS.layout();
  private static final RowLayout IDLE = IdleSection.ROWS.layout();

  private Nights() {}

  static ReportedNight published() {
    return new ReportedNight("2026-07-14-a1", DAY, Outcome.PUBLISHED, null, DAY, BEGAN, "0.1.0");
  }

  /** A night in which every section but these is empty and says nothing about why. */
  static Figures empty(ReportedNight night, Rows... but) {
    return of(night, but);
  }

  /** A published night of which only these rows are there. */
  static Figures with(Rows... rows) {
    return of(published(), rows);
  }

  private static Figures of(ReportedNight night, Rows... given) {
    Map<Need, Rows> rows = new HashMap<>();
    Report.needs().forEach(need -> rows.put(need, Rows.all(need, List.of())));
    for (Rows some : given) {
      rows.put(some.need(), some);
    }
    return new Figures(night, rows);
  }

  static Rows waterfall(Row... rows) {
    return Rows.all(WaterfallSection.ROWS, List.of(rows));
  }

  static Rows idles(Row... rows) {
    return Rows.all(IdleSection.ROWS, List.of(rows));
  }

  /** Rows as sections see them. */
  static List<Cells> cells(Need need, Row... rows) {
    return Rows.all(need, List.of(rows)).shown();
  }

  /** Time of a node that no bill is named for. */
  static Row withoutBill(String stage, String seconds) {
    return WATERFALL
        .draft()
        .set(GpuWaterfallDaily.USAGE_DATE, DAY)
        .set(GpuWaterfallDaily.CLUSTER, "train-east")
        .set(GpuWaterfallDaily.STAGE, stage)
        .set(GpuWaterfallDaily.GPU_SECONDS, decimal(seconds))
        .set(GpuWaterfallDaily.CURRENCY, UNPRICED.currency())
        .set(GpuWaterfallDaily.PRICE_SOURCE, UNPRICED.priceSource())
        .set(GpuWaterfallDaily.PRICE_STATE, UNPRICED.priceState())
        .row();
  }

  static Row stage(String stage, String seconds, String cost, PriceBasis basis) {
    return WATERFALL
        .draft()
        .set(GpuWaterfallDaily.USAGE_DATE, DAY)
        .set(GpuWaterfallDaily.PROVIDER, "AWS")
        .set(GpuWaterfallDaily.SUB_ACCOUNT, "222222222222")
        .set(GpuWaterfallDaily.CLUSTER, "train-east")
        .set(GpuWaterfallDaily.TEAM, "foundation")
        .set(GpuWaterfallDaily.PROJECT, "atlas")
        .set(GpuWaterfallDaily.GPU_MODEL, "NVIDIA H100 80GB HBM3")
        .set(GpuWaterfallDaily.STAGE, stage)
        .set(GpuWaterfallDaily.GPU_SECONDS, decimal(seconds))
        .set(GpuWaterfallDaily.COST, decimal(cost))
        .set(GpuWaterfallDaily.CURRENCY, basis.currency())
        .set(GpuWaterfallDaily.PRICE_SOURCE, basis.priceSource())
        .set(GpuWaterfallDaily.PRICE_STATE, basis.priceState())
        .row();
  }

  static Row idle(String owner, String cause, String seconds, String cost, PriceBasis basis) {
    return IDLE.draft()
        .set(IdleWasteDaily.USAGE_DATE, DAY)
        .set(IdleWasteDaily.BILLING_RESOURCE_ID, "i-0aa")
        .set(IdleWasteDaily.DEVICE_ID, "GPU-1")
        .set(IdleWasteDaily.OWNER, owner)
        .set(IdleWasteDaily.CAUSE, cause)
        .set(IdleWasteDaily.PROVIDER, "AWS")
        .set(IdleWasteDaily.CLUSTER, "train-east")
        .set(IdleWasteDaily.NODE, "ip-10-0-1-11")
        .set(IdleWasteDaily.GPU_INDEX, "5")
        .set(IdleWasteDaily.GPU_MODEL, "NVIDIA H100 80GB HBM3")
        .set(IdleWasteDaily.TEAM, "foundation")
        .set(IdleWasteDaily.PROJECT, "atlas")
        .set(IdleWasteDaily.GPU_SECONDS, decimal(seconds))
        .set(IdleWasteDaily.COST, decimal(cost))
        .set(IdleWasteDaily.CURRENCY, basis.currency())
        .set(IdleWasteDaily.PRICE_SOURCE, basis.priceSource())
        .set(IdleWasteDaily.PRICE_STATE, basis.priceState())
        .set(IdleWasteDaily.LONGEST_IDLE, decimal("18720"))
        .set(IdleWasteDaily.LONGEST_FROM, MadeUpGpus.at(18_000))
        .set(IdleWasteDaily.LONGEST_TO, MadeUpGpus.at(36_780))
        .set(IdleWasteDaily.LAST_FROM, MadeUpGpus.at(81_000))
        .set(IdleWasteDaily.LAST_TO, MadeUpGpus.at(84_600))
        .set(IdleWasteDaily.IS_IDLE_AT_END, true)
        .set(IdleWasteDaily.FIRST_SEEN_DATE, LocalDate.of(2026, 7, 9))
        .row();
  }

  static BigDecimal decimal(String number) {
    return number == null ? null : new BigDecimal(number);
  }

  /** A night as it might be: two providers, seven dates, models in every state of disarray. */
  static Figures realistic() {
    return like(published(), "warn");
  }

  /** The same, stopped by its gate: the figures are those of the night before. */
  static Figures stopped() {
    LocalDate next = DAY.plusDays(1);
    return like(
        new ReportedNight("2026-07-15-b7", next, Outcome.GATE_FAILED, null, DAY, BEGAN, "0.1.0"),
        "fail");
  }

  private static Figures like(ReportedNight night, String severity) {
    List<Row> idles = MadeUpMoney.idles();
    return of(
        night,
        Rows.all(AttentionSection.ROWS, MadeUpJournals.attention()),
        Rows.all(WaterfallSection.ROWS, MadeUpMoney.waterfall()),
        Rows.firstOf(IdleSection.ROWS, idles, 341, idles::iterator),
        Rows.all(IdleGpus.SEGMENTS, MadeUpGpus.segments()),
        Rows.all(UnobservedSection.ROWS, MadeUpGpus.unobserved()),
        Rows.all(BridgeSection.ROWS, MadeUpMoney.bridge()),
        Rows.all(InvoicesBeside.ROWS, MadeUpClosed.beside()),
        Rows.all(CorrectionsSection.STEPS, MadeUpClosed.steps()),
        Rows.all(CorrectionsSection.GPU_TIME, MadeUpClosed.gpuTime()),
        Rows.all(CommitmentSection.ROWS, MadeUpClosed.commitments()),
        Rows.all(MethodSection.ROWS, MadeUpMethods.rows()),
        Rows.all(RecommendationSection.ROWS, MadeUpAdvice.rows()),
        Rows.all(QueueSection.ROWS, MadeUpQueues.rows()),
        Rows.all(ServingSection.ROWS, MadeUpServing.rows()),
        Rows.all(BudgetSection.ROWS, MadeUpBudgets.rows()),
        Rows.all(BudgetSection.DATES, MadeUpBudgets.dates()),
        Rows.all(EfficiencySection.ROWS, MadeUpGpus.efficiency()),
        Rows.all(LineageSection.ROWS, MadeUpGpus.models()),
        Rows.all(LineageTrendSection.ROWS, MadeUpGpus.reach()),
        Rows.all(DeliverySection.ROWS, MadeUpDeliveries.rows()),
        Rows.all(DeliverySection.SUMS, MadeUpDeliveries.sums()),
        Rows.all(QualitySection.ROWS, MadeUpJournals.quality(severity)),
        Rows.all(IngestSection.ROWS, MadeUpJournals.files()),
        Rows.all(RejectsSection.ROWS, MadeUpJournals.rejects()),
        Rows.all(JournalSection.ROWS, MadeUpJournals.jobs()),
        Rows.all(PublicationSection.ROWS, MadeUpJournals.publications()));
  }

  static BigDecimal fixed(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
  }
}
