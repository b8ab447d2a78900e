package dev.plumbline.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A landing of one GPU on a machine that costs 1.20 EUR an hour, billed by two accounts. A new
 * export of a bill takes the place of its file.
 */
final class ClosedLanding {
  private static final List<String> COLUMNS =
      List.of(
          "BilledCost",
          "EffectiveCost",
          "ListCost",
          "ContractedCost",
          "BillingAccountId",
          "SubAccountId",
          "BillingCurrency",
          "BillingPeriodStart",
          "BillingPeriodEnd",
          "ChargePeriodStart",
          "ChargePeriodEnd",
          "ChargeCategory",
          "ChargeClass",
          "ChargeDescription",
          "ChargeFrequency",
          "ConsumedQuantity",
          "ConsumedUnit",
          "PricingQuantity",
          "PricingUnit",
          "PricingCategory",
          "InvoiceIssuerName",
          "InvoiceId",
          "ProviderName",
          "PublisherName",
          "ResourceId",
          "ServiceCategory",
          "ServiceName",
          "SkuId",
          "SkuPriceId",
          "SkuMeter",
          "CapacityReservationId",
          "CapacityReservationStatus",
          "CommitmentDiscountId",
          "CommitmentDiscountCategory",
          "CommitmentDiscountName",
          "CommitmentDiscountStatus",
          "CommitmentDiscountType");

  /** A type of one L4. */
  private static final String MACHINE = "g2-standard-8";

  private final Path folder;
  private final Map<String, List<Map<String, String>>> bills = new LinkedHashMap<>();

  private ClosedLanding(Path folder) {
    this.folder = folder;
  }

  /** An empty landing with its configuration. */
  static ClosedLanding in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("gpu"));
    Files.createDirectories(folder.resolve("bill"));
    Files.writeString(
        folder.resolve("plumbline.yaml"),
        """
        lake: ./lake
        close_after_days: 5
        sources:
          - {name: gpus, format: dcgm-exposition, path: gpu/*.prom, interval_seconds: 600}
          - {name: bills, format: focus-csv, path: bill/*.csv, export_scope: delta}
        nodes:
          - node: n-1
            provider: GCP
            sub_account: acme
            resource_id: vm-1
            instance_type: g2-standard-8
        """);
    return new ClosedLanding(folder);
  }

  /** The configuration file. */
  Path configuration() {
    return folder.resolve("plumbline.yaml");
  }

  /** An hour in which the GPU was looked at every ten minutes. */
  void seen(String hour, double smActive, double tensorActive) throws IOException {
    seen(hour, smActive, tensorActive, 6, "");
  }

  /**
   * The same with its first few looks only, be it none.
   *
   * @param labels more labels of each sample, each behind a comma
   */
  void seen(String hour, double smActive, double tensorActive, int looks, String labels)
      throws IOException {
    Instant start = Instant.parse(hour + ":00:00Z");
    StringBuilder text = new StringBuilder();
    for (int look = 0; look < looks; look++) {
      String at = labels + "} %s " + start.plusSeconds(600L * look).toEpochMilli() + "\n";
      sample(text, "DCGM_FI_DEV_GPU_UTIL", at.formatted(smActive * 100));
      sample(text, "DCGM_FI_DEV_FB_USED", at.formatted(smActive == 0 ? 0.0 : 9000.0));
      sample(text, "DCGM_FI_PROF_SM_ACTIVE", at.formatted(smActive));
      sample(text, "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", at.formatted(tensorActive));
      sample(text, "DCGM_FI_PROF_DRAM_ACTIVE", at.formatted(tensorActive));
    }
    Files.writeString(telemetry(hour), text);
  }

  /** The file of an hour that was seen. */
  Path telemetry(String hour) {
    return folder.resolve("gpu/" + hour + ".prom");
  }

  private static void sample(StringBuilder text, String field, String rest) {
    text.append(field)
        .append("{gpu=\"0\",UUID=\"GPU-1\",modelName=\"NVIDIA L4\",Hostname=\"n-1\"")
        .append(rest);
  }

  /** A bill of a month (such as 2026-07) is made anew, without lines. */
  void bill(String name, String month) {
    bills.put(name + "-" + month, new ArrayList<>());
  }

  /** An hour of the machine. */
  void hour(String bill, String hour, String resource, String cost) {
    Instant start = Instant.parse(hour + ":00:00Z");
    Map<String, String> line = line(bill, cost, start, start.plusSeconds(3600));
    line.put("ChargeDescription", "L4 node running in Amsterdam");
    line.putAll(Map.of("ConsumedQuantity", "1", "ConsumedUnit", "Hours"));
    line.putAll(Map.of("PricingQuantity", "1", "PricingUnit", "Hours"));
    line.putAll(Map.of("ResourceId", resource, "SkuId", "l4.one", "SkuPriceId", "l4.one-eur"));
    bills.get(bill).add(line);
  }

  /** A licence of the machine for an hour. */
  void licence(String bill, String hour, String resource, String cost) {
    hour(bill, hour, resource, cost);
    Map<String, String> line = bills.get(bill).get(bills.get(bill).size() - 1);
    line.put("ChargeDescription", "Licensing Fee for the driver");
    line.putAll(Map.of("SkuId", "lic.one", "SkuPriceId", "lic.one-eur"));
  }

  /** The fee of a block of machines like this one, bought on the month's first day. */
  void block(String bill, String reservation, String says, String cost) {
    Map<String, String> line = line(bill, cost, start(bill), start(bill).plusSeconds(3600));
    line.put("ChargeCategory", "Purchase");
    line.put("ChargeFrequency", "One-Time");
    line.put("ChargeDescription", "Capacity Block " + says);
    line.put("SkuMeter", MACHINE);
    line.put("CapacityReservationId", reservation);
    bills.get(bill).add(line);
  }

  /** An hour of a block's machine: it costs nothing itself. */
  void blockHour(String bill, String hour, String resource, String reservation) {
    hour(bill, hour, resource, "0");
    Map<String, String> line = last(bill);
    line.put("SkuMeter", MACHINE);
    line.putAll(Map.of("CapacityReservationId", reservation, "CapacityReservationStatus", "Used"));
  }

  /** An hour that a plan of money pays for, of a machine of this type. */
  void planned(String bill, String hour, String resource, String type, String cost) {
    hour(bill, hour, resource, "0");
    Map<String, String> line = last(bill);
    line.putAll(Map.of("SkuMeter", type, "EffectiveCost", cost));
    line.put("ChargeDescription", type);
    ofPlan(line, "Used");
  }

  /** An hour of the plan that nothing used. */
  void unused(String bill, String hour, String cost) {
    Instant start = Instant.parse(hour + ":00:00Z");
    Map<String, String> line = line(bill, "0", start, start.plusSeconds(3600));
    line.put("EffectiveCost", cost);
    ofPlan(line, "Unused");
    bills.get(bill).add(line);
  }

  private static void ofPlan(Map<String, String> line, String status) {
    line.put("PricingCategory", "Committed");
    line.putAll(
        Map.of(
            "CommitmentDiscountId", "sp-1",
            "CommitmentDiscountCategory", "Spend",
            "CommitmentDiscountName", "plan",
            "CommitmentDiscountStatus", status,
            "CommitmentDiscountType", "Plan"));
  }

  private Map<String, String> last(String bill) {
    return bills.get(bill).get(bills.get(bill).size() - 1);
  }

  /** The month's tax. */
  void tax(String bill, String cost) {
    Map<String, String> line = line(bill, cost, start(bill), end(bill));
    line.put("ChargeCategory", "Tax");
    line.put("ServiceCategory", "Other");
    bills.get(bill).add(line);
  }

  private static Map<String, String> line(String bill, String cost, Instant start, Instant end) {
    String account = bill.startsWith("main") ? "A" : "B";
    Map<String, String> line = new LinkedHashMap<>();
    for (String column : List.of("BilledCost", "EffectiveCost", "ListCost", "ContractedCost")) {
      line.put(column, cost);
    }
    line.put("BillingAccountId", account);
    line.put("SubAccountId", "acme");
    line.put("BillingCurrency", "EUR");
    line.put("BillingPeriodStart", start(bill).toString());
    line.put("BillingPeriodEnd", end(bill).toString());
    line.put("ChargePeriodStart", start.toString());
    line.put("ChargePeriodEnd", end.toString());
    line.put("ChargeCategory", "Usage");
    line.put("ChargeFrequency", "Usage-Based");
    line.put("PricingCategory", "Standard");
    line.put("InvoiceIssuerName", "Issuer");
    line.put("InvoiceId", account + "-" + month(bill));
    line.put("ProviderName", "GCP");
    line.put("PublisherName", "GCP");
    line.put("ServiceCategory", "Compute");
    line.put("ServiceName", "Compute Engine");
    return line;
  }

  private static String month(String bill) {
    return bill.substring(bill.indexOf('-') + 1);
  }

  private static Instant start(String bill) {
    return Instant.parse(month(bill) + "-01T00:00:00Z");
  }

  private static Instant end(String bill) {
    return Instant.parse(java.time.YearMonth.parse(month(bill)).plusMonths(1) + "-01T00:00:00Z");
  }

  /** Exports a bill as it is now. */
  void export(String bill) throws IOException {
    String rows =
        bills.get(bill).stream()
            .map(
                line ->
                    COLUMNS.stream()
                        .map(column -> line.getOrDefault(column, ""))
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n", "\n", "\n"));
    Files.writeString(folder.resolve("bill/" + bill + ".csv"), String.join(",", COLUMNS) + rows);
  }
}
