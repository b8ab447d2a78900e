package dev.plumbline.ingest.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.IngesterContract;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceSamplesTest {
  private static final Map<String, String> EXPECTED = Mappings.expected("invoice-csv");

  @TestFactory
  Stream<DynamicTest> contract() {
    return Stream.of(
            InvoiceCsvSpecimen.SPECIMEN,
            InvoiceCsvSpecimen.of("lambda"),
            InvoiceCsvSpecimen.of("crusoe"),
            InvoiceParquetSpecimen.SPECIMEN)
        .flatMap(IngesterContract::of);
  }

  static RecordingSink read(String provider) throws IOException {
    return Mappings.read(
        new InvoiceIngester(Packing.CSV),
        Mappings.shipped(provider + ".yaml"),
        Files.readAllBytes(Mappings.sample("invoice-csv", provider + ".csv")));
  }

  static BigDecimal expected(String what) {
    return new BigDecimal(EXPECTED.get(what));
  }

  private static BigDecimal billed(RecordingSink sink) {
    return sink.rows.stream()
        .map(row -> (BigDecimal) row.of(FocusCharge.BILLED_COST))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @ParameterizedTest
  @ValueSource(strings = {"coreweave", "lambda", "crusoe"})
  void aSampleGivesWhatWasWorkedOut(String provider) throws IOException {
    RecordingSink sink = read(provider);

    assertThat(sink.records()).isEqualTo(expected(provider + " records").longValueExact());
    assertThat(sink.accepted).isEqualTo(expected(provider + " accepted").longValueExact());
    assertThat(sink.rejects).hasSize(expected(provider + " rejected").intValueExact());
    assertThat(sink.ignored.getOrDefault("skipped_by_mapping", 0L))
        .isEqualTo(expected(provider + " skipped").longValueExact());
    assertThat(sink.ignored.getOrDefault("no_amount_priced_by_list", 0L))
        .isEqualTo(expected(provider + " unpriced").longValueExact());
    assertThat(billed(sink)).isEqualByComparingTo(expected(provider + " billed"));
    assertThat(sink.rows)
        .allSatisfy(
            row -> {
              assertThat(row.of(FocusCharge.EFFECTIVE_COST))
                  .isEqualTo(row.of(FocusCharge.BILLED_COST));
              assertThat(row.of(FocusCharge.SOURCE_FORMAT))
                  .isEqualTo("invoice by " + provider + ".yaml");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "coreweave, \"Line Type\" IN ('Usage'; 'Credit'), Amount",
    "lambda, Item <> 'Total' AND \"Usage Start\" IS DISTINCT FROM '2026-07-16 25:10:00',"
        + " Amount (USD)",
    "crusoe, billing_type IS DISTINCT FROM 'prepaid', cost_usd"
  })
  void aSecondReaderFindsTheSame(String provider, String usable, String amount) throws IOException {
    String table = Duck.texts(Mappings.sample("invoice-csv", provider + ".csv"));
    String plain =
        "TRY_CAST(regexp_replace(replace(replace(replace(\"%s\", '$', ''), ',', ''), '(', '-'),"
                .formatted(amount)
            + " '\\)$', '') AS DECIMAL(18, 6))";
    RecordingSink sink = read(provider);

    assertThat(Duck.value("SELECT count(*) FROM " + table))
        .isEqualTo(Long.toString(sink.records()));
    assertThat(
            new BigDecimal(
                Duck.value(
                    "SELECT sum("
                        + plain
                        + ") FROM "
                        + table
                        + " WHERE "
                        + usable.replace(';', ','))))
        .isEqualByComparingTo(billed(sink));
  }

  @Test
  void whatACoreWeaveInvoiceAddsUpToIsItsTotal() throws IOException {
    String table = Duck.texts(Mappings.sample("invoice-csv", "coreweave.csv"));

    // The refused amount is no number and the refused fee of 10 is no part of the sample's total.
    assertThat(billed(read("coreweave")))
        .isEqualByComparingTo(
            Duck.value("SELECT Amount FROM " + table + " WHERE \"Line Type\" = 'Total'")
                .replaceAll("[$,]", ""));
  }

  @Test
  void aBillingDayOfCoreWeaveEndsAtFiveInTheAfternoonInNewYork() throws IOException {
    RecordingSink sink = read("coreweave");
    RecordingSink.Row first = sink.rows.get(0);

    // 17:00 EDT is 21:00 UTC; the month is July although the day began in June.
    assertThat(first.of(FocusCharge.CHARGE_PERIOD_START))
        .isEqualTo(Instant.parse("2026-06-30T21:00:00Z"));
    assertThat(first.of(FocusCharge.CHARGE_PERIOD_END))
        .isEqualTo(Instant.parse("2026-07-01T21:00:00Z"));
    assertThat(first.of(FocusCharge.BILLING_PERIOD_START))
        .isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
    assertThat(first.of(FocusCharge.BILLING_PERIOD_END))
        .isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));
    assertThat(first.from()).isEqualTo(LocalDate.parse("2026-06-30"));
    assertThat(first.of(FocusCharge.EXTRA)).isEqualTo(Map.of("Period End", "07/31/2026"));
    assertThat(sink.unmapped).isEmpty();

    RecordingSink.Row credit = sink.rows.get(6);
    assertThat(credit.of(FocusCharge.CHARGE_CATEGORY)).isEqualTo("Credit");
    assertThat((BigDecimal) credit.of(FocusCharge.BILLED_COST)).isEqualByComparingTo("-120");
    assertThat(credit.of(FocusCharge.CHARGE_PERIOD_END))
        .isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));
  }

  @Test
  void refusedLinesShowWhatStoodThere() throws IOException {
    assertThat(read("coreweave").rejects)
        .extracting(RecordingSink.Refused::line)
        .containsExactly(8L, 9L);
    assertThat(read("coreweave").rejects.get(0).reasons())
        .contains("BilledCost is no decimal of at most 26.12 digits: see note 3");
    assertThat(read("coreweave").rejects.get(1).reasons())
        .containsExactly(
            "ChargeCategory has no word in the mapping for Line Type = Adjustment fee");
    assertThat(read("lambda").rejects.get(0).reasons())
        .contains(
            "ChargePeriodStart is no time as the mapping declares it (bad_timestamp):"
                + " 2026-07-16 25:10:00");
    assertThat(read("crusoe").rejects.get(0).reasons())
        .containsExactly("PricingCategory has no word in the mapping for billing_type = prepaid");
  }

  @Test
  void hoursOfLambdaEndWhereTheyEnd() throws IOException {
    List<RecordingSink.Row> rows = read("lambda").rows;

    // 61.5 h after 13 July 08:00 is 15 July 21:30.
    assertThat(rows.get(0).of(FocusCharge.CHARGE_PERIOD_END))
        .isEqualTo(Instant.parse("2026-07-15T21:30:00Z"));
    // 0.617 h = 2,221.2 s = 37 min 1.2 s after 22:10.
    assertThat(rows.get(1).of(FocusCharge.CHARGE_PERIOD_END))
        .isEqualTo(Instant.parse("2026-07-15T22:47:01.200Z"));
    // The week ends with its last day.
    assertThat(rows.get(4).of(FocusCharge.CHARGE_PERIOD_END))
        .isEqualTo(Instant.parse("2026-07-20T00:00:00Z"));
  }

  @Test
  void aNewColumnOfCrusoeIsKeptAndReported() throws IOException {
    RecordingSink sink = read("crusoe");

    assertThat(sink.unmapped).containsExactly("created_by");
    assertThat(sink.rows.get(0).of(FocusCharge.EXTRA)).isEqualTo(Map.of("created_by", "pipeline"));
    // A cost of 0.00 is what the file says; a cost that is not there is none.
    assertThat((BigDecimal) sink.rows.get(5).of(FocusCharge.BILLED_COST)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"coreweave", "lambda", "crusoe"})
  void csvAndParquetOfTheSameLinesGiveEqualRows(String provider) throws IOException {
    RecordingSink csv = read(provider);
    RecordingSink parquet =
        Mappings.read(
            new InvoiceIngester(Packing.PARQUET),
            Mappings.shipped(provider + ".yaml"),
            InvoiceParquetSpecimen.texts(provider));

    int line = FocusCharge.TABLE.position(FocusCharge.LINE_NUMBER);
    assertThat(parquet.rows).hasSameSizeAs(csv.rows);
    for (int i = 0; i < csv.rows.size(); i++) {
      // Lines of a CSV count its header, rows of Parquet have none.
      Object[] expected = csv.rows.get(i).values().clone();
      expected[line] = (Long) expected[line] - 1;
      assertThat(parquet.rows.get(i).values()).isEqualTo(expected);
    }
    assertThat(parquet.ignored).isEqualTo(csv.ignored);
    assertThat(parquet.rejects).hasSameSizeAs(csv.rejects);
  }
}
