package dev.plumbline.ingest.awscur;

import static dev.plumbline.ingest.awscur.LineItemTypesTest.assertCosts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect.DecimalMark;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.tables.FocusCharge;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts of a report that passed through somebody's spreadsheet. */
class CurAmountsTest {
  private static final String PLAN = "arn:aws:savingsplans::123456789012:savingsplan/a";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,250,000.00 | 1250000
          5.00 CR      | -5
          5.00-        | -5
          USD 5.00     | 5
          """)
  void whatCanMeanOnlyOneThingIsRead(String text, String cost) {
    assertCosts(CurReport.of("Usage", text).row(), cost, cost);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,250    | 1250 or 1.250
          1.250,00 | decimal_mark: comma
          EUR 5.00 | is in EUR where BillingCurrency is USD
          five     | is no decimal
          """)
  void whatCanNotIsRefusedWithItsCause(String text, String cause) {
    RecordingSink sink = CurReport.of("Usage", text).read();
    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects.get(0).reasons()).anySatisfy(r -> assertThat(r).contains(cause));
  }

  /** Read as no number, its cost on demand would be billed on top of the commitment. */
  @Test
  void coveredUsageIsBilledWithItsPlanHoweverItsCostIsWritten() {
    assertCosts(covered("1,250,000.00"), "0", "5");
    assertCosts(covered("USD 5.00"), "0", "5");
  }

  private static RecordingSink.Row covered(String unblended) {
    return CurReport.of("SavingsPlanCoveredUsage", unblended)
        .with("savingsPlan/SavingsPlanARN", PLAN)
        .with("savingsPlan/SavingsPlanEffectiveCost", "USD 5.00")
        .row();
  }

  /** A row of a machine's share that costs something is no row without cost. */
  @Test
  void aSplitRowWithACostKeepsIt() {
    RecordingSink.Row row =
        CurReport.of("Usage", "1,250,000.00").with("splitLineItem/ParentResourceId", "i-1").row();
    assertCosts(row, "1250000", "1250000");
  }

  @Test
  void whatOfAPlanIsUnusedIsWorkedOutFromAmountsHoweverTheyAreWritten() {
    // 1,250,000 − 1,249,000 = 1,000
    RecordingSink.Row row = plan("1,250,000.00", "1,249,000.00").row();
    assertCosts(row, "1250000", "1000");
    assertThat((BigDecimal) row.of(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY))
        .isEqualByComparingTo("1000");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isEqualTo("Unused");
  }

  @Test
  void aDeclaredDecimalCommaHoldsForEveryAmount() {
    // 1.250,50 − 1.000,25 = 250,25
    RecordingSink sink = comma(plan("1.250,50", "1.000,25"));
    assertThat(sink.rejects).isEmpty();
    assertCosts(sink.rows.get(0), "1250.50", "250.25");
    assertThat((BigDecimal) sink.rows.get(0).of(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY))
        .isEqualByComparingTo("250.25");
  }

  private static CurReport plan(String commitment, String used) {
    return CurReport.of("SavingsPlanRecurringFee", commitment)
        .with("lineItem/UsageAmount", "1")
        .with("lineItem/ProductCode", "ComputeSavingsPlans")
        .with("lineItem/UsageType", "ComputeSP:3yrNoUpfront")
        .with("savingsPlan/SavingsPlanARN", PLAN)
        .with("savingsPlan/TotalCommitmentToDate", commitment)
        .with("savingsPlan/UsedCommitment", used);
  }

  private static RecordingSink comma(CurReport report) {
    SourceSettings settings = SourceSettings.of("aws", "aws-cur-csv");
    SourceSettings german = settings.with(settings.dialect().withDecimalMark(DecimalMark.COMMA));
    SourceFile file = new SourceFile(german, "2026-07/cur", CurReport.NOT_AFTER);
    return RecordingSink.read(new AwsCurIngester(Packing.CSV), file, report.text());
  }
}
