package dev.plumbline.ingest.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceMappingTest {
  private static final String MAPPING =
      """
      constants:
        ProviderName: Example
        BillingCurrency: USD
        BillingAccountId: a
      columns:
        - {from: Kind, to: ChargeCategory, words: {gpu: Usage, tax: Tax}}
        - {from: Amount, to: BilledCost, remove: "$,"}
        - {from: Hours, to: ConsumedQuantity}
      dates: {format: MM/dd/yyyy, zone: America/New_York}
      billing_period: {month_of: Month}
      charge_period: {day: Day}
      effective_cost: billed
      cannot_give: [Which GPU it was.]
      """;
  private static final String HEADER = "Kind,Amount,Hours,Month,Day\n";

  private static MalformedFile mistake(String yaml) {
    return Mappings.mistake(new InvoiceIngester(Packing.CSV), Mappings.declared("m.yaml", yaml));
  }

  private static RecordingSink read(String yaml, String text) throws IOException {
    return Mappings.read(
        new InvoiceIngester(Packing.CSV),
        Mappings.declared("m.yaml", yaml),
        text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BillingCurrency: USD  | BillingCurency: USD    | 3 | did you mean 'BillingCurrency'",
        "BillingCurrency: USD  | RegionId: x            | 1 | {from: …, to: BillingCurrency}",
        "ProviderName: Example | RegionId: x            | 1 | ProviderName: to constants:",
        "BillingCurrency: USD  | BillingPeriodStart: x  | 3 | billing_period: or charge_period:",
        "BillingCurrency: USD  | ChargeClass: Wrong     | 3 | write Correction, or null",
        "words: {gpu: Usage    | words: {gpu: Used      | 6 | write Usage, Purchase",
        "'words: {gpu: Usage, tax: Tax}' | otherwise: Usage | 6 | add words:",
        "to: ChargeCategory    | to: Category           | 6 | did you mean",
        "to: ConsumedQuantity  | to: BilledCost         | 8 | remove one of them",
        "to: ConsumedQuantity  | 'to: SkuId, remove: x' | 8 | remove it",
        "'remove: \"$,\"'      | 'remove: \"0\"'        | 7 | around it",
        "'remove: \"$,\"'      | 'remove: \",\", decimal: \",\"' | 7 | leave both out",
        "'remove: \"$,\"'      | 'blank: 0'             | 7 | remove blank:",
        "'remove: \"$,\"'      | 'optional: true'       | 7 | remove optional:",
        "'remove: \"$,\"'      | 'optional: yes'        | 7 | true or false",
        "'remove: \"$,\"'      | 'rename: x'            | 7 | Known: from, to",
        "to: BilledCost        | to: ListCost           | 1 | price_list: true",
        "zone: America/New_York| zone: New York         | 9 | America/New_York",
        "', zone: America/New_York' | ''                | 9 | write zone: beside it",
        "month_of: Month       | months: Month          | 10 | did you mean 'month_of'",
        "month_of: Month       | start: Month           | 10 | {month_of: COLUMN}",
        "'billing_period: {month_of: Month}' | ''       | 1 | write billing_period:",
        "day: Day              | 'day: Day, end: Day'   | 11 | {start: …, hours: …}",
        "day: Day              | 'day: Day, blank: now' | 11 | blank: billing_period",
        "'{day: Day}'          | month                  | 11 | or billing_period",
        "effective_cost: billed| effective_cost: list   | 12 | effective_cost: billed",
        "effective_cost: billed| price_list: true       | 1 | effective_cost: billed if",
        "effective_cost: billed| effectiv_cost: billed  | 12 | did you mean 'effective_cost'",
        "'cannot_give: [Which GPU it was.]' | 'keep: [x]' | 1 | a list of sentences",
        "'cannot_give: [Which GPU it was.]' | 'cannot_give: []' | 13 | a list of sentences",
        "Which GPU it was.]    | 'x]\nkeep: [Kind]'     | 14 | remove it from keep:",
      })
  void aMistakeNamesTheLineAndTheRemedy(String from, String to, int line, String remedy) {
    assertThat(MAPPING).contains(from.strip());
    MalformedFile mistake = mistake(MAPPING.replace(from.strip(), to));

    assertThat(mistake.file()).isEqualTo("m.yaml");
    assertThat(mistake.line()).as(mistake.getMessage()).isEqualTo(line);
    assertThat(mistake.remedy()).contains(remedy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"coreweave", "lambda", "crusoe"})
  void theShippedMappingsAreRight(String provider) {
    assertThatCode(
            () ->
                new InvoiceIngester(Packing.PARQUET)
                    .check(
                        Mappings.settings(
                            new InvoiceIngester(Packing.PARQUET),
                            Mappings.shipped(provider + ".yaml"))))
        .doesNotThrowAnyException();
  }

  @Test
  void aDayIsADayOfTheZone() throws IOException {
    RecordingSink sink = read(MAPPING, HEADER + "GPU,\"$1,152\",24,07/31/2026,07/31/2026\n");

    assertThat(sink.rejects).isEmpty();
    RecordingSink.Row row = sink.rows.get(0);
    assertThat(row.of(FocusCharge.CHARGE_PERIOD_START))
        .isEqualTo(Instant.parse("2026-07-31T04:00:00Z"));
    assertThat(row.of(FocusCharge.CHARGE_PERIOD_END))
        .isEqualTo(Instant.parse("2026-08-01T04:00:00Z"));
    assertThat(row.of(FocusCharge.BILLING_PERIOD_END))
        .isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));
    assertThat((BigDecimal) row.of(FocusCharge.EFFECTIVE_COST)).isEqualByComparingTo("1152");
    assertThat(row.of(FocusCharge.CHARGE_CATEGORY)).isEqualTo("Usage");
  }

  @Test
  void aDayOnWhichClocksAreSetBackIsLonger() throws IOException {
    RecordingSink sink = read(MAPPING, HEADER + "gpu,1,25,11/01/2026,11/01/2026\n");

    // 00:00 EDT is 04:00 UTC, the next 00:00 is EST: 05:00 UTC.
    assertThat(sink.rows.get(0).of(FocusCharge.CHARGE_PERIOD_START))
        .isEqualTo(Instant.parse("2026-11-01T04:00:00Z"));
    assertThat(sink.rows.get(0).of(FocusCharge.CHARGE_PERIOD_END))
        .isEqualTo(Instant.parse("2026-11-02T05:00:00Z"));
  }

  /** Also where the source has a zone for local times: a day in UTC is no day in New York. */
  @Test
  void aDayThatNamesItsOffsetEndsByIt() throws IOException {
    String iso = MAPPING.replace("format: MM/dd/yyyy", "as: iso");
    RecordingSink sink =
        read(
            iso,
            HEADER
                + "gpu,1,24,2026-07-14,2026-07-14T00:00:00Z\n"
                + "gpu,1,24,2026-07-14,2026-07-14T00:00:00+02:00\n"
                + "gpu,1,24,2026-07-14,2026-07-14\n");

    // New York is four hours behind
    assertThat(sink.rows)
        .extracting(row -> row.of(FocusCharge.CHARGE_PERIOD_END))
        .containsExactly(
            Instant.parse("2026-07-15T00:00:00Z"),
            Instant.parse("2026-07-14T22:00:00Z"),
            Instant.parse("2026-07-15T04:00:00Z"));
  }

  /** Midnight of the first of July in Berlin is still June in UTC; the invoice is July's. */
  @ParameterizedTest
  @CsvSource({"America/New_York", "Europe/Berlin", "Asia/Tokyo"})
  void billingPeriodsAreDatesWhateverTheZone(String zone) throws IOException {
    for (String period : new String[] {"start: Month, through: Day", "start: Month, end: Day"}) {
      String mapping =
          MAPPING
              .replace("America/New_York", zone)
              .replace("month_of: Month", period)
              .replace("charge_period: {day: Day}", "charge_period: billing_period");
      String last = period.contains("through") ? "07/31/2026" : "08/01/2026";
      RecordingSink sink = read(mapping, HEADER + "gpu,1,24,07/01/2026," + last + "\n");

      RecordingSink.Row row = sink.rows.get(0);
      assertThat(row.of(FocusCharge.PERIOD)).isEqualTo(LocalDate.of(2026, 7, 1));
      assertThat(row.of(FocusCharge.BILLING_PERIOD_START))
          .isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
      assertThat(row.of(FocusCharge.BILLING_PERIOD_END))
          .isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));
    }
  }

  /** A price list knows what hours cost, not what the tax on them is. */
  @Test
  void onlyUsageIsLeftToThePriceList() throws IOException {
    RecordingSink sink =
        read(
            MAPPING + "price_list: true\n",
            HEADER + "tax,,,07/31/2026,07/31/2026\nGPU,,24,07/31/2026,07/31/2026\n");

    assertThat(sink.ignored).isEqualTo(Map.of("no_amount_priced_by_list", 1L));
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("BilledCost has no value");
  }

  @Test
  void usageWithoutAnAmountCostsNotNothing() throws IOException {
    String line = HEADER + "gpu,,24,07/31/2026,07/31/2026\n";

    RecordingSink refused = read(MAPPING, line);
    assertThat(refused.rejects.get(0).reasons()).containsExactly("BilledCost has no value");
    assertThat(refused.rows).isEmpty();

    RecordingSink listed = read(MAPPING + "price_list: true\n", line);
    assertThat(listed.ignored).isEqualTo(Map.of("no_amount_priced_by_list", 1L));
    assertThat(listed.rows).isEmpty();
  }

  @Test
  void aFileOfUsageAloneIsLeftToThePriceList() throws IOException {
    String mapping =
        MAPPING.replace("  - {from: Amount, to: BilledCost, remove: \"$,\"}\n", "")
            + "price_list: true\n";
    RecordingSink sink =
        read(mapping, "Kind,Hours,Month,Day\ngpu,24,07/31/2026,07/31/2026\ngpu,24\n");

    assertThat(sink.ignored).isEqualTo(Map.of("no_amount_priced_by_list", 1L));
    assertThat(sink.rejects.get(0).reasons())
        .containsExactly("wrong_column_count: 2 fields where the header has 4");
  }

  @Test
  void aColumnMayBeMissingOnlyWhereTheMappingSaysSo() throws IOException {
    String text = "Kind,Amount,Month,Day\ngpu,1,07/31/2026,07/31/2026\n";

    assertThatThrownBy(() -> read(MAPPING, text))
        .hasMessageContaining("folder/file line 1")
        .hasMessageContaining("missing: 'Hours'")
        .hasMessageContaining("m.yaml line 8");
    RecordingSink sink =
        read(MAPPING.replace("to: ConsumedQuantity", "to: ConsumedQuantity, optional: true"), text);
    assertThat(sink.rows.get(0).of(FocusCharge.CONSUMED_QUANTITY)).isNull();
  }

  @Test
  void aChangedTypeIsRefusedWithTheValue() throws IOException {
    RecordingSink sink =
        read(
            MAPPING,
            HEADER
                + "gpu,\"1,50\",24,07/31/2026,07/31/2026\n"
                + "gpu,1,a day,07/31/2026,07/31/2026\n"
                + "gpu,1,24,2026-07-31,07/31/2026\n"
                + "tpu,1,24,07/31/2026,\n");

    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects)
        .extracting(reject -> reject.reasons().get(0))
        .containsExactly(
            "BilledCost is not written as the mapping declares: Amount = 1,50",
            "ConsumedQuantity is no decimal of at most 26.12 digits: a day",
            "BillingPeriodStart is no time as the mapping declares it (bad_timestamp): 2026-07-31",
            "ChargeCategory has no word in the mapping for Kind = tpu");
  }
}
