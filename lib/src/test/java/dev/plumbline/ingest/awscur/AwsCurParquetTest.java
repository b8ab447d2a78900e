package dev.plumbline.ingest.awscur;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.ArrayBytes;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet reports hold what CSV reports hold. */
class AwsCurParquetTest {
  private static final Path SAMPLES = Path.of("../data/samples/formats/aws-cur-csv");

  private static RecordingSink read(byte[] parquet) throws IOException {
    RecordingSink sink = RecordingSink.of(new AwsCurIngester(Packing.PARQUET));
    sink.readAll(
        new AwsCurIngester(Packing.PARQUET),
        CurReport.file("aws-cur-parquet"),
        new ArrayBytes(parquet));
    return sink;
  }

  /** Everything of a row but its line, which CSV counts from the header. */
  private static List<Object> values(RecordingSink.Row row) {
    List<Object> values = new ArrayList<>();
    for (Col column : FocusCharge.TABLE.columns()) {
      if (column != FocusCharge.LINE_NUMBER) {
        values.add(row.of(column));
      }
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"hourly-gpu-fleet.csv", "data-export.csv"})
  void theSameTextsGiveTheSameRows(String name) throws IOException {
    Path file = SAMPLES.resolve(name);
    RecordingSink csv = CurReport.read(Files.readString(file));
    RecordingSink parquet = read(Duck.parquet("SELECT * FROM " + Duck.texts(file)));

    assertThat(parquet.rows.stream().map(AwsCurParquetTest::values).toList())
        .isEqualTo(csv.rows.stream().map(AwsCurParquetTest::values).toList());
    assertThat(parquet.rejects).hasSameSizeAs(csv.rejects);
    assertThat(parquet.absent).isEqualTo(csv.absent);
    assertThat(parquet.unmapped).isEqualTo(csv.unmapped);
  }

  @Test
  void timesNumbersAndMapsGiveTheSameRowsAsTheirTexts() throws IOException {
    Path file = SAMPLES.resolve("data-export.csv");
    RecordingSink csv = CurReport.read(Files.readString(file));
    String typed =
        """
        SELECT * REPLACE (
          bill_billing_period_start_date::TIMESTAMP AS bill_billing_period_start_date,
          bill_billing_period_end_date::TIMESTAMP AS bill_billing_period_end_date,
          line_item_usage_start_date::TIMESTAMPTZ AS line_item_usage_start_date,
          line_item_usage_end_date::TIMESTAMP AS line_item_usage_end_date,
          line_item_usage_amount::DOUBLE AS line_item_usage_amount,
          line_item_unblended_cost::DOUBLE AS line_item_unblended_cost,
          savings_plan_savings_plan_effective_cost::DECIMAL(20, 10)
            AS savings_plan_savings_plan_effective_cost,
          savings_plan_total_commitment_to_date::DOUBLE AS savings_plan_total_commitment_to_date,
          resource_tags::JSON::MAP(VARCHAR, VARCHAR) AS resource_tags,
          product::JSON::MAP(VARCHAR, VARCHAR) AS product)
        FROM\
        """
            + " "
            + Duck.texts(file);
    RecordingSink parquet = read(Duck.parquet(typed));

    assertThat(parquet.rows.stream().map(AwsCurParquetTest::values).toList())
        .isEqualTo(csv.rows.stream().map(AwsCurParquetTest::values).toList());
  }

  @Test
  void theSampleGivesTheFiguresBesideIt() throws IOException {
    Path sample = Path.of("../data/samples/formats/aws-cur-parquet/data-export.parquet");

    SampleFigures.assertAre(sample, read(Files.readAllBytes(sample)));
  }

  @Test
  void structsAreReadAsMapsAre() throws IOException {
    RecordingSink sink =
        read(
            Duck.parquet(
                """
                SELECT 123456789012 AS bill_payer_account_id,
                  DATE '2026-07-01' AS bill_billing_period_start_date,
                  DATE '2026-08-01' AS bill_billing_period_end_date,
                  'Usage' AS line_item_line_item_type,
                  TIMESTAMP '2026-07-14 10:00:00' AS line_item_usage_start_date,
                  TIMESTAMP '2026-07-14 11:00:00' AS line_item_usage_end_date,
                  0.1::FLOAT AS line_item_unblended_cost,
                  'USD' AS line_item_currency_code,
                  {'region': 'us-east-1'} AS product,
                  {'user_team': 'a', 'aws_created_by': 'b'} AS resource_tags\
                """));
    RecordingSink.Row row = sink.rows.get(0);

    assertThat(row.of(FocusCharge.BILLING_ACCOUNT_ID)).isEqualTo("123456789012");
    assertThat(row.of(FocusCharge.REGION_ID)).isEqualTo("us-east-1");
    assertThat((BigDecimal) row.of(FocusCharge.BILLED_COST)).isEqualByComparingTo("0.1");
    assertThat(row.of(FocusCharge.TAGS)).isEqualTo(Map.of("team", "a", "aws_created_by", "b"));
  }
}
