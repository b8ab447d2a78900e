package dev.plumbline.report;

import dev.plumbline.report.ReportData.Bridge;
import dev.plumbline.report.ReportData.Efficiency;
import dev.plumbline.report.ReportData.Idle;
import dev.plumbline.report.ReportData.IngestedFile;
import dev.plumbline.report.ReportData.JobEntry;
import dev.plumbline.report.ReportData.Lineage;
import dev.plumbline.report.ReportData.Measured;
import dev.plumbline.report.ReportData.Night;
import dev.plumbline.report.ReportData.Outcome;
import dev.plumbline.report.ReportData.Published;
import dev.plumbline.report.ReportData.Quality;
import dev.plumbline.report.ReportData.Rejects;
import dev.plumbline.report.ReportData.Waterfall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nights to report about: one like a real one, one without anything, and their parts. */
final class Nights {
  static final LocalDate DAY = LocalDate.of(2026, 7, 14);
  static final Instant BEGAN = Instant.parse("2026-07-15T02:05:00Z");

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

  private Nights() {}

  static Night published() {
    return new Night("2026-07-14-a1", DAY, Outcome.PUBLISHED, null, DAY, BEGAN, "0.1.0");
  }

  /** A night in which every section is empty and says nothing about why. */
  static ReportData empty(Night night) {
    return new ReportData(
        night,
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()),
        Rows.all(List.of()));
  }

  static ReportData with(Rows<Waterfall> waterfall, Rows<Idle> idle) {
    ReportData none = empty(published());
    return new ReportData(
        none.night(),
        waterfall,
        idle,
        none.bridge(),
        none.efficiency(),
        none.lineage(),
        none.quality(),
        none.files(),
        none.rejects(),
        none.jobs(),
        none.publications());
  }

  static Waterfall stage(String stage, String seconds, String cost, PriceBasis basis) {
    return new Waterfall(
        DAY,
        "AWS",
        "222222222222",
        "train-east",
        "foundation",
        "atlas",
        "NVIDIA H100 80GB HBM3",
        stage,
        decimal(seconds),
        decimal(cost),
        basis.currency(),
        basis.priceSource(),
        basis.priceState());
  }

  static Idle idle(String owner, String cause, String seconds, String cost, PriceBasis basis) {
    return new Idle(
        DAY,
        "i-0aa",
        "GPU-1",
        owner,
        cause,
        "AWS",
        "train-east",
        "ip-10-0-1-11",
        "NVIDIA H100 80GB HBM3",
        "foundation",
        "atlas",
        decimal(seconds),
        decimal(cost),
        basis.currency(),
        basis.priceSource(),
        basis.priceState(),
        decimal("18720"),
        LocalDate.of(2026, 7, 9));
  }

  static BigDecimal decimal(String number) {
    return number == null ? null : new BigDecimal(number);
  }

  static final PriceBasis CHARGED = new PriceBasis("USD", "billed", "billed");
  static final PriceBasis LISTED = new PriceBasis("EUR", "catalog", "provisional");
  static final PriceBasis UNPRICED = new PriceBasis("none", "none", "provisional");

  /** A night as it might be: two providers, seven dates, models in every state of disarray. */
  static ReportData realistic() {
    return new ReportData(
        published(),
        Rows.all(waterfall()),
        Rows.firstOf(idles(), 341),
        Rows.all(bridge()),
        Rows.all(efficiency()),
        Rows.all(models()),
        Rows.all(quality("warn")),
        Rows.all(files()),
        Rows.all(rejects()),
        Rows.all(jobs()),
        Rows.all(publications()));
  }

  /** The same, stopped by its gate: the figures are those of the night before. */
  static ReportData stopped() {
    ReportData night = realistic();
    return new ReportData(
        new Night("2026-07-15-b7", DAY.plusDays(1), Outcome.GATE_FAILED, null, DAY, BEGAN, "0.1.0"),
        night.waterfall(),
        night.idle(),
        night.bridge(),
        night.efficiency(),
        night.lineage(),
        Rows.all(quality("fail")),
        night.files(),
        night.rejects(),
        night.jobs(),
        night.publications());
  }

  private static List<Waterfall> waterfall() {
    double[] shares = {0.03, 0.04, 0.01, 0.06, 0.11, 0.02, 0.05, 0.14, 0.13, 0.09, 0.05, 0.27};
    String[] teams = {"foundation", "search-ranking", "speech", null};
    double[] sizes = {3_317_760, 1_105_920, 691_200, 414_720};
    List<Waterfall> rows = new ArrayList<>();
    for (int back = 6; back >= 0; back--) {
      for (int team = 0; team < teams.length; team++) {
        for (int stage = 0; stage < shares.length; stage++) {
          double wobble = 1 + 0.12 * Math.sin(back * 1.7 + stage + team * 0.6);
          BigDecimal seconds = fixed(sizes[team] * shares[stage] * wobble, 3);
          boolean isSpeech = "speech".equals(teams[team]);
          boolean isUnmapped = teams[team] == null;
          PriceBasis basis = isUnmapped ? UNPRICED : isSpeech ? LISTED : CHARGED;
          BigDecimal cost = isUnmapped ? null : fixed(seconds.doubleValue() * 0.0011, 12);
          boolean isCommitment = stage == 0;
          rows.add(
              new Waterfall(
                  DAY.minusDays(back),
                  isSpeech ? "GCP" : "AWS",
                  "222222222222",
                  isSpeech ? "speech-west" : "train-east",
                  teams[team],
                  "atlas",
                  isSpeech ? "NVIDIA A100-SXM4-80GB" : "NVIDIA H100 80GB HBM3",
                  STAGES.get(stage),
                  isCommitment && team == 0 ? null : seconds,
                  cost,
                  basis.currency(),
                  basis.priceSource(),
                  basis.priceState()));
        }
      }
    }
    return rows;
  }

  private static BigDecimal fixed(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
  }

  private static List<Idle> idles() {
    String[] owners = {
      "llm-train/pretrain-llama-70b-worker-0", "llm-train/notebook-anna", "unallocated",
      "search/reranker-train-7f9c", "search/embeddings-backfill-0", "speech/whisper-finetune-12",
      "eval/harness-nightly", "unallocated", "llm-train/debug-shell-do-not-delete"
    };
    String[] causes = {
      "held_idle",
      "held_idle",
      "demand_unknown",
      "false_busy",
      "held_idle",
      "held_idle",
      "false_busy",
      "unused_commitment",
      "held_idle"
    };
    String[] teams = {
      "foundation",
      "foundation",
      null,
      "search-ranking",
      "search-ranking",
      "speech",
      "foundation",
      null,
      "foundation"
    };
    List<Idle> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int kind = (i * 7) % owners.length;
      boolean isSpeech = "speech".equals(teams[kind]);
      PriceBasis basis = isSpeech ? LISTED : i % 17 == 16 ? UNPRICED : CHARGED;
      boolean isCommitment = causes[kind].equals("unused_commitment");
      double seconds = 42_000.0 / (1 + i / 5.0);
      rows.add(
          new Idle(
              DAY,
              isCommitment ? "arn:aws:savingsplans::222222222222:sp-1" : "i-0aa" + i,
              isCommitment ? null : "GPU-8f1c2d3e-00" + (10 + i),
              owners[kind],
              causes[kind],
              isSpeech ? "GCP" : "AWS",
              isSpeech ? "speech-west" : "train-east",
              isCommitment ? null : "ip-10-0-1-" + (11 + i / 8),
              isCommitment ? null : "NVIDIA H100 80GB HBM3",
              teams[kind],
              null,
              isCommitment ? null : fixed(seconds, 3),
              basis.isPriced() ? fixed(seconds * 0.0011, 12) : null,
              basis.currency(),
              basis.priceSource(),
              basis.priceState(),
              isCommitment ? null : fixed(seconds * 0.8, 0),
              DAY.minusDays(i % 9)));
    }
    return rows;
  }

  private static List<Bridge> bridge() {
    List<Bridge> rows = new ArrayList<>();
    invoice(rows, "AWS-2026-07-004117", "Amazon Web Services", "USD", 1);
    invoice(rows, "GCP open: 01AB-22CD, July 2026, EUR", "Google Cloud", "EUR", 0.21);
    return rows;
  }

  private static void invoice(
      List<Bridge> rows, String name, String issuer, String currency, double size) {
    String[] steps = {
      "billed_cost",
      "prepaid_bought",
      "prepaid_consumed",
      "provider_rounding",
      "effective_cost",
      "tax",
      "credit",
      "correction",
      "support",
      "storage",
      "network",
      "other_non_compute",
      "non_gpu_compute",
      "gpu_compute"
    };
    double[] moves = {
      184_230.55,
      -60_000,
      41_300.25,
      0.004,
      0,
      -9_211.5,
      2_500,
      0,
      -5_100,
      -8_320.4,
      -2_214.7,
      -611.1,
      -18_402.9,
      0
    };
    BigDecimal running = BigDecimal.ZERO;
    long number = 1;
    for (int i = 0; i < steps.length; i++) {
      boolean isBalance = i == 0 || i == 4 || i == 13;
      BigDecimal amount = fixed(moves[i] * size, 12);
      running = running.add(amount);
      rows.add(
          new Bridge(
              LocalDate.of(2026, 7, 1),
              name,
              issuer,
              "999",
              currency,
              number++,
              steps[i],
              isBalance ? "balance" : "movement",
              isBalance ? running : amount));
    }
    BigDecimal left = running;
    for (int i = 0; i < STAGES.size(); i++) {
      boolean isLast = i == STAGES.size() - 1;
      BigDecimal part = isLast ? left : fixed(running.doubleValue() * (0.02 + 0.009 * i), 12);
      left = left.subtract(part);
      rows.add(
          new Bridge(
              LocalDate.of(2026, 7, 1),
              name,
              issuer,
              "999",
              currency,
              number++,
              "stage:" + STAGES.get(i),
              "stage",
              part));
    }
  }

  private static List<Efficiency> efficiency() {
    return List.of(
        line("foundation", "NVIDIA H100 80GB HBM3", 3_200_000, 0.71, 0.38, 0.41, 0.78, 989.4),
        line("search-ranking", "NVIDIA H100 80GB HBM3", 1_050_000, 0.44, 0.12, 0.66, 0.55, 989.4),
        line("speech", "NVIDIA A100-SXM4-80GB", 650_000, 0.63, 0.29, 0.35, 1.02, 312.0),
        line(null, "Acme Accelerator X", 400_000, 0.22, -1, -1, 0.31, null));
  }

  private static Efficiency line(
      String team,
      String model,
      double seconds,
      double activity,
      double tensor,
      double dram,
      double power,
      Double peak) {
    return new Efficiency(
        DAY,
        "speech".equals(team) ? "speech-west" : "train-east",
        team,
        null,
        model,
        fixed(seconds, 3),
        fixed(seconds * 0.9, 3),
        measured(activity, seconds),
        measured(Math.min(1, activity + 0.25), seconds),
        measured(tensor * 1.1, seconds * 0.97),
        measured(tensor, seconds * 0.97),
        measured(dram, seconds * 0.97),
        measured(power, seconds),
        peak,
        seconds * 400,
        seconds * 398,
        null,
        0.0);
  }

  private static Measured measured(double ratio, double seconds) {
    return ratio < 0 ? Measured.NEVER : new Measured(ratio * seconds, fixed(seconds, 3));
  }

  private static List<Lineage> models() {
    return List.of(
        model("atlas-70b", "v12", "high", true, Map.of()),
        model(
            "atlas-70b",
            "v13",
            "high",
            false,
            Map.of("environment", "WEAK", "approval", "MISSING", "deployment", "DANGLING")),
        model("reranker", "2026.07.1", "limited", true, Map.of("content_identity", "WEAK")),
        model(
            "speech-to-text",
            "v4",
            null,
            false,
            Map.of(
                "training_inputs",
                "DANGLING",
                "content_identity",
                "UNREACHABLE",
                "upstream_closure",
                "UNREACHABLE",
                "deployment",
                "NOT_MEASURED",
                "code_commit",
                "WEAK")),
        model("toxicity-filter", "v2", "minimal", true, Map.of("approval", "NOT_APPLICABLE")));
  }

  private static Lineage model(
      String model, String version, String tier, boolean isTraceable, Map<String, String> states) {
    Map<String, String> links = new LinkedHashMap<>();
    Map<String, String> reasons = new HashMap<>();
    LinkState.LINKS.forEach(link -> links.put(link, states.getOrDefault(link, "PRESENT")));
    states.forEach(
        (link, state) -> reasons.put(link, "the " + link + " names nothing that exists"));
    String broken =
        isTraceable
            ? null
            : LinkState.LINKS.stream().filter(states::containsKey).findFirst().orElseThrow();
    return new Lineage(
        DAY,
        model,
        version,
        tier,
        links,
        reasons,
        isTraceable,
        1 - states.size() / 12.0,
        broken,
        List.of(model + " " + version, "run 4f1c", "s3://corpus@sha256:ab12", "web crawl"),
        isTraceable ? decimal("1234567.5") : null,
        isTraceable ? Map.of("USD", decimal("1361.10"), "EUR", decimal("12.5")) : null,
        7L,
        3L);
  }

  private static List<Quality> quality(String severity) {
    List<Quality> rows = new ArrayList<>();
    String[] tables = {"silver.gpu_segment", "silver.gpu_hour_cost", "gold.gpu_waterfall_daily"};
    for (String table : tables) {
      for (int i = 0; i < 14; i++) {
        rows.add(check(table, "column_" + i + " is complete", "fail", "passed", null, 18_240));
      }
    }
    rows.add(check("gold.invoice_bridge", "amount is complete", "fail", "not_applicable", null, 0));
    rows.add(
        check(
            "silver.gpu_segment",
            "samples per device lie in the range of the last 14 nights",
            severity,
            "violated",
            "2,880 per device expected, 1,911 found on ip-10-0-1-14",
            18_240));
    return rows;
  }

  private static Quality check(
      String table, String check, String severity, String status, String detail, long count) {
    return new Quality(DAY, table, DAY.toString(), check, severity, status, detail, count);
  }

  private static List<IngestedFile> files() {
    List<IngestedFile> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      rows.add(
          new IngestedFile(
              "dcgm-train",
              "dcgm-exposition",
              "train/metrics-20260714T%02d0000Z.prom.gz".formatted(i),
              "ab34ef5690cd12" + i,
              1_404_211,
              512_640,
              511_900 - i,
              i,
              0,
              740,
              32_040,
              Map.of("comment", 740L),
              Map.of("blank_int64", 12L),
              i == 13 ? "line 480112: the gzip stream ends early" : null,
              BEGAN));
    }
    rows.add(
        new IngestedFile(
            "aws-focus",
            "focus-csv",
            "aws/2026-07.csv.gz",
            "99ffee001122aa",
            88_121,
            4_410,
            4_200,
            3,
            0,
            207,
            4_200,
            Map.of("superseded", 207L),
            null,
            null,
            BEGAN));
    return rows;
  }

  private static List<Rejects> rejects() {
    return List.of(
        new Rejects("dcgm-train", "no_instant", 214, "train/metrics-20260714T050000Z.prom.gz", 17L),
        new Rejects(
            "dcgm-train",
            "value_out_of_range",
            62,
            "train/metrics-20260714T090000Z.prom.gz",
            90_412L),
        new Rejects("aws-focus", "amount_is_no_number", 3, "aws/2026-07.csv.gz", 3_001L));
  }

  private static List<JobEntry> jobs() {
    return List.of(
        new JobEntry(
            "ingest-samples", "2026-07-14", "done", 12_303_360L, 768_960L, BEGAN, 21.4, null),
        new JobEntry(
            "gpu-segment", "2026-07-14", "done", null, 18_240L, BEGAN.plusSeconds(22), 9.8, null),
        new JobEntry(
            "gpu-hour-cost", "2026-07-14", "done", null, 44_010L, BEGAN.plusSeconds(32), 6.1, null),
        new JobEntry(
            "lineage-completeness",
            "2026-07-14",
            "unchanged",
            null,
            null,
            BEGAN.plusSeconds(39),
            0.2,
            null));
  }

  private static List<Published> publications() {
    return List.of(
        new Published(
            DAY,
            "2026-07-14-a1",
            Map.of("bronze.gpu_sample", "7c9e6679f1a8b3d2"),
            BEGAN.plusSeconds(60),
            Map.of("gold.gpu_waterfall_daily", 41L, "gold.idle_waste_daily", 40L)));
  }
}
