package dev.plumbline.ingest.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FocusCsvTest {

  private static Object only(RecordingSink sink, Col column) {
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows).hasSize(1);
    return sink.rows.get(0).of(column);
  }

  @Test
  void aLineBecomesARowUnderTheStandardsNames() {
    RecordingSink sink =
        Charges.line()
            .with("ResourceId", "i-0a11")
            .with("ConsumedQuantity", "1.5")
            .with("Tags", "\"{\"\"team\"\": \"\"a,b\"\"}\"")
            .with("x_Operation", "RunInstances")
            .with("Id", "7")
            .read();

    assertThat(only(sink, FocusCharge.BILLED_COST)).isEqualTo(new BigDecimal("10.000000000000"));
    assertThat(only(sink, FocusCharge.EFFECTIVE_COST)).isEqualTo(new BigDecimal("9.000000000000"));
    assertThat(only(sink, FocusCharge.CONSUMED_QUANTITY))
        .isEqualTo(new BigDecimal("1.500000000000"));
    assertThat(only(sink, FocusCharge.RESOURCE_ID)).isEqualTo("i-0a11");
    assertThat(only(sink, FocusCharge.LIST_COST)).isNull();
    assertThat(only(sink, FocusCharge.TAGS)).isEqualTo(Map.of("team", "a,b"));
    assertThat(only(sink, FocusCharge.EXTRA))
        .isEqualTo(Map.of("x_Operation", "RunInstances", "Id", "7"));
    assertThat(only(sink, FocusCharge.CHARGE_PERIOD_START))
        .isEqualTo(Instant.parse("2026-07-14T00:00:00Z"));
    assertThat(only(sink, FocusCharge.PERIOD)).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(only(sink, FocusCharge.SOURCE)).isEqualTo("aws");
    assertThat(only(sink, FocusCharge.SOURCE_FILE)).isEqualTo("2026-07/focus.csv");
    assertThat(only(sink, FocusCharge.SOURCE_FORMAT)).isEqualTo("FOCUS 1.0");
    assertThat(only(sink, FocusCharge.LINE_NUMBER)).isEqualTo(2L);
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.absent).isEmpty();
  }

  @Test
  void headersMatchInAnyOrderAndCase() {
    String header =
        "effectivecost,CHARGEPERIODEND,chargeperiodstart,ChargeCategory,BillingPeriodEnd,"
            + " billingperiodstart ,BillingCurrency,BillingAccountId,billedCost";
    RecordingSink sink =
        Charges.read(
            header
                + "\n9,2026-07-14 01:00:00,2026-07-14 00:00:00,Usage,2026-08-01 00:00:00,"
                + "2026-07-01 00:00:00,EUR,111,10\n");

    assertThat(only(sink, FocusCharge.BILLED_COST)).isEqualTo(new BigDecimal("10.000000000000"));
    assertThat(only(sink, FocusCharge.BILLING_CURRENCY)).isEqualTo("EUR");
    assertThat(only(sink, FocusCharge.PERIOD)).isEqualTo(LocalDate.of(2026, 7, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "ListCost, FOCUS 1.0",
    "SkuMeter, FOCUS 1.1",
    "capacityreservationid, FOCUS 1.1",
    "InvoiceId, FOCUS 1.2",
    "ServiceProviderName, FOCUS 1.3",
    "AllocatedMethodId, FOCUS 1.3",
    "InvoiceDetailId, FOCUS 1.4",
    "CommitmentProgramEligibilityDetails, FOCUS 1.4"
  })
  void theNewestColumnTellsTheVersion(String column, String version) {
    RecordingSink sink = Charges.line().with(column, "").read();

    assertThat(only(sink, FocusCharge.SOURCE_FORMAT)).isEqualTo(version);
  }

  @Test
  void whatFocus14AddsHasItsColumns() {
    RecordingSink sink =
        Charges.line()
            .with("InvoiceDetailId", "d-1")
            .with("CommitmentProgramEligibilityDetails", "{}")
            .read();

    assertThat(only(sink, FocusCharge.INVOICE_DETAIL_ID)).isEqualTo("d-1");
    assertThat(only(sink, FocusCharge.COMMITMENT_PROGRAM_ELIGIBILITY_DETAILS)).isEqualTo("{}");
    assertThat(only(sink, FocusCharge.EXTRA)).isNull();
    assertThat(sink.unmapped).isEmpty();
  }

  @Test
  void version14IsAlsoToldByTheProviderColumnsItDropped() {
    Charges line =
        Charges.line().with("ServiceProviderName", "GCP").with("HostProviderName", "GCP");

    assertThat(only(line.read(), FocusCharge.SOURCE_FORMAT)).isEqualTo("FOCUS 1.4");
    assertThat(only(line.read(), FocusCharge.PROVIDER_NAME)).isEqualTo("GCP");
    assertThat(only(line.with("PublisherName", "GCP").read(), FocusCharge.SOURCE_FORMAT))
        .isEqualTo("FOCUS 1.3");
  }

  @Test
  void whatNoVersionKnowsIsKeptAndReported() {
    RecordingSink sink = Charges.line().with("CarbonGrams", "12").with("x_a", "").read();

    assertThat(only(sink, FocusCharge.EXTRA)).isEqualTo(Map.of("CarbonGrams", "12"));
    assertThat(sink.unmapped).containsExactlyInAnyOrder("CarbonGrams", "x_a");
    // A blank in a column that FOCUS does not know is nobody's concern.
    assertThat(sink.absent).isEmpty();
  }

  @Test
  void theProviderIsTakenFromItsNewColumnWhenTheOldIsMissing() {
    RecordingSink sink = Charges.line().with("ServiceProviderName", "GCP").read();

    assertThat(only(sink, FocusCharge.PROVIDER_NAME)).isEqualTo("GCP");
    assertThat(
            only(
                Charges.line().with("ServiceProviderName", "GCP").with("ProviderName", "g").read(),
                FocusCharge.PROVIDER_NAME))
        .isEqualTo("g");
  }

  @Test
  void theWordNullIsNoValueAndCounted() {
    RecordingSink sink =
        Charges.line()
            .with("ResourceId", "NULL")
            .with("ListCost", "\"NULL\"")
            .with("RegionId", "")
            .read();

    assertThat(only(sink, FocusCharge.RESOURCE_ID)).isNull();
    assertThat(only(sink, FocusCharge.LIST_COST)).isNull();
    assertThat(only(sink, FocusCharge.REGION_ID)).isNull();
    // The blank RegionId is no NULL.
    assertThat(sink.absent).isEqualTo(Map.of("null_text", 2L, "blank", 1L));
  }

  @Test
  void byteOrderMarksCarriageReturnsAndQuotedLineBreaksAreRead() {
    String header = Charges.line().with("ChargeDescription", "").header();
    String text =
        header
            + "\r\n"
            + Charges.line().with("ChargeDescription", "\"two\r\nlines, \"\"quoted\"\"\"").values()
            + "\r\n\r\n"
            + Charges.line().with("ChargeDescription", "plain").values();
    RecordingSink marked = Charges.read("\uFEFF" + text);

    assertThat(marked.rows).hasSize(2);
    assertThat(marked.rows.get(0).of(FocusCharge.CHARGE_DESCRIPTION))
        .isEqualTo("two\nlines, \"quoted\"");
    assertThat(marked.rows.get(0).of(FocusCharge.LINE_NUMBER)).isEqualTo(2L);
    // The first record has two lines, the blank one is the fourth.
    assertThat(marked.rows.get(1).of(FocusCharge.LINE_NUMBER)).isEqualTo(5L);
    assertThat(Charges.read(text).rows).hasSize(2);
    for (var charset :
        new java.nio.charset.Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      byte[] bytes = ("\uFEFF" + text).getBytes(charset);
      assertThat(RecordingSink.read(new FocusIngester(Packing.CSV), Charges.FILE, bytes).rows)
          .hasSize(2);
    }
  }

  @Test
  void aQuotedTextMayEndInACarriageReturn() {
    RecordingSink sink =
        Charges.read(
            Charges.line().with("ChargeDescription", "").header()
                + "\n"
                + Charges.line().with("ChargeDescription", "\"text\r\"").values()
                + "\n"
                + Charges.line().with("ChargeDescription", "next").values()
                + "\n");

    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.rows.get(1).of(FocusCharge.LINE_NUMBER)).isEqualTo(4L);
  }

  @Test
  void equalLinesAllCount() {
    String line = Charges.line().values() + "\n";
    RecordingSink sink = Charges.read(Charges.line().header() + "\n" + line + line + line);

    assertThat(sink.rows).hasSize(3);
    assertThat(sink.accepted).isEqualTo(3);
    assertThat(sink.duplicates).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // Half-open: an hour up to midnight touches its own date only.
    "2026-07-14T23:00:00Z, 2026-07-15T00:00:00Z, 2026-07-14, 2026-07-14",
    "2026-07-01T00:00:00Z, 2026-08-01T00:00:00Z, 2026-07-01, 2026-07-31",
    "2026-07-14T23:30:00Z, 2026-07-15T00:30:00Z, 2026-07-14, 2026-07-15",
    "2026-07-14T00:00:00Z, 2026-07-14T00:00:00Z, 2026-07-14, 2026-07-14",
    // 2026-07-14T22:30Z to 23:30Z.
    "2026-07-15T00:30:00+02:00, 2026-07-15T01:30:00+02:00, 2026-07-14, 2026-07-14"
  })
  void aRowTouchesTheDatesOfItsChargePeriod(
      String start, String end, LocalDate from, LocalDate through) {
    RecordingSink sink =
        Charges.line().with("ChargePeriodStart", start).with("ChargePeriodEnd", end).read();

    assertThat(sink.rows.get(0).from()).isEqualTo(from);
    assertThat(sink.rows.get(0).through()).isEqualTo(through);
  }

  @Test
  void manyLinesAreReadInSeveralSteps() {
    StringBuilder text = new StringBuilder(Charges.line().header()).append('\n');
    for (int i = 0; i < 2500; i++) {
      text.append(Charges.line().with("BilledCost", Integer.toString(i)).values()).append('\n');
    }
    RecordingSink sink = Charges.read(text.toString());

    assertThat(sink.accepted).isEqualTo(2500);
    assertThat(sink.rows.get(2499).of(FocusCharge.LINE_NUMBER)).isEqualTo(2501L);
    assertThat(sink.rows.get(2499).of(FocusCharge.BILLED_COST))
        .isEqualTo(new BigDecimal("2499.000000000000"));
  }
}
