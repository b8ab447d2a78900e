package dev.plumbline.ingest.awscur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.tables.FocusCharge;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurDriftTest {

  @SuppressWarnings("unchecked")
  private static Map<String, String> map(Object value) {
    return (Map<String, String>) value;
  }

  @Test
  void namesAreComparedByLettersAndDigits() {
    String legacy =
        CurReport.of("DiscountedUsage", "0").with("reservation/EffectiveCost", "2").text();
    String athena =
        legacy
            .replace("lineItem/", "line_item_")
            .replace("LineItemType", "line_item_type")
            .replace("UnblendedCost", "unblended_cost")
            .replace("reservation/EffectiveCost", "RESERVATION_EFFECTIVE_COST");

    assertThat(CurReport.read(athena).rows.get(0).of(FocusCharge.EFFECTIVE_COST))
        .isEqualTo(CurReport.read(legacy).rows.get(0).of(FocusCharge.EFFECTIVE_COST));
  }

  @Test
  void aNewColumnIsKeptAndReported() {
    RecordingSink sink = CurReport.of("Usage", "1").with("lineItem/Example", "x").read();

    assertThat(sink.unmapped).containsExactly("lineItem/Example");
    assertThat(map(sink.rows.get(0).of(FocusCharge.EXTRA))).containsEntry("lineItem/Example", "x");
  }

  @Test
  void aVanishedColumnIsNamed() {
    CurReport report =
        CurReport.of("Usage", "1").without("lineItem/UnblendedCost").without("bill/PayerAccountId");

    assertThatThrownBy(report::read)
        .rootCause()
        .hasMessageContaining("bill/PayerAccountId (bill_payer_account_id)")
        .hasMessageContaining("lineItem/UnblendedCost (line_item_unblended_cost)");
  }

  @Test
  void aChangedTypeIsARejectWithTheValue() {
    RecordingSink sink =
        CurReport.of("Usage", "free")
            .line("Usage", "1")
            .with("lineItem/UsageAmount", "many")
            .line("RIFee", "1")
            .with("reservation/UnusedRecurringFee", "1")
            .with("reservation/UnusedAmortizedUpfrontFeeForBillingPeriod", "none")
            .line("Usage", "1")
            .with("lineItem/UsageStartDate", "yesterday")
            .read();

    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects.get(0).reasons().toString()).contains("BilledCost", "free");
    assertThat(sink.rejects.get(1).reasons().toString()).contains("ConsumedQuantity", "many");
    assertThat(sink.rejects.get(2).reasons().toString()).contains("EffectiveCost", "none");
    assertThat(sink.rejects.get(3).reasons().toString()).contains("ChargePeriodStart", "yesterday");
  }

  /** Rows that repeat others cost nothing; a cost that cannot be read is not nothing. */
  @Test
  void anUnreadableCostIsNoZeroOnAnyLine() {
    RecordingSink sink =
        CurReport.of("Usage", "12.34.56")
            .with("splitLineItem/ParentResourceId", "i-01")
            .line("Usage", "free")
            .with("lineItem/UsageType", "Reservation:p5.48xlarge")
            .line("SavingsPlanNegation", "n/a")
            .line("SavingsPlanCoveredUsage", "n/a")
            .with("savingsPlan/SavingsPlanEffectiveCost", "38.53")
            .read();

    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects)
        .extracting(refused -> refused.reasons())
        .containsExactly(
            List.of("BilledCost is no decimal of at most 26.12 digits: 12.34.56"),
            List.of("BilledCost is no decimal of at most 26.12 digits: free"),
            List.of("BilledCost is no decimal of at most 26.12 digits: n/a"),
            List.of("BilledCost is no decimal of at most 26.12 digits: n/a"));
  }

  @Test
  void aColumnThatStandsTwiceCannotBeRead() {
    String twice =
        CurReport.of("Usage", "1").text().replace("pricing/unit", "LineItem/UnblendedCost");

    assertThatThrownBy(() -> CurReport.read(twice))
        .rootCause()
        .hasMessageContaining("stands twice");
  }

  @ParameterizedTest
  @CsvSource({
    "'InvoiceID,PayerAccountId,LinkedAccountId,RecordType,RecordId',"
        + " an AWS detailed billing report is not read",
    "'LinkedAccountId,TaxationAddress', an AWS monthly cost allocation report is not read",
    "'BilledCost,BillingAccountId', focus-csv",
    "'FOCUS Dimension,Transform Step,Source Column',"
        + " a table of rules for converting reports to FOCUS is not read",
    "'a,b', no AWS Cost and Usage Report"
  })
  void otherTablesAreRefusedByName(String header, String name) {
    assertThatThrownBy(() -> CurReport.read(header + "\n")).rootCause().hasMessageContaining(name);
    assertThat(
            new AwsCurIngester(Packing.CSV)
                .recognises(FileHead.of("f.csv", header.getBytes(StandardCharsets.UTF_8))))
        .isFalse();
  }

  @Test
  void accountsHaveTwelveDigits() {
    RecordingSink.Row row =
        CurReport.of("Usage", "1")
            .with("bill/PayerAccountId", "98765432101")
            .with("lineItem/UsageAccountId", "12")
            .row();

    assertThat(row.of(FocusCharge.BILLING_ACCOUNT_ID)).isEqualTo("098765432101");
    assertThat(row.of(FocusCharge.SUB_ACCOUNT_ID)).isEqualTo("000000000012");
  }

  @Test
  void companiesOfAwsPublishAsAws() {
    RecordingSink.Row own =
        CurReport.of("Usage", "1")
            .with("lineItem/LegalEntity", "Amazon Web Services EMEA SARL")
            .with("bill/InvoicingEntity", "Amazon Web Services, Inc.")
            .row();
    RecordingSink.Row other =
        CurReport.of("Usage", "1").with("lineItem/LegalEntity", "Example Software GmbH").row();

    assertThat(own.of(FocusCharge.PUBLISHER_NAME)).isEqualTo("AWS");
    assertThat(own.of(FocusCharge.INVOICE_ISSUER_NAME)).isEqualTo("Amazon Web Services, Inc.");
    assertThat(map(own.of(FocusCharge.EXTRA)))
        .containsEntry("lineItem/LegalEntity", "Amazon Web Services EMEA SARL");
    assertThat(other.of(FocusCharge.PUBLISHER_NAME)).isEqualTo("Example Software GmbH");
  }

  @Test
  void theIntervalStandsInForBlankTimes() {
    RecordingSink.Row row =
        CurReport.of("Fee", "1")
            .with("lineItem/UsageEndDate", "")
            .with("identity/TimeInterval", "2026-07-14T10:00:00Z/2026-07-14T12:00:00Z")
            .row();

    assertThat(row.of(FocusCharge.CHARGE_PERIOD_END)).hasToString("2026-07-14T12:00:00Z");
  }
}
