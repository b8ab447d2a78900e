package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestReading;
import dev.plumbline.tables.PaidCapacity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What an export is, and money that is missing from one: bills as people deliver them. */
class ExportsNightTest extends BillNights {
  private static final String AZURE_DAY =
      """
      SubscriptionId;BillingAccountId;InvoiceId;Date;BillingPeriodStartDate;BillingPeriodEndDate;\
      MeterCategory;MeterSubCategory;MeterName;MeterId;UnitOfMeasure;Quantity;\
      CostInBillingCurrency;BillingCurrency;PricingCurrency;ExchangeRatePricingToBilling;\
      ResourceId;ResourceName;ResourceLocation;Tags;AdditionalInfo;ChargeType;Frequency;\
      PricingModel;PublisherType;ProductName;ServiceFamily
      11111111-2222-3333-4444-555555555555;aaaa:bbbb_2019-05-31;%s;14.07.2026;01.07.2026;\
      31.07.2026;Virtual Machines;NDsr H100 v5 Series;ND96isr H100 v5;m1;1 Hour;24;%s;EUR;USD;\
      0.9;/subscriptions/1/resourceGroups/ml/providers/Microsoft.Compute/virtualMachines/nd3;nd3;\
      westeurope;;"{""UsageType"":""ComputeHR"",""ServiceType"":""Standard_ND96isr_H100_v5""}";\
      Usage;UsageBased;OnDemand;Microsoft;Virtual Machines ND H100;Compute
      """;
  private static final String AZURE_OF_ANOTHER_YEAR =
      """
      SubscriptionGuid,ResourceGroup,ResourceLocation,UsageDateTime,MeterCategory,\
      MeterSubcategory,MeterId,MeterName,MeterRegion,UsageQuantity,ResourceRate,PreTaxCost,\
      ConsumedService,ResourceType,InstanceId,Tags,OfferId,AdditionalInfo,ServiceInfo1,\
      ServiceInfo2,ServiceName,ServiceTier,Currency,UnitOfMeasure
      22222222-0000-0000-0000-000000000001,rg,US East,2021-02-02,Load Balancer,Standard,m-1,\
      LB Rules,,3,0.025,0.075,Microsoft.Network,Microsoft.Network/loadBalancers,\
      /subscriptions/2/resourceGroups/rg/providers/Microsoft.Network/loadBalancers/lb,,,,,,\
      Load Balancer,Std,USD,100 Hours
      """;

  @Test
  void partsCopiesSpellingsAndTotals() throws IOException {
    new FocusBill("ad08", "D08").line("p1", "100", "100").to(in("parts/part_0_0001.csv"));
    new FocusBill("ad08", "D08").line("p2", "200", "200").to(in("parts/part_1_0001.csv"));
    FocusBill twice = new FocusBill("ad07", "D07").line("s1", "10", "10").line("s2", "20", "20");
    twice.to(in("twice/july.csv"));
    twice.to(in("twice/july (1).csv"));
    Files.setLastModifiedTime(
        in("twice/july (1).csv"), FileTime.from(Instant.now().plusSeconds(60)));
    large("1,250,000.00").to(in("large/a.csv"));
    new FocusBill("ak09", "K09").line("o1", "5", "5").to(in("focus.csv"));
    write("other/az.csv", AZURE_OF_ANOTHER_YEAR);
    write(
        "other/registry.ndjson",
        """
        {"kind":"approval","model":"m","version":"1","approved_at":"2026-07-20T01:00:00Z",\
        "approver":"ana"}
        """);
    write("other/az-metadata.json", "{\"SchemaId\": \"1\", \"FocusVersion\": \"1.2\"}");
    write("german/az.csv", AZURE_DAY.formatted("Z03", "2.359,68"));

    NightResult result =
        night(
            """
              - {name: parts, format: focus-csv, path: "in/parts/*.csv"}
              - {name: twice, format: focus-csv, path: "in/twice/*.csv", export_scope: delta}
              - {name: large, format: focus-csv, path: "in/large/*.csv"}
              - {name: bill, format: focus-csv, path: in/focus.csv}
              - {name: other, format: auto, path: "in/other/*"}
              - {name: german, format: azure-cost-csv, path: "in/german/*", decimal_mark: comma}
            invoice_totals:
              - {invoice: D08, billing_period_start: 2026-07-01, currency: USD, amount: 300}
              - {invoice: D07, billing_period_start: 2026-07-01, currency: USD, amount: 31.50}
              - {invoice: D99, billing_period_start: 2026-07-01, currency: USD, amount: 7}
            """,
            NightRequest.whole());

    assertThat(result.isStopped()).as(result.violations().toString()).isFalse();
    assertThat(result.published())
        .containsExactly(
            LocalDate.of(2021, 2, 2), LocalDate.of(2026, 7, 14), LocalDate.of(2026, 7, 20));
    // 100 + 200; 10 + 20; 99 × 10 + 1,250,000; 5; 2,359.68
    Map<String, BigDecimal> billed = billed();
    assertThat(billed)
        .containsEntry("D08", amount("300"))
        .containsEntry("D07", amount("30"))
        .containsEntry("D06", amount("1250990"))
        .containsEntry("K09", amount("5"))
        .containsEntry("Z03", amount("2359.68"));
    // The machine of the hidden bill: eight GPUs for an hour.
    Row hour =
        lake.read(PaidCapacity.TABLE)
            .where(PaidCapacity.BILLING_RESOURCE_ID.of().equalTo("o1"))
            .select(PaidCapacity.PAID_GPU_SECONDS)
            .rows()
            .first();
    assertThat(hour.getDecimal(0)).isEqualByComparingTo("28800");
    assertThat(ignored("twice", "july (1).csv")).containsEntry("copy", 2L);
    assertThat(ignored("twice", "july.csv")).isEmpty();
    assertThat(
            lake.read(IngestFile.TABLE).where(IngestFile.PATH.of().contains("meta")).rows().count())
        .as("metadata of FOCUS is no bill")
        .isZero();
    assertThat(sha("july.csv")).isEqualTo(sha("july (1).csv"));
    assertThat(reconciled())
        .containsEntry("D08", "300 total 300 difference 0")
        .containsEntry("D07", "30 total 31.5 difference -1.5 copied 30")
        .containsEntry("D99", "0 total 7 difference -7")
        .containsEntry("K09", "5");
    assertRowsReconcile();
  }

  @Test
  void whatIsMissingStopsTheNightWithItsName() throws IOException {
    String bill = "  - {name: bill, format: focus-csv, path: 'in/*.csv'%s}\n";
    large("1,250").to(in("a.csv"));
    Failure ambiguous = refused(Category.INPUT, bill.formatted(""));
    assertThat(ambiguous.getMessage()).contains("1 line of billing period 2026-07-01 in USD");
    assertThat(ambiguous.because()).contains("a.csv line 101").contains("1250 or 1.250");

    // Readable, and yet refused: no category. 1 % of the lines, 91 % of the money.
    large("10000").to(in("a.csv"));
    replace("a.csv", "Purchase", "Purchased");
    Failure share = refused(Category.INPUT, "limits: {rejected_share: 0.02}\n", bill.formatted(""));
    assertThat(share.getMessage())
        .contains("rejected lines of billing period 2026-07-01 in USD come to 10000 of 10990")
        .contains("(90.99 %), 0.10 % allowed");

    // A refused part of a million is no record among a hundred.
    large("10").to(in("a.csv"));
    write("b.csv", "EffectiveCost,ResourceId\n1000000,i-1\n");
    Failure part = refused(Category.INPUT, "limits: {rejected_share: 0.9}\n", bill.formatted(""));
    assertThat(part.getMessage()).contains("b.csv").contains("nobody knows what it comes to");
    Files.delete(in("b.csv"));

    write("az.csv", AZURE_DAY.formatted("Z03", "2359,68"));
    Failure german =
        refused(
            Category.INPUT,
            "limits: {rejected_share: 1}\n",
            "  - {name: bill, format: azure-cost-csv, path: 'in/az.csv'}\n");
    assertThat(german.because())
        .contains("az.csv line 1")
        .contains("the separator is ';'")
        .contains("decimal_mark: comma");
  }

  @Test
  void theSameMonthTwiceIsRefusedByName() throws IOException {
    String path = "%s/20260701-20260731/part_0.csv";
    new FocusBill("a", "Z").line("i-1", "100", "100").to(in(path.formatted("actual")));
    new FocusBill("a", "Z").line("i-1", "100", "100").to(in(path.formatted("amortized")));
    String delta =
        "  - {name: bill, format: focus-csv, path: 'in/**/*.csv', export_scope: delta}\n";
    Failure words = refused(Category.CONFIGURATION, delta);
    assertThat(words.getMessage()).contains("reads actual and amortized costs");
    assertThat(words.because()).contains("actual/20260701-20260731/part_0.csv and amortized/");

    // No word says so: the same machine-hours at other costs do.
    Files.delete(in(path.formatted("actual")));
    new FocusBill("a", "Z").line("i-1", "0", "0").to(in("x/one.csv"));
    Failure hours = refused(Category.CONFIGURATION, delta);
    assertThat(hours.getMessage()).contains("the same machine-hours");
    assertThat(hours.because()).contains("x/one.csv").contains("amortized/20260701-20260731");

    // The same bytes in two sources would count in each.
    Files.delete(in(path.formatted("amortized")));
    Files.createDirectories(in("y"));
    Files.copy(in("x/one.csv"), in("y/two.csv"));
    Failure sources =
        refused(
            Category.CONFIGURATION,
            """
              - {name: one, format: focus-csv, path: 'in/x/*.csv'}
              - {name: two, format: focus-csv, path: 'in/y/*.csv'}
            """);
    assertThat(sources.getMessage())
        .contains("sources one and two read the same bill of billing period 2026-07-01");
    assertThat(sources.because())
        .isEqualTo("one.csv and two.csv have the same bytes, and would count twice");
  }

  @Test
  void aNewerRunSupersedesAndEveryRecordIsCountedAsItCountsToday() throws IOException {
    String bill = "  - {name: bill, format: focus-csv, path: 'in/**/*.csv'}\n";
    String first = "2026-07-15T06:00:00Z/part_%d.csv";
    new FocusBill("a", "Z").line("i-1", "1", "1").to(in(first.formatted(0)));
    new FocusBill("a", "Z").line("i-2", "2", "2").to(in(first.formatted(1)));
    landing(bill);
    assertThat(cost()).isEqualByComparingTo("3");

    new FocusBill("a", "Z")
        .line("i-1", "1", "1")
        .line("i-2", "2", "2")
        .line("i-3", "4", "4")
        .to(in("2026-07-16T06:00:00Z/part_0.csv"));
    landing(bill);
    assertThat(cost()).isEqualByComparingTo("7");
    assertThat(ignored("bill", first.formatted(0))).containsEntry("superseded", 1L);
    assertThat(ignored("bill", first.formatted(1))).containsEntry("superseded", 1L);
    assertRowsReconcile();

    // The newest run is delivered again, corrected: its first version counts no more.
    new FocusBill("a", "Z")
        .line("i-1", "1", "1")
        .line("i-3", "8", "8")
        .to(in("2026-07-16T06:00:00Z/part_0.csv"));
    landing(bill);
    assertThat(cost()).isEqualByComparingTo("9");
    assertRowsReconcile();
    // Read again by force: nothing is counted twice.
    night(bill, new NightRequest(dates(), job -> false, NightRequest.Ingest.READ));
    assertRowsReconcile();
    assertThat(lake.read(IngestFile.TABLE).rows().count()).isEqualTo(4);
    assertThat(lake.read(IngestReading.TABLE).rows().count()).isGreaterThan(4);
    assertThat(
            lake.read(BillingExport.TABLE)
                .where(BillingExport.STANDING.of().equalTo("superseded"))
                .rows()
                .count())
        .isEqualTo(2);

    // The newest run is taken out of the landing: the one before it counts again, 1 + 2.
    Files.delete(in("2026-07-16T06:00:00Z/part_0.csv"));
    landing(bill);
    assertThat(cost()).isEqualByComparingTo("3");
    assertRowsReconcile();

    // The source goes, and with it everything it had.
    new FocusBill("a", "Y").line("i-9", "5", "5").to(folder.resolve("other.csv"));
    landing("  - {name: other, format: focus-csv, path: other.csv}\n");
    assertThat(cost()).isEqualByComparingTo("5");
    assertRowsReconcile();
  }

  private static TreeSet<LocalDate> dates() {
    return new TreeSet<>(List.of(LocalDate.of(2026, 7, 14)));
  }

  private static FocusBill large(String purchase) {
    FocusBill bill = new FocusBill("ad06", "D06");
    for (int i = 0; i < 99; i++) {
      bill.line("n" + i, "10", "10");
    }
    return bill.purchase("ri6", purchase);
  }
}
