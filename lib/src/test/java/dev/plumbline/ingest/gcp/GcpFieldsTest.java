package dev.plumbline.ingest.gcp;

import static dev.plumbline.ingest.gcp.UsageCost.money;
import static dev.plumbline.ingest.gcp.UsageCost.only;
import static dev.plumbline.tables.FocusCharge.BILLED_COST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.tables.FocusCharge;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GcpFieldsTest {
  @Test
  void labelsComeAsListsAndProjectsGiveWhatTheyLack() {
    RecordingSink sink =
        UsageCost.line()
            .with("labels", "[{\"key\":\"team\",\"value\":\"a\"},{\"key\":\"k8s-pod\"}]")
            .with(
                "project",
                "{\"labels\":[{\"key\":\"team\",\"value\":\"p\"},"
                    + "{\"key\":\"cc\",\"value\":\"1\"}]}")
            .with(
                "tags",
                "[{\"key\":\"env\",\"value\":\"prod\",\"inherited\":true,\"namespace\":\"org\"}]")
            .read();
    assertThat(only(sink, FocusCharge.TAGS))
        .isEqualTo(Map.of("team", "a", "k8s-pod", "", "cc", "1", "org/env", "prod"));

    RecordingSink broken = UsageCost.line().with("labels", "\"team=a\"").read();
    assertThat(only(broken, FocusCharge.TAGS)).isNull();
    assertThat(broken.absent).isEqualTo(Map.of("unreadable_tags", 1L));
    assertThat(only(broken, FocusCharge.EXTRA)).isEqualTo(Map.of("Tags", "team=a"));
  }

  @Test
  void idleReservationsAndAdjustmentsAreMarked() {
    RecordingSink idle =
        UsageCost.line()
            .with("resource", "{\"name\":\"reserved\"}")
            .with(
                "system_labels",
                "[{\"key\":\"compute.googleapis.com/is_unused_reservation\",\"value\":\"true\"}]")
            .read();
    assertThat(only(idle, FocusCharge.CAPACITY_RESERVATION_STATUS)).isEqualTo("Unused");
    assertThat(only(idle, FocusCharge.CAPACITY_RESERVATION_ID)).isEqualTo("reserved");

    RecordingSink adjusted = UsageCost.line().with("adjustment_info", "{\"id\":\"a-1\"}").read();
    assertThat(only(adjusted, FocusCharge.CHARGE_CLASS)).isEqualTo("Correction");
    assertThat(
            only(
                UsageCost.line().with("adjustment_info", "{\"id\":null}").read(),
                FocusCharge.CHARGE_CLASS))
        .isNull();
  }

  @Test
  void decimalsAreThoseOfTheText() {
    // 0.1 + 0.2 in binary fractions would not be 0.3
    RecordingSink sink =
        UsageCost.line().with("cost", "0.1").with("credits", "[{\"amount\":0.2}]").read();
    assertThat(only(sink, BILLED_COST)).isEqualTo(money("0.3"));
    assertThat(sink.absent).isEmpty();
    assertThat(only(UsageCost.line().with("cost", "1.2e-05").read(), BILLED_COST))
        .isEqualTo(money("0.000012"));
    assertThat(UsageCost.line().with("cost", "0.1234567890123").read().absent)
        .isEqualTo(Map.of("rounded", 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "cost, '\"free\"', 'CONTRACTED'",
    "usage_start_time, '\"soon\"', 'ChargePeriodStart is no time between 2000 and 2200: soon'",
    "invoice, '{\"month\":\"2026-13\"}', 'BillingPeriodStart is no month such as 202607: 2026-13'",
    "cost_type, '\"gift\"', 'ChargeCategory is not in FOCUS: gift'"
  })
  void aChangedTypeIsRejectedWithItsValue(String field, String json, String reason) {
    RecordingSink sink = UsageCost.line().with(field, json).read();
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons())
        .containsExactly(
            reason.equals("CONTRACTED")
                ? "ContractedCost is no decimal of at most 26.12 digits: free"
                : reason);
  }

  @Test
  void aMandatoryFieldThatNoRecordHasIsAClearError() {
    String text = UsageCost.line().without("cost").without("invoice").text();
    assertThatThrownBy(() -> UsageCost.read(text + text))
        .hasMessageContaining("2026-07/usage.ndjson line 1")
        .hasMessageContaining("mandatory fields are missing: invoice.month, cost");
    // One record that lacks it is only that record's fault.
    RecordingSink sink = UsageCost.read(text + UsageCost.line().text());
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects.get(0).reasons())
        .containsExactlyInAnyOrder("BilledCost has no value", "BillingPeriodStart has no value");
  }

  @Test
  void damagedLinesAreCounted() {
    String line = UsageCost.line().text();
    RecordingSink sink =
        UsageCost.read(line.substring(0, 90) + "\n" + line + "not json\n{\"cost\":}\n" + line);
    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.rejects)
        .extracting(refused -> refused.reasons().get(0))
        .containsExactly("incomplete_json", "no_json", "invalid_json");
  }

  @Test
  void flatTablesNameFieldsWithDotsOrUnderscores() {
    RecordingSink dots = flat(GcpBillingCsvSpecimen.TEXT);
    RecordingSink underscores =
        flat(
            GcpBillingCsvSpecimen.TEXT
                .replace("invoice.month", "invoice_month")
                .replace("service.description", "service_description"));
    // 1.40 - 0.4, and the tax
    assertThat(UsageCost.sum(dots, BILLED_COST)).isEqualByComparingTo("1.19");
    assertThat(UsageCost.sum(underscores, BILLED_COST)).isEqualByComparingTo("1.19");
    assertThat(dots.rows.get(0).of(FocusCharge.TAGS)).isEqualTo(Map.of("team", "a"));
    assertThat(dots.unmapped).containsExactly("my_own");
    assertThatThrownBy(() -> flat(GcpBillingCsvSpecimen.TEXT.replace("currency", "money")))
        .hasMessageContaining("mandatory fields are missing: currency");
  }

  /** Tools that flatten the export write the word for what it has no value for. */
  @Test
  void theWordNullIsNoValue() {
    String header =
        "billing_account_id,invoice.month,cost_type,usage_start_time,usage_end_time,cost,currency,"
            + "credits,adjustment_info.id,consumption_model.description,subscription.instance_id,"
            + "resource.global_name,resource.name\n";
    RecordingSink sink =
        flat(
            header
                + "01F2A3,202607,regular,2026-07-14T00:00:00Z,2026-07-14T01:00:00Z,1.40,EUR,"
                + "NULL,null,NULL,null,NULL,vm-1\n");

    assertThat(only(sink, FocusCharge.CHARGE_CLASS)).isNull();
    assertThat(only(sink, FocusCharge.PRICING_CATEGORY)).isEqualTo("Standard");
    assertThat(only(sink, FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isNull();
    assertThat(only(sink, FocusCharge.RESOURCE_ID)).isEqualTo("vm-1");
    assertThat(only(sink, BILLED_COST)).isEqualTo(money("1.4"));
    // credits, id, description, instance_id, global_name
    assertThat(sink.absent).isEqualTo(Map.of("null_text", 5L));
  }

  /** Without credits nobody knows what was billed: the cost alone may be many times as much. */
  @Test
  void aTableWithoutCreditsIsRefused() {
    for (String other : new String[] {"my_credits", "credits.amount", "credits_amount"}) {
      String text = GcpBillingCsvSpecimen.TEXT.replace("credits", other);
      assertThatThrownBy(() -> flat(text))
          .hasMessageContaining("column credits is missing")
          .hasMessageContaining("TO_JSON_STRING(credits)");
      assertThat(
              new GcpBillingIngester(Packing.CSV)
                  .recognises(FileHead.of("f", text.getBytes(StandardCharsets.UTF_8))))
          .isTrue();
    }
    String text = UsageCost.line().without("credits").text();
    assertThat(UsageCost.read(text + text).absent).isEqualTo(Map.of("credits_not_exported", 1L));
    assertThat(UsageCost.read(text + UsageCost.line().text()).absent).isEmpty();
  }

  private static RecordingSink flat(String text) {
    return RecordingSink.read(new GcpBillingIngester(Packing.CSV), UsageCost.FILE, text);
  }

  @Test
  void otherJsonIsNotTakenForIt() {
    FileHead other =
        FileHead.of("f", "{\"billing_account_id\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(new GcpBillingIngester(Packing.JSON).recognises(other)).isFalse();
  }
}
