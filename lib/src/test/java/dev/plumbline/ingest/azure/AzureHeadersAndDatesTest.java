package dev.plumbline.ingest.azure;

import static dev.plumbline.ingest.azure.Details.money;
import static dev.plumbline.ingest.azure.Details.only;
import static dev.plumbline.tables.FocusCharge.BILLED_COST;
import static dev.plumbline.tables.FocusCharge.BILLING_ACCOUNT_ID;
import static dev.plumbline.tables.FocusCharge.BILLING_PERIOD_END;
import static dev.plumbline.tables.FocusCharge.CHARGE_PERIOD_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceDialect.DateOrder;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.tables.FocusCharge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureHeadersAndDatesTest {
  @ParameterizedTest
  @CsvSource({
    "07/14/2026, 2026-07-14",
    "14/07/2026, 2026-07-14",
    "14.07.2026, 2026-07-14",
    "2026-07-14T00:00:00Z, 2026-07-14",
    "07/07/2026, 2026-07-07"
  })
  void daysThatCanOnlyMeanOneThingAreRead(String text, String day) {
    RecordingSink sink = Details.line().with("Date", text).read();
    assertThat(only(sink, CHARGE_PERIOD_START)).isEqualTo(Instant.parse(day + "T00:00:00Z"));
  }

  @Test
  void theEndOfTheBillingPeriodSettlesTheOrder() {
    Details line =
        Details.line()
            .with("Date", "07/03/2026")
            .with("BillingPeriodStartDate", "07/01/2026")
            .with("BillingPeriodEndDate", "07/31/2026");
    assertThat(only(line.read(), CHARGE_PERIOD_START))
        .isEqualTo(Instant.parse("2026-07-03T00:00:00Z"));
    assertThat(only(line.read(), BILLING_PERIOD_END))
        .isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));

    RecordingSink dayFirst = line.with("BillingPeriodEndDate", "31/07/2026").read();
    // 7 March, billed in a period that then begins on 7 January: read as written, order by order
    assertThat(only(dayFirst, CHARGE_PERIOD_START))
        .isEqualTo(Instant.parse("2026-03-07T00:00:00Z"));
  }

  @Test
  void aNumberAboveTwelveFarBehindSettlesTheLinesBeforeIt() {
    Details line = Details.line().with("Date", "03/04/2026");
    StringBuilder text = new StringBuilder(line.header()).append('\n');
    text.append((line.values() + "\n").repeat(9_000));
    text.append(line.with("Date", "13/04/2026").values()).append('\n');
    text.append(line.with("Date", "04/13/2026").values()).append('\n');

    RecordingSink sink = Details.read("d.csv", text.toString());
    assertThat(sink.accepted).isEqualTo(9_001);
    assertThat(sink.rows.get(0).of(CHARGE_PERIOD_START))
        .isEqualTo(Instant.parse("2026-04-03T00:00:00Z"));
    assertThat(sink.rejects).hasSize(1);
    // header and 9,001 lines before it
    assertThat(sink.rejects.get(0).line()).isEqualTo(9_003);
    assertThat(sink.rejects.get(0).reasons())
        .contains("ChargePeriodStart is no date day/month/year: 04/13/2026");
  }

  @Test
  void anOrderThatNothingShowsIsAskedFor() {
    String text = Details.line().with("Date", "03/04/2026").text();
    assertThatThrownBy(() -> Details.read("d.csv", text))
        .hasRootCauseInstanceOf(MalformedFile.class)
        .hasMessageContaining("d.csv line 2")
        .hasMessageContaining("03/04/2026")
        .hasMessageContaining("date_order");

    SourceDialect dayFirst = SourceDialect.NONE.withDateOrder(DateOrder.DAY_FIRST);
    RecordingSink sink =
        RecordingSink.read(
            new AzureCostIngester(Packing.CSV), Details.file("d.csv", dayFirst), text);
    assertThat(only(sink, CHARGE_PERIOD_START)).isEqualTo(Instant.parse("2026-04-03T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"team\": \"vision\", \"note\": \"a, b\"}",
        "\"team\": \"vision\", \"note\": \"a, b\"",
        "\"team\": \"vision\",\"note\": \"a, b\""
      })
  void tagsComeWithAndWithoutBraces(String tags) {
    RecordingSink sink = Details.line().with("Tags", tags).read();
    assertThat(only(sink, FocusCharge.TAGS)).isEqualTo(Map.of("team", "vision", "note", "a, b"));
    assertThat(sink.absent).isEmpty();
  }

  @Test
  void brokenTagsAreCountedAndKept() {
    RecordingSink sink = Details.line().with("Tags", "\"team\": \"vision").read();
    assertThat(only(sink, FocusCharge.TAGS)).isNull();
    assertThat(only(sink, FocusCharge.EXTRA)).isEqualTo(Map.of("Tags", "\"team\": \"vision"));
    assertThat(sink.absent).isEqualTo(Map.of("unreadable_tags", 1L));
    assertThat(only(Details.line().with("Tags", "").read(), FocusCharge.TAGS)).isNull();
  }

  @Test
  void olderEnterpriseNamesAreTheSameColumns() {
    RecordingSink sink =
        Details.read(
            "d.csv",
            """
            SubscriptionId,SubscriptionGuid,Subscription Name,Date,Product,Meter ID,Meter Category,\
            Meter Sub-Category,Meter Name,Consumed Quantity,ResourceRate,ExtendedCost,\
            Resource Location,Instance ID,Unit Of Measure,Currency
            4711,guid-1,train,07/14/2026,VM,m-1,Virtual Machines,ND,ND96,2,5,10,US East,/x/y,\
            1 Hour,USD
            """);
    assertThat(only(sink, BILLED_COST)).isEqualTo(money("10"));
    assertThat(only(sink, BILLING_ACCOUNT_ID)).isEqualTo("guid-1");
    assertThat(only(sink, FocusCharge.SUB_ACCOUNT_ID)).isEqualTo("guid-1");
    assertThat(only(sink, FocusCharge.RESOURCE_ID)).isEqualTo("/x/y");
    assertThat(((Map<?, ?>) only(sink, FocusCharge.EXTRA)).get("SubscriptionId")).isEqualTo("4711");
    assertThat(sink.unmapped).isEmpty();
  }

  @Test
  void anIdWithoutEndIsTakenAsItStands() {
    String id = "/subscriptions/s/providers/M/t" + "/a".repeat(100_000);
    RecordingSink sink = Details.line().with("ResourceId", id).read();
    assertThat(only(sink, FocusCharge.RESOURCE_ID)).isEqualTo(id);
    assertThat(only(sink, FocusCharge.RESOURCE_TYPE)).isEqualTo("M/t");
    assertThat(only(sink, FocusCharge.RESOURCE_NAME)).isEqualTo("a");
  }

  /** Looking for the order of dates holds some millions of characters, not all that there are. */
  @Test
  void theLookAheadIsBounded() {
    String line = Details.line().with("Date", "07/08/2026").with("x", "y".repeat(1_000_000)).text();
    byte[] record = line.substring(line.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
    byte[] header = line.substring(0, line.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
    InputStream endless =
        new InputStream() {
          private long position;

          @Override
          public int read() {
            long at = position++;
            return at < header.length
                ? header[(int) at]
                : record[(int) ((at - header.length) % record.length)];
          }
        };
    assertThatThrownBy(
            () ->
                new AzureCostIngester(Packing.CSV)
                    .open(Details.file("d.csv", SourceDialect.NONE), endless))
        .isInstanceOf(MalformedFile.class)
        .hasMessageContaining("day and month cannot be told apart");
  }

  @Test
  void aVanishedMandatoryColumnIsNamed() {
    String text = Details.line().without("BillingCurrency").without("ResourceId").text();
    assertThatThrownBy(() -> Details.read("d.csv", text))
        .hasMessageContaining(
            "mandatory columns are missing: BillingCurrency or BillingCurrencyCode or Currency,"
                + " ResourceId or InstanceId or InstanceName");
    assertThat(new AzureCostIngester(Packing.CSV).recognises(head(text))).isFalse();
    assertThat(new AzureCostIngester(Packing.CSV).recognises(head(Details.line().text()))).isTrue();
  }

  @Test
  void headersLocalizedWithoutEnglishAreRefused() {
    String text = Details.line().text().replaceFirst("Date", "Datum").replace("Quantity", "Menge");
    assertThatThrownBy(() -> Details.read("d.csv", text))
        .hasMessageContaining("Date or UsageDateTime or UsageDate")
        .hasMessageContaining("localized");
  }

  private static FileHead head(String text) {
    return FileHead.of("f", text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "CostInBillingCurrency, '1,5', 'BilledCost has a decimal comma; say decimal_mark: comma of the"
        + " source: 1,5'",
    "Date, yesterday, ChargePeriodStart is no date ISO 8601: yesterday",
    "Quantity, many, PricingQuantity is no decimal of at most 26.12 digits: many",
    "ChargeType, Gift, ChargeCategory is not in FOCUS: Gift"
  })
  void aChangedTypeIsRejectedWithItsValue(String column, String value, String reason) {
    RecordingSink sink = Details.line().with(column, value).read();
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons()).contains(reason);
  }

  @Test
  void pricesOfAnotherCurrencyKeepTheirOwnColumns() {
    Details line = Details.line().with("UnitPrice", "5").with("PayGPrice", "6");
    assertThat(only(line.read(), FocusCharge.CONTRACTED_UNIT_PRICE)).isEqualTo(money("5"));
    RecordingSink other = line.with("PricingCurrency", "EUR").read();
    assertThat(only(other, FocusCharge.CONTRACTED_UNIT_PRICE)).isNull();
    assertThat(only(other, FocusCharge.PRICING_CURRENCY_CONTRACTED_UNIT_PRICE))
        .isEqualTo(money("5"));
    assertThat(only(other, FocusCharge.PRICING_CURRENCY_LIST_UNIT_PRICE)).isEqualTo(money("6"));
  }

  @Test
  void aStreamThatBreaksKeepsWhatCameBefore() throws IOException {
    Details line = Details.line().with("Date", "03/13/2026");
    String text = line.header() + "\n" + (line.values() + "\n").repeat(3);
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("truncated");
              }
            });
    RecordingSink sink = RecordingSink.of(new AzureCostIngester(Packing.CSV));
    assertThatThrownBy(
            () ->
                sink.readAll(
                    new AzureCostIngester(Packing.CSV),
                    Details.file("d.csv", SourceDialect.NONE),
                    broken))
        .hasMessage("truncated");
    assertThat(sink.accepted).isEqualTo(3);
  }
}
