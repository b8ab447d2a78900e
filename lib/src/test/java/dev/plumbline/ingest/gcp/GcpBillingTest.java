package dev.plumbline.ingest.gcp;

import static dev.plumbline.ingest.gcp.UsageCost.money;
import static dev.plumbline.ingest.gcp.UsageCost.only;
import static dev.plumbline.ingest.gcp.UsageCost.sku;
import static dev.plumbline.tables.FocusCharge.BILLED_COST;
import static dev.plumbline.tables.FocusCharge.BILLING_PERIOD_END;
import static dev.plumbline.tables.FocusCharge.BILLING_PERIOD_START;
import static dev.plumbline.tables.FocusCharge.CHARGE_CATEGORY;
import static dev.plumbline.tables.FocusCharge.COMMITMENT_DISCOUNT_CATEGORY;
import static dev.plumbline.tables.FocusCharge.COMMITMENT_DISCOUNT_ID;
import static dev.plumbline.tables.FocusCharge.COMMITMENT_DISCOUNT_STATUS;
import static dev.plumbline.tables.FocusCharge.CONSUMED_QUANTITY;
import static dev.plumbline.tables.FocusCharge.CONSUMED_UNIT;
import static dev.plumbline.tables.FocusCharge.CONTRACTED_COST;
import static dev.plumbline.tables.FocusCharge.EFFECTIVE_COST;
import static dev.plumbline.tables.FocusCharge.PRICING_CATEGORY;
import static dev.plumbline.tables.FocusCharge.SKU_METER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.IngesterContract;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.FocusCharge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcpBillingTest {

  @TestFactory
  Stream<DynamicTest> contract() {
    return Stream.of(
            GcpBillingJsonSpecimen.SPECIMEN,
            GcpBillingCsvSpecimen.SPECIMEN,
            GcpBillingParquetSpecimen.SPECIMEN)
        .flatMap(IngesterContract::of);
  }

  @Test
  void anAcceleratorsLineCountsGpus() {
    RecordingSink sink =
        UsageCost.line()
            .with(
                "resource",
                "{\"name\":\"n1\",\"global_name\":"
                    + "\"//compute.googleapis.com/projects/p/zones/z/instance/42\"}")
            .with("project", "{\"id\":\"p\",\"name\":\"P\"}")
            .with("location", "{\"region\":\"europe-west4\",\"zone\":\"europe-west4-b\"}")
            .with(
                "system_labels",
                "[{\"key\":\"compute.googleapis.com/machine_spec\",\"value\":\"g2-standard-24\"}]")
            .with("price", "{\"effective_price\":0.7}")
            .with("cost_at_list", "1.5")
            .with("my_field", "{\"a\":[1,2]}")
            .read();

    assertThat(only(sink, BILLED_COST)).isEqualTo(money("1.4"));
    assertThat(only(sink, EFFECTIVE_COST)).isEqualTo(money("1.4"));
    assertThat(only(sink, CONTRACTED_COST)).isEqualTo(money("1.4"));
    assertThat(only(sink, FocusCharge.LIST_COST)).isEqualTo(money("1.5"));
    assertThat(only(sink, FocusCharge.CONTRACTED_UNIT_PRICE)).isEqualTo(money("0.7"));
    assertThat(only(sink, CONSUMED_QUANTITY)).isEqualTo(money("7200"));
    assertThat(only(sink, CONSUMED_UNIT)).isEqualTo("GPU-Seconds");
    assertThat(only(sink, FocusCharge.PRICING_QUANTITY)).isEqualTo(money("2"));
    assertThat(only(sink, FocusCharge.PRICING_UNIT)).isEqualTo("GPU-Hours");
    assertThat(only(sink, SKU_METER)).isEqualTo("GPU");
    assertThat(only(sink, FocusCharge.SERVICE_CATEGORY)).isEqualTo("Compute");
    assertThat(only(sink, CHARGE_CATEGORY)).isEqualTo("Usage");
    assertThat(only(sink, PRICING_CATEGORY)).isEqualTo("Standard");
    assertThat(only(sink, FocusCharge.SKU_PRICE_DETAILS))
        .isEqualTo("{\"InstanceType\":\"g2-standard-24\"}");
    assertThat(only(sink, FocusCharge.RESOURCE_ID))
        .isEqualTo("//compute.googleapis.com/projects/p/zones/z/instance/42");
    assertThat(only(sink, FocusCharge.RESOURCE_TYPE)).isEqualTo("instance");
    assertThat(only(sink, FocusCharge.REGION_ID)).isEqualTo("europe-west4");
    assertThat(only(sink, FocusCharge.SUB_ACCOUNT_ID)).isEqualTo("p");
    assertThat(only(sink, FocusCharge.PROVIDER_NAME)).isEqualTo("Google Cloud");
    assertThat(only(sink, FocusCharge.PUBLISHER_NAME)).isEqualTo("Google Cloud");
    assertThat(only(sink, FocusCharge.CHARGE_PERIOD_START))
        .isEqualTo(Instant.parse("2026-07-14T00:00:00Z"));
    assertThat(((Map<?, ?>) only(sink, FocusCharge.EXTRA)).get("my_field.a")).isEqualTo("[1,2]");
    assertThat(sink.unmapped).containsExactly("my_field.a");
    assertThat(sink.absent).isEmpty();
  }

  @Test
  void invoiceMonthsBeginInPacificTime() {
    RecordingSink sink = UsageCost.line().read();
    // July is in daylight time, seven hours behind
    assertThat(only(sink, BILLING_PERIOD_START)).isEqualTo(Instant.parse("2026-07-01T07:00:00Z"));
    assertThat(only(sink, BILLING_PERIOD_END)).isEqualTo(Instant.parse("2026-08-01T07:00:00Z"));
    assertThat(only(sink, FocusCharge.PERIOD)).isEqualTo(LocalDate.of(2026, 7, 1));
    RecordingSink winter = UsageCost.line().with("invoice", "{\"month\":\"202601\"}").read();
    assertThat(only(winter, BILLING_PERIOD_START)).isEqualTo(Instant.parse("2026-01-01T08:00:00Z"));
  }

  @Test
  void allCreditsAreAddedAndKept() {
    String credits =
        "[{\"name\":\"Sustained\",\"amount\":-0.2,\"type\":\"SUSTAINED_USAGE_DISCOUNT\"},"
            + "{\"name\":\"Promo\",\"amount\":\"-0.1\",\"type\":\"PROMOTION\"}]";
    RecordingSink sink = UsageCost.line().with("credits", credits).read();

    // 1.40 - 0.2 - 0.1
    assertThat(only(sink, BILLED_COST)).isEqualTo(money("1.1"));
    assertThat(only(sink, EFFECTIVE_COST)).isEqualTo(money("1.1"));
    assertThat(only(sink, CONTRACTED_COST)).isEqualTo(money("1.4"));
    assertThat(only(sink, FocusCharge.EXTRA)).isEqualTo(Map.of("credits", credits));
    assertThat(only(sink, PRICING_CATEGORY)).isEqualTo("Standard");

    for (String broken : new String[] {"\"free\"", "[{\"amount\":null}]", "[{}]", "[7]"}) {
      assertThat(UsageCost.line().with("credits", broken).read().rejects.get(0).reasons())
          .containsExactly(
              "BilledCost is unknown: credits is no list of credits with decimal amounts");
    }
  }

  @Test
  void usageThatACommitmentPaysForIsFlagged() {
    String credit =
        "[{\"name\":\"CUD\",\"full_name\":\"CUD: L4\",\"id\":\"cud-1\",\"amount\":-1.40,"
            + "\"type\":\"COMMITTED_USAGE_DISCOUNT\"}]";
    RecordingSink sink = UsageCost.line().with("credits", credit).read();

    assertThat(only(sink, BILLED_COST)).isEqualTo(money("0"));
    assertThat(only(sink, COMMITMENT_DISCOUNT_STATUS)).isEqualTo("Used");
    assertThat(only(sink, COMMITMENT_DISCOUNT_CATEGORY)).isEqualTo("Usage");
    assertThat(only(sink, COMMITMENT_DISCOUNT_ID)).isEqualTo("cud-1");
    assertThat(only(sink, FocusCharge.COMMITMENT_DISCOUNT_NAME)).isEqualTo("CUD: L4");
    assertThat(only(sink, PRICING_CATEGORY)).isEqualTo("Committed");
    assertThat(sink.absent).isEqualTo(Map.of("commitment_fee_on_other_lines", 1L));
  }

  @Test
  void aFeeIsAPurchaseAndCountsNoGpuTime() {
    RecordingSink sink =
        UsageCost.line()
            .with("sku", sku("Commitment v1: Nvidia L4 GPU running in Netherlands for 1 Year"))
            .read();
    assertThat(only(sink, CHARGE_CATEGORY)).isEqualTo("Purchase");
    assertThat(only(sink, COMMITMENT_DISCOUNT_ID)).isEqualTo("F1A2-0001");
    assertThat(only(sink, COMMITMENT_DISCOUNT_CATEGORY)).isEqualTo("Usage");
    assertThat(only(sink, COMMITMENT_DISCOUNT_STATUS)).isNull();
    assertThat(only(sink, CONSUMED_QUANTITY)).isNull();
    assertThat(only(sink, SKU_METER)).isNull();
    assertThat(only(sink, EFFECTIVE_COST)).isEqualTo(money("1.4"));

    // What use has paid for is taken off the fee: 1.40 - 1.30 is what nobody used.
    RecordingSink plan =
        UsageCost.line()
            .with("sku", sku("Commitment - dollar based v1: Compute Flexible for 1 Year"))
            .with("subscription", "{\"instance_id\":\"sub-1\"}")
            .with("credits", "[{\"amount\":-1.3,\"type\":\"FEE_UTILIZATION_OFFSET\"}]")
            .read();
    assertThat(only(plan, BILLED_COST)).isEqualTo(money("0.1"));
    assertThat(only(plan, COMMITMENT_DISCOUNT_CATEGORY)).isEqualTo("Spend");
    assertThat(only(plan, COMMITMENT_DISCOUNT_ID)).isEqualTo("sub-1");
    assertThat(plan.absent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "A3 Instance Core running in Iowa, Core, Core-Seconds, Compute, Standard",
    "A3 Instance Ram running in Iowa, Ram, seconds, Compute, Standard",
    "Nvidia H100 80GB GPU attached to Spot Preemptible VMs running in Iowa, GPU, GPU-Seconds,"
        + " Compute, Dynamic",
    "A4 Nvidia B200 (1 gpu slice) running in Iowa, GPU, GPU-Seconds, Compute, Standard",
    "RTX 6000 96GB running in Oregon, GPU, GPU-Seconds, Compute, Standard",
    "Licensing Fee for Windows Server on GPU VM, , seconds, Compute, Standard",
    "Balanced PD Capacity, , seconds, Storage, Standard",
    "SSD backed Local Storage attached to Spot Preemptible VMs, , seconds, Storage, Dynamic",
    "External IP Charge on a Standard VM, , seconds, Networking, Standard",
    "Network Inter Zone Data Transfer Out, , seconds, Networking, Standard"
  })
  void skusOfComputeEngineAreToldApart(
      String description, String meter, String unit, String category, String pricing) {
    RecordingSink sink = UsageCost.line().with("sku", sku(description)).read();
    assertThat(only(sink, SKU_METER)).isEqualTo(meter);
    assertThat(only(sink, CONSUMED_UNIT)).isEqualTo(unit);
    assertThat(only(sink, FocusCharge.SERVICE_CATEGORY)).isEqualTo(category);
    assertThat(only(sink, PRICING_CATEGORY)).isEqualTo(pricing);
  }

  @ParameterizedTest
  @CsvSource({"regular, Usage", "tax, Tax", "adjustment, Adjustment", "rounding_error, Adjustment"})
  void costTypesAreCategories(String type, String category) {
    RecordingSink sink = UsageCost.line().with("cost_type", "\"" + type + "\"").read();
    assertThat(only(sink, CHARGE_CATEGORY)).isEqualTo(category);
    assertThat(sink.absent).isEmpty();
  }
}
