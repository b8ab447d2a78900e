package dev.plumbline.jobs.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A landing that gets a file of every source a day and keeps them all: a node of one GPU, its bill,
 * a pipeline's run, and every tenth day a model version.
 */
public final class DailyLanding {
  /** The first date. */
  public static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

  private static final int EVERY_MINUTES = 30;
  private static final int MODEL_DAYS = 10;
  private static final String CONFIGURATION =
      """
      lake: lake
      sources:
        - {name: dcgm, format: dcgm-exposition, path: landing/dcgm/*.prom, cluster: one,
           interval_seconds: 1800, late_after_days: 1}
        - {name: bill, format: focus-csv, path: landing/bill/*.csv, export_scope: delta}
        - {name: pipelines, format: openlineage, path: landing/lineage/*.ndjson}
        - {name: registry, format: model-registry, path: landing/registry/*.ndjson}
      nodes:
        - {node: n1, cluster: one, provider: GCP, sub_account: acme, resource_id: //n1,
           instance_type: g2-standard-8}
      owners:
        - {namespace: serve, team: serving, project: wren}
      """;
  private static final String BILL =
      "BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,"
          + "ChargeCategory,ChargeFrequency,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,"
          + "ConsumedUnit,ContractedCost,EffectiveCost,InvoiceId,InvoiceIssuerName,ListCost,"
          + "PricingCategory,PricingQuantity,PricingUnit,ProviderName,PublisherName,ResourceId,"
          + "ResourceName,ServiceCategory,ServiceName,SkuId,SkuPriceDetails,SkuPriceId,"
          + "SubAccountId\n";
  private static final String EVENT =
      "{\"eventType\":\"%s\",\"eventTime\":\"%s\",\"producer\":\"https://example.test/p\","
          + "\"schemaURL\":\"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent\","
          + "\"run\":{\"runId\":\"%s\"},\"job\":{\"namespace\":\"acme\",\"name\":\"train\"},"
          + "\"inputs\":[{\"namespace\":\"s3://acme\",\"name\":\"raw\"}],"
          + "\"outputs\":[{\"namespace\":\"s3://acme\",\"name\":\"features\"}]}\n";

  private final Path folder;

  /** A landing in this folder, empty at first. */
  public DailyLanding(Path folder) {
    this.folder = folder;
  }

  /** The configuration file, which is written with the first date. */
  public Path configuration() {
    return folder.resolve("plumbline.yaml");
  }

  /** Where the lake is. */
  public Path lake() {
    return folder.resolve("lake");
  }

  /** The night after a date: what is read then. */
  public static Instant nightOf(LocalDate date) {
    return date.plusDays(1).atTime(LocalTime.of(2, 0)).toInstant(ZoneOffset.UTC);
  }

  /** How many dates it has. */
  public int dates() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("landing/dcgm"))) {
      return Math.toIntExact(files.count());
    }
  }

  /** Adds the files of a date. */
  public void add(LocalDate date) throws IOException {
    if (!Files.exists(configuration())) {
      Files.createDirectories(folder);
      Files.writeString(configuration(), CONFIGURATION);
    }
    write("dcgm/" + date + ".prom", telemetry(date), date);
    write("bill/" + date + ".csv", BILL + charge(date), date);
    write("lineage/" + date + ".ndjson", lineage(date), date);
    if (date.toEpochDay() % MODEL_DAYS == FIRST.toEpochDay() % MODEL_DAYS) {
      write("registry/" + date + ".ndjson", registry(date), date);
    }
  }

  private void write(String name, String text, LocalDate date) throws IOException {
    Path file = folder.resolve("landing").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(
        file, FileTime.from(date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  private static String telemetry(LocalDate date) {
    StringBuilder text = new StringBuilder();
    String labels =
        "{gpu=\"0\",UUID=\"GPU-5b738bfc-76a3-4407-6ed9-38da55f0d9b7\",device=\"nvidia0\","
            + "modelName=\"NVIDIA L4\",Hostname=\"n1\",namespace=\"serve\",pod=\"wren-0\","
            + "container=\"server\"} ";
    for (int minute = 0; minute < 24 * 60; minute += EVERY_MINUTES) {
      long at = date.atStartOfDay().plusMinutes(minute).toInstant(ZoneOffset.UTC).toEpochMilli();
      int busy = minute < 12 * 60 ? 80 : 0;
      for (String sample :
          List.of(
              "DCGM_FI_DEV_GPU_UTIL" + labels + busy,
              "DCGM_FI_DEV_FB_USED" + labels + 1024 * busy / 8,
              "DCGM_FI_DEV_POWER_USAGE" + labels + (30 + busy / 2))) {
        text.append(sample).append(' ').append(at).append('\n');
      }
    }
    return text.toString();
  }

  private static String charge(LocalDate date) {
    LocalDate month = date.withDayOfMonth(1);
    List<String> cells = new ArrayList<>();
    cells.addAll(List.of("24", "acme", "EUR", month + "T00:00:00Z"));
    cells.addAll(List.of(month.plusMonths(1) + "T00:00:00Z", "Usage", "Usage-Based"));
    cells.addAll(List.of(date + "T00:00:00Z", date.plusDays(1) + "T00:00:00Z", "24", "Hours"));
    cells.addAll(List.of("24", "24", "I-" + month, "Google Cloud", "24", "Standard", "24"));
    cells.addAll(List.of("Hours", "GCP", "GCP", "//n1", "n1", "Compute", "Compute Engine", "sku"));
    cells.addAll(List.of("\"{\"\"InstanceType\"\":\"\"g2-standard-8\"\"}\"", "sku.p", "acme"));
    return String.join(",", cells) + "\n";
  }

  private static String lineage(LocalDate date) {
    String run = run(date);
    return EVENT.formatted("START", date + "T03:00:00Z", run)
        + EVENT.formatted("COMPLETE", date + "T04:00:00Z", run);
  }

  private static String run(LocalDate date) {
    return new java.util.UUID(0x4000L, 0x8000000000000000L | date.toEpochDay()).toString();
  }

  private static String registry(LocalDate date) {
    return ("{\"kind\":\"model_version\",\"model\":\"wren\",\"version\":\"%s\",\"registered_at\":"
            + "\"%sT05:00:00Z\",\"registered_by\":\"svc\",\"run_id\":\"%s\",\"risk_tier\":\"low\","
            + "\"artifact_uri\":\"s3://acme/wren/%s\",\"artifact_digest\":null,"
            + "\"environment_digest\":null,\"committed_by\":\"a\",\"run_by\":\"svc\"}\n")
        .formatted(date, date, run(date), date);
  }
}
