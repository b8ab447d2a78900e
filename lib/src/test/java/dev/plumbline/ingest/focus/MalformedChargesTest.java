package dev.plumbline.ingest.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.tabular.Packing;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedChargesTest {
  private final RecordingSink sink = RecordingSink.of(new FocusIngester(Packing.CSV));

  private MalformedFile refusal(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return catchThrowableOfType(
        MalformedFile.class,
        () ->
            sink.readAll(
                new FocusIngester(Packing.CSV), Charges.FILE, new ByteArrayInputStream(bytes)));
  }

  @Test
  void aFileWithoutMandatoryColumnsIsRefusedAndTheyAreNamed() {
    Charges line = Charges.line().without("EffectiveCost").without("BillingCurrency");
    MalformedFile refusal = refusal(line.header() + "\n" + line.values() + "\n");

    assertThat(refusal.problem())
        .isEqualTo("mandatory columns are missing: BillingCurrency, EffectiveCost");
    assertThat(refusal.file()).isEqualTo("2026-07/focus.csv");
    assertThat(refusal.line()).isEqualTo(1);
    assertThat(refusal.reason()).isNotBlank();
    assertThat(refusal.remedy()).isNotBlank();
    assertThat(refusal).hasMessageContaining("2026-07/focus.csv line 1");
    assertThat(sink.records()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FOCUS 0.5 is not read|AmortizedCost,BilledCost,BillingAccountId,BillingCurrency,"
            + "BillingPeriodEnd,BillingPeriodStart,ChargePeriodEnd,ChargePeriodStart,ChargeType,"
            + "InvoiceIssuerName,ProviderName,PublisherName,Region,ServiceCategory,ServiceName",
        "FOCUS 1.0-preview is not read|BilledCost,BillingAccountId,BillingCurrency,"
            + "BillingPeriodEnd,BillingPeriodStart,ChargeCategory,ChargePeriodEnd,"
            + "ChargePeriodStart,ChargeSubcategory,EffectiveCost,Region,UsageQuantity,UsageUnit",
        "the FOCUS Contract Commitment dataset is not read|ContractCommitmentId,"
            + "ContractCommitmentType,ContractCommitmentCost,BillingCurrency",
        "the FOCUS Invoice Detail dataset is not read|BilledCost,BillingAccountId,"
            + "BillingCurrency,BillingPeriodEnd,BillingPeriodStart,ChargeCategory,"
            + "InvoiceDetailCreated,InvoiceDetailGrain,InvoiceDetailId,InvoiceId",
        "the FOCUS Billing Period dataset is not read|BillingPeriodCreated,BillingPeriodEnd,"
            + "BillingPeriodStart,BillingPeriodStatus,InvoiceIssuerName"
      })
  void whatIsFocusButNoChargesOf10OrLaterIsNamed(String problem, String header) {
    MalformedFile refusal = refusal(header + "\n");

    assertThat(refusal.problem()).isEqualTo(problem);
    assertThat(refusal.line()).isEqualTo(1);
    assertThat(refusal.remedy()).isNotBlank();
    assertThat(sink.records()).isZero();
  }

  @Test
  void columnsOfTheDraftsMayStandBesideTheirSuccessors() {
    RecordingSink read =
        Charges.line().with("ConsumedQuantity", "1").with("UsageQuantity", "1").read();

    assertThat(read.accepted).isEqualTo(1);
    assertThat(read.unmapped).containsExactly("UsageQuantity");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(refusal("").problem()).isEqualTo("the file is empty");
    assertThat(refusal("\n\n").problem()).isEqualTo("the file is empty");
  }

  @Test
  void aColumnThatStandsTwiceIsRefused() {
    assertThat(refusal(Charges.line().header() + ",billedcost\n").problem())
        .isEqualTo("column BilledCost stands twice in the header");
  }

  @Test
  void unknownColumnsMayStandTwice() {
    RecordingSink read =
        Charges.read(Charges.line().header() + ",x_a,x_a\n" + Charges.line().values() + ",1,2\n");

    assertThat(read.rows.get(0).of(dev.plumbline.tables.FocusCharge.EXTRA))
        .isEqualTo(java.util.Map.of("x_a", "1", "x_a (2)", "2"));
  }

  @Test
  void aHeaderAloneIsAFileWithoutCharges() {
    assertThat(Charges.read(Charges.line().header()).records()).isZero();
  }

  @Test
  void anUnclosedQuoteRefusesTheFileSinceItSwallowsTheRest() {
    String good = Charges.line().with("x_a", "b").values() + "\n";
    String bad = Charges.line().with("x_a", "\"b").values() + "\n";
    String header = Charges.line().with("x_a", "").header() + "\n";
    MalformedFile refusal = refusal(header + good + bad + good + good);

    assertThat(refusal.problem()).isEqualTo("a quote is not closed before the file ends");
    assertThat(refusal.line()).isEqualTo(3);
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("unclosed_quote");
    assertThat(sink.rejects.get(0).raw()).startsWith(bad.trim());
  }

  @Test
  void textBehindAClosingQuoteRefusesTheFileSinceRecordsHaveNoEdgesThen() {
    String header = Charges.line().with("x_a", "").header() + "\n";
    String good = Charges.line().with("x_a", "\"b\"").values() + "\n";
    String bad = Charges.line().with("x_a", "\"b\"c").values() + "\n";
    MalformedFile refusal = refusal(header + good + bad + good);

    assertThat(refusal.problem()).isEqualTo("the file is no readable CSV");
    assertThat(refusal.line()).isEqualTo(3);
    // What came before is whole, and counts.
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects).isEmpty();
  }

  @Test
  void aLineOfAnotherWidthIsRefusedAsItStands() {
    String header = Charges.line().with("x_a", "").header() + "\r\n";
    String wide = Charges.line().with("x_a", "\"1\r\n2\"").values() + ",more";
    RecordingSink read =
        Charges.read(header + "a,b\r\n" + wide + "\r\n" + Charges.line().with("x_a", "1").values());

    assertThat(read.accepted).isEqualTo(1);
    assertThat(read.rejects).hasSize(2);
    assertThat(read.rejects.get(0).line()).isEqualTo(2);
    assertThat(read.rejects.get(0).raw()).isEqualTo("a,b");
    assertThat(read.rejects.get(0).reasons())
        .containsExactly("wrong_column_count: 2 fields where the header has 10");
    assertThat(read.rejects.get(1).line()).isEqualTo(3);
    assertThat(read.rejects.get(1).raw()).isEqualTo(wide.replace("\r\n", "\n"));
  }

  @Test
  void aBrokenStreamGivesWhatWasCompleteAndThenFails() {
    String line = Charges.line().values() + "\n";
    readBroken(Charges.line().header() + "\n" + line + line.trim());

    assertThat(sink.accepted).isEqualTo(1);
    // It looks whole, but nobody knows what followed its last character.
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("truncated");
  }

  @Test
  void aLineThatEndedBeforeTheStreamBrokeIsComplete() {
    String line = Charges.line().values() + "\n";
    readBroken(Charges.line().header() + "\n" + line + line);

    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.rejects).isEmpty();
  }

  private void readBroken(String text) {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new EOFException("cut");
              }
            });

    assertThatThrownBy(() -> sink.readAll(new FocusIngester(Packing.CSV), Charges.FILE, broken))
        .isInstanceOf(EOFException.class);
  }
}
