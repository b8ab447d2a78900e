package dev.plumbline.report;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.InvoiceBridge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Waterfall, idle waste and invoices of a made-up fleet. */
final class MadeUpMoney {
  private static final List<String> STAGES =
      List.of(
          "unused_commitment",
          "unobserved",
          "unknown",
          "empty",
          "held_idle",
          "false_busy",
          "active_unresolved",
          "sm_idle",
          "memory_bound",
          "non_tensor",
          "clock_loss",
          "delivered");

  private static final RowLayout WATERFALL = WaterfallSection.ROWS.layout();
  private static final RowLayout IDLE = IdleSection.ROWS.layout();
  private static final RowLayout BRIDGE = BridgeSection.ROWS.layout();

  private MadeUpMoney() {}

  static List<Row> waterfall() {
    double[] shares = {0.03, 0.04, 0.01, 0.06, 0.11, 0.02, 0.05, 0.14, 0.13, 0.09, 0.05, 0.27};
    String[] teams = {"foundation", "search-ranking", "speech", null};
    double[] sizes = {3_317_760, 1_105_920, 691_200, 414_720};
    List<Row> rows = new ArrayList<>();
    for (int back = 6; back >= 0; back--) {
      for (int team = 0; team < teams.length; team++) {
        for (int stage = 0; stage < shares.length; stage++) {
          double wobble = 1 + 0.12 * Math.sin(back * 1.7 + stage + team * 0.6);
          BigDecimal seconds = Nights.fixed(sizes[team] * shares[stage] * wobble, 3);
          boolean isSpeech = "speech".equals(teams[team]);
          boolean isUnmapped = teams[team] == null;
          PriceBasis basis =
              isUnmapped ? Nights.UNPRICED : isSpeech ? Nights.LISTED : Nights.CHARGED;
          BigDecimal cost = isUnmapped ? null : Nights.fixed(seconds.doubleValue() * 0.0011, 12);
          boolean isCommitment = stage == 0;
          rows.add(
              WATERFALL
                  .draft()
                  .set(GpuWaterfallDaily.USAGE_DATE, Nights.DAY.minusDays(back))
                  .set(GpuWaterfallDaily.PROVIDER, isSpeech ? "GCP" : "AWS")
                  .set(GpuWaterfallDaily.SUB_ACCOUNT, "222222222222")
                  .set(GpuWaterfallDaily.CLUSTER, isSpeech ? "speech-west" : "train-east")
                  .set(GpuWaterfallDaily.TEAM, teams[team])
                  .set(GpuWaterfallDaily.PROJECT, "atlas")
                  .set(
                      GpuWaterfallDaily.GPU_MODEL,
                      isSpeech ? "NVIDIA A100-SXM4-80GB" : "NVIDIA H100 80GB HBM3")
                  .set(GpuWaterfallDaily.STAGE, STAGES.get(stage))
                  .set(GpuWaterfallDaily.GPU_SECONDS, isCommitment && team == 0 ? null : seconds)
                  .set(GpuWaterfallDaily.COST, cost)
                  .set(GpuWaterfallDaily.CURRENCY, basis.currency())
                  .set(GpuWaterfallDaily.PRICE_SOURCE, basis.priceSource())
                  .set(GpuWaterfallDaily.PRICE_STATE, basis.priceState())
                  .row());
        }
      }
    }
    return rows;
  }

  private record Waster(String owner, String team, String cause) {
    boolean isCommitment() {
      return cause.equals("unused_commitment");
    }

    boolean isSpeech() {
      return "speech".equals(team);
    }
  }

  private static final List<Waster> WASTERS =
      List.of(
          new Waster("llm-train/pretrain-llama-70b-worker-0", "foundation", "held_idle"),
          new Waster("llm-train/notebook-anna", "foundation", "held_idle"),
          new Waster("unallocated", null, "demand_unknown"),
          new Waster("search/reranker-train-7f9c", "search-ranking", "false_busy"),
          new Waster("search/embeddings-backfill-0", "search-ranking", "held_idle"),
          new Waster("speech/whisper-finetune-12", "speech", "held_idle"),
          new Waster("eval/harness-nightly", "foundation", "false_busy"),
          new Waster("unallocated", null, "unused_commitment"),
          new Waster("llm-train/debug-shell-do-not-delete", "foundation", "held_idle"));

  static List<Row> idles() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Waster waster = WASTERS.get((i * 7) % WASTERS.size());
      PriceBasis basis =
          waster.isSpeech() ? Nights.LISTED : i % 17 == 16 ? Nights.UNPRICED : Nights.CHARGED;
      rows.add(waster.isCommitment() ? commitment(i, waster, basis) : device(i, waster, basis));
    }
    return rows;
  }

  private static BigDecimal cost(double seconds, PriceBasis basis) {
    return basis.isPriced() ? Nights.fixed(seconds * 0.0011, 12) : null;
  }

  private static Row commitment(int i, Waster waster, PriceBasis basis) {
    return IDLE.draft()
        .set(IdleWasteDaily.USAGE_DATE, Nights.DAY)
        .set(IdleWasteDaily.BILLING_RESOURCE_ID, "arn:aws:savingsplans::222222222222:sp-1")
        .set(IdleWasteDaily.DEVICE_ID, null)
        .set(IdleWasteDaily.OWNER, waster.owner())
        .set(IdleWasteDaily.CAUSE, waster.cause())
        .set(IdleWasteDaily.PROVIDER, "AWS")
        .set(IdleWasteDaily.CLUSTER, null)
        .set(IdleWasteDaily.NODE, null)
        .set(IdleWasteDaily.GPU_MODEL, null)
        .set(IdleWasteDaily.TEAM, waster.team())
        .set(IdleWasteDaily.PROJECT, null)
        .set(IdleWasteDaily.GPU_SECONDS, null)
        .set(IdleWasteDaily.COST, cost(42_000.0 / (1 + i / 5.0), basis))
        .set(IdleWasteDaily.CURRENCY, basis.currency())
        .set(IdleWasteDaily.PRICE_SOURCE, basis.priceSource())
        .set(IdleWasteDaily.PRICE_STATE, basis.priceState())
        .set(IdleWasteDaily.LONGEST_IDLE, null)
        .set(IdleWasteDaily.FIRST_SEEN_DATE, Nights.DAY.minusDays(i % 9))
        .row();
  }

  private static Row device(int i, Waster waster, PriceBasis basis) {
    double seconds = 42_000.0 / (1 + i / 5.0);
    return IDLE.draft()
        .set(IdleWasteDaily.USAGE_DATE, Nights.DAY)
        .set(IdleWasteDaily.BILLING_RESOURCE_ID, "i-0aa" + i)
        .set(IdleWasteDaily.DEVICE_ID, "GPU-8f1c2d3e-00" + (10 + i))
        .set(IdleWasteDaily.OWNER, waster.owner())
        .set(IdleWasteDaily.CAUSE, waster.cause())
        .set(IdleWasteDaily.PROVIDER, waster.isSpeech() ? "GCP" : "AWS")
        .set(IdleWasteDaily.CLUSTER, waster.isSpeech() ? "speech-west" : "train-east")
        .set(IdleWasteDaily.NODE, "ip-10-0-1-" + (11 + i / 8))
        .set(IdleWasteDaily.GPU_INDEX, i % 5 == 4 ? null : String.valueOf(i % 8))
        .set(IdleWasteDaily.GPU_MODEL, "NVIDIA H100 80GB HBM3")
        .set(IdleWasteDaily.TEAM, waster.team())
        .set(IdleWasteDaily.PROJECT, null)
        .set(IdleWasteDaily.GPU_SECONDS, Nights.fixed(seconds, 3))
        .set(IdleWasteDaily.COST, cost(seconds, basis))
        .set(IdleWasteDaily.CURRENCY, basis.currency())
        .set(IdleWasteDaily.PRICE_SOURCE, basis.priceSource())
        .set(IdleWasteDaily.PRICE_STATE, basis.priceState())
        .set(IdleWasteDaily.LONGEST_IDLE, Nights.fixed(seconds * 0.8, 0))
        .set(IdleWasteDaily.LONGEST_FROM, MadeUpGpus.at(6 * 3600))
        .set(IdleWasteDaily.LONGEST_TO, MadeUpGpus.at(6 * 3600 + Math.round(seconds * 0.8)))
        .set(IdleWasteDaily.LAST_FROM, MadeUpGpus.at(86_400 - Math.round(seconds * 0.2)))
        .set(IdleWasteDaily.LAST_TO, MadeUpGpus.at(86_400))
        .set(IdleWasteDaily.IS_IDLE_AT_END, i % 3 != 1)
        .set(IdleWasteDaily.FIRST_SEEN_DATE, Nights.DAY.minusDays(i % 9))
        .row();
  }

  static List<Row> bridge() {
    List<Row> rows = new ArrayList<>();
    invoice(rows, "AWS-2026-07-004117", "Amazon Web Services", "USD", 1);
    invoice(rows, "GCP open: 01AB-22CD, July 2026, EUR", "Google Cloud", "EUR", 0.21);
    return rows;
  }

  private record Step(String id, double amount) {
    boolean isBalance() {
      return List.of("billed_cost", "effective_cost", "gpu_compute").contains(id);
    }
  }

  private static final List<Step> STEPS =
      List.of(
          new Step("billed_cost", 184_230.55),
          new Step("prepaid_bought", -60_000),
          new Step("prepaid_consumed", 41_300.25),
          new Step("provider_rounding", 0.004),
          new Step("effective_cost", 0),
          new Step("tax", -9_211.5),
          new Step("credit", 2_500),
          new Step("correction", 0),
          new Step("support", -5_100),
          new Step("storage", -8_320.4),
          new Step("network", -2_214.7),
          new Step("other_non_compute", -611.1),
          new Step("non_gpu_compute", -18_402.9),
          new Step("gpu_compute", 0));

  private static void invoice(
      List<Row> rows, String name, String issuer, String currency, double size) {
    BigDecimal running = BigDecimal.ZERO;
    long number = 1;
    for (Step step : STEPS) {
      BigDecimal amount = Nights.fixed(step.amount() * size, 12);
      running = running.add(amount);
      rows.add(
          BRIDGE
              .draft()
              .set(InvoiceBridge.PERIOD, LocalDate.of(2026, 7, 1))
              .set(InvoiceBridge.INVOICE, name)
              .set(InvoiceBridge.ISSUER, issuer)
              .set(InvoiceBridge.BILLING_ACCOUNT, "999")
              .set(InvoiceBridge.CURRENCY, currency)
              .set(InvoiceBridge.STEP_NUMBER, number++)
              .set(InvoiceBridge.STEP, step.id())
              .set(InvoiceBridge.STEP_KIND, step.isBalance() ? "balance" : "movement")
              .set(InvoiceBridge.AMOUNT, step.isBalance() ? running : amount)
              .row());
    }
    BigDecimal left = running;
    for (int i = 0; i < STAGES.size(); i++) {
      boolean isLast = i == STAGES.size() - 1;
      BigDecimal part =
          isLast ? left : Nights.fixed(running.doubleValue() * (0.02 + 0.009 * i), 12);
      left = left.subtract(part);
      rows.add(
          BRIDGE
              .draft()
              .set(InvoiceBridge.PERIOD, LocalDate.of(2026, 7, 1))
              .set(InvoiceBridge.INVOICE, name)
              .set(InvoiceBridge.ISSUER, issuer)
              .set(InvoiceBridge.BILLING_ACCOUNT, "999")
              .set(InvoiceBridge.CURRENCY, currency)
              .set(InvoiceBridge.STEP_NUMBER, number++)
              .set(InvoiceBridge.STEP, "stage:" + STAGES.get(i))
              .set(InvoiceBridge.STEP_KIND, "stage")
              .set(InvoiceBridge.AMOUNT, part)
              .row());
    }
  }
}
