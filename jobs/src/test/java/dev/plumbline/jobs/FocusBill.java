package dev.plumbline.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small FOCUS bills for tests: machines with eight GPUs that ran for an hour. */
final class FocusBill {
  private static final String HEADER =
      "BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,"
          + "ChargeCategory,ChargeFrequency,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,"
          + "ConsumedUnit,ContractedCost,EffectiveCost,InvoiceId,InvoiceIssuerName,ListCost,"
          + "PricingCategory,PricingQuantity,PricingUnit,ProviderName,PublisherName,ResourceId,"
          + "ResourceName,ServiceCategory,ServiceName,SkuId,SkuPriceDetails,SkuPriceId,"
          + "SubAccountId";

  private final String account;
  private final String invoice;
  private final List<String> lines = new ArrayList<>();

  /** A bill of July 2026. */
  FocusBill(String account, String invoice) {
    this.account = account;
    this.invoice = invoice;
  }

  /** An hour of one machine on 14 July, the amounts written like this. */
  FocusBill line(String resource, String billed, String effective) {
    lines.add(line("Usage", "p5.48xlarge", resource, billed, effective));
    return this;
  }

  /** A commitment that was bought. */
  FocusBill purchase(String commitment, String billed) {
    lines.add(line("Purchase", "", commitment, billed, "0"));
    return this;
  }

  private String line(
      String category, String type, String resource, String billed, String effective) {
    String details = type.isEmpty() ? "" : "\"{\"\"InstanceType\"\":\"\"" + type + "\"\"}\"";
    boolean isUsage = category.equals("Usage");
    return String.join(
        ",",
        "\"" + billed + "\"",
        account,
        "USD",
        "2026-07-01T00:00:00Z,2026-08-01T00:00:00Z",
        category,
        isUsage ? "Usage-Based" : "One-Time",
        "2026-07-14T00:00:00Z,2026-07-14T01:00:00Z",
        isUsage ? "1,Hours" : ",",
        "\"" + billed + "\"",
        "\"" + effective + "\"",
        invoice,
        "Example Cloud",
        "\"" + billed + "\"",
        "Standard,1,Hours,AWS,AWS",
        resource,
        resource,
        "Compute,GPU Cloud,sku1",
        details,
        "sku1.p",
        "sub-" + account);
  }

  /** Writes it. */
  void to(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, HEADER + "\n" + String.join("\n", lines) + "\n");
  }
}
