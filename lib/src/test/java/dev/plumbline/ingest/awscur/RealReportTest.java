package dev.plumbline.ingest.awscur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports against DuckDB, which reads the same files without our code. */
class RealReportTest {
  private static final Path EXPORTS = Path.of(Specimen.SHARED + "billing/native-exports");
  private static final String REAL = "sample-anonymous-aws-export-dataset.csv";

  /** The published amortized cost query, in decimals. */
  private static final String EFFECTIVE =
      """
      CASE "lineItem/LineItemType"
        WHEN 'SavingsPlanCoveredUsage' THEN cost("savingsPlan/SavingsPlanEffectiveCost")
        WHEN 'SavingsPlanRecurringFee' THEN cost("savingsPlan/TotalCommitmentToDate")
          - cost("savingsPlan/UsedCommitment")
        WHEN 'SavingsPlanNegation' THEN 0
        WHEN 'SavingsPlanUpfrontFee' THEN 0
        WHEN 'DiscountedUsage' THEN cost("reservation/EffectiveCost")
        WHEN 'RIFee' THEN cost("reservation/UnusedAmortizedUpfrontFeeForBillingPeriod")
          + cost("reservation/UnusedRecurringFee")
        ELSE CASE WHEN "lineItem/LineItemType" = 'Fee' AND %s <> '' THEN 0
          ELSE cost("lineItem/UnblendedCost") END
      END\
      """;

  private static Path real() {
    Path file = EXPORTS.resolve(REAL);
    assumeTrue(Files.exists(file), "shared data is not here");
    return file;
  }

  private static Map<String, BigDecimal> byType(RecordingSink sink, Col cost) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (RecordingSink.Row row : sink.rows) {
      @SuppressWarnings("unchecked")
      Map<String, String> extra = (Map<String, String>) row.of(FocusCharge.EXTRA);
      sums.merge(extra.get("lineItem/LineItemType"), (BigDecimal) row.of(cost), BigDecimal::add);
    }
    sums.replaceAll((type, sum) -> sum.stripTrailingZeros());
    return sums;
  }

  private static Map<String, BigDecimal> sql(Path file, String cost, String where) {
    String decimals =
        cost.replaceAll("cost\\((\"[^\"]+\")\\)", "coalesce(try_cast($1 AS DECIMAL(38, 12)), 0)");
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (List<String> row :
        Duck.rows(
            "SELECT \"lineItem/LineItemType\", sum(%s) FROM %s WHERE %s GROUP BY 1"
                .formatted(decimals, Duck.texts(file), where))) {
      sums.put(row.get(0), new BigDecimal(row.get(1)).stripTrailingZeros());
    }
    return sums;
  }

  @Test
  void theRealReportCostsWhatDuckDbSums() throws IOException {
    Path file = real();
    RecordingSink sink = CurReport.read(Files.readString(file));
    String count = Duck.rows("SELECT count(*) FROM " + Duck.texts(file)).get(0).get(0);
    Map<String, BigDecimal> unblended = sql(file, "cost(\"lineItem/UnblendedCost\")", "true");

    assertThat(sink.rejects).isEmpty();
    assertThat(sink.accepted).isEqualTo(Long.parseLong(count)).isEqualTo(1281);
    assertThat(byType(sink, FocusCharge.BILLED_COST)).isEqualTo(unblended);
    // The report has no column of lease ARNs and none of its lines is of a commitment.
    assertThat(byType(sink, FocusCharge.EFFECTIVE_COST))
        .isEqualTo(sql(file, EFFECTIVE.formatted("''"), "true"));
    assertThat(unblended.keySet()).containsExactly("Tax", "Usage");
  }

  @Test
  void theRealReportHasNoResourcesAndSaysWhichColumnsAreNotRead() throws IOException {
    RecordingSink sink = CurReport.read(Files.readString(real()));

    assertThat(sink.rows).allSatisfy(row -> assertThat(row.of(FocusCharge.RESOURCE_ID)).isNull());
    assertThat(sink.rows)
        .allSatisfy(row -> assertThat(row.of(FocusCharge.PUBLISHER_NAME)).isEqualTo("AWS"));
    // An offer's number stands on every usage line of this report: no commitment.
    assertThat(sink.rows)
        .allSatisfy(row -> assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_ID)).isNull());
    assertThat(sink.unmapped).contains("product/durability", "reservation/SubscriptionId");
    assertThat(sink.absent.keySet()).isSubsetOf("rounded");
  }

  @ParameterizedTest
  @ValueSource(strings = {REAL, "aws-cur.csv"})
  void onlyTheReportIsRecognised(String name) throws IOException {
    Path file = EXPORTS.resolve(name);
    assumeTrue(Files.exists(file), "shared data is not here");

    assertThat(
            new AwsCurIngester(Packing.CSV).recognises(FileHead.of(name, Files.readAllBytes(file))))
        .isEqualTo(name.equals(REAL));
  }

  @Test
  void rulesForConvertingReportsAreNoReport() {
    Path file = EXPORTS.resolve("aws-cur.csv");
    assumeTrue(Files.exists(file), "shared data is not here");

    assertThatThrownBy(() -> CurReport.read(Files.readString(file)))
        .rootCause()
        .hasMessageContaining("rules for converting reports");
  }

  @Test
  void ourSampleOfEveryTypeCostsWhatThePublishedQuerySums() throws IOException {
    Path file = Path.of("../data/samples/formats/aws-cur-csv/hourly-gpu-fleet.csv");
    RecordingSink sink = CurReport.read(Files.readString(file));
    String used =
        """
        "lineItem/UnblendedCost" <> 'n/a' AND "lineItem/LineItemType" <> 'ExampleNewType'
        AND ("lineItem/LineItemType" <> 'DiscountedUsage' OR "reservation/EffectiveCost" <> '')\
        """;
    Map<String, BigDecimal> unblended = sql(file, "cost(\"lineItem/UnblendedCost\")", used);
    BigDecimal cancelled =
        unblended
            .replace("SavingsPlanCoveredUsage", BigDecimal.ZERO)
            .add(unblended.replace("SavingsPlanNegation", BigDecimal.ZERO));
    Map<String, BigDecimal> billed = byType(sink, FocusCharge.BILLED_COST);
    billed.replaceAll((type, sum) -> sum.signum() == 0 ? BigDecimal.ZERO : sum);
    unblended.replaceAll((type, sum) -> sum.signum() == 0 ? BigDecimal.ZERO : sum);

    assertThat(cancelled).isEqualByComparingTo("0");
    assertThat(billed).isEqualTo(unblended);
    assertThat(byType(sink, FocusCharge.EFFECTIVE_COST))
        .isEqualTo(sql(file, EFFECTIVE.formatted("\"reservation/ReservationARN\""), used));
  }
}
