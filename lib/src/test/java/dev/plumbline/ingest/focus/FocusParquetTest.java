package dev.plumbline.ingest.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.ingest.ArrayBytes;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.billing.FocusColumns;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FocusParquetTest {
  private static final Path SHARED = Path.of("../../shared/data/billing");
  private static final List<String> REAL =
      List.of(
          "focus-1.0/focus_sample.csv",
          "focus-1.2-1.3-synthetic/aws_1_2_cost_and_usage_rows100_seed42.csv",
          "focus-1.2-1.3-synthetic/aws_1_3_cost_and_usage_rows100_seed42.csv");

  /** How an export packs the columns of FOCUS. */
  enum Types {
    /** Every column a text, NULL words and all. */
    TEXTS("%s", "%s", "%s"),
    /** Decimals, local times, tags as a map. */
    DECIMALS(
        "TRY_CAST(%s AS DECIMAL(38, 15))",
        "TRY_CAST(%s AS TIMESTAMP)",
        "from_json(nullif(nullif(%s, 'NULL'), ''), '\"MAP(VARCHAR, VARCHAR)\"')"),
    /** Doubles, times in a zone, tags as JSON. */
    DOUBLES(
        "TRY_CAST(%s AS DOUBLE)",
        "CAST(TRY_CAST(%s AS TIMESTAMP) AS TIMESTAMPTZ)",
        "CAST(nullif(nullif(%s, 'NULL'), '') AS JSON)");

    private final String amount;
    private final String moment;
    private final String tags;

    Types(String amount, String moment, String tags) {
      this.amount = amount;
      this.moment = moment;
      this.tags = tags;
    }

    private String of(String header) {
      String quoted = '"' + header + '"';
      Col column = FocusColumns.named(header);
      if (column == null) {
        return quoted;
      }
      if (column == FocusCharge.TAGS) {
        return tags.formatted(quoted) + " AS " + quoted;
      }
      if (column.type() instanceof DecimalType) {
        return amount.formatted(quoted) + " AS " + quoted;
      }
      return column.type() instanceof TimestampType
          ? moment.formatted(quoted) + " AS " + quoted
          : quoted;
    }

    byte[] packed(Path csv, List<String> headers) {
      return Duck.parquet(
          headers.stream().map(this::of).collect(Collectors.joining(", ", "SELECT ", ""))
              + " FROM read_csv('"
              + csv
              + "', all_varchar = true, header = true, nullstr = '', allow_quoted_nulls = false)");
    }
  }

  @ParameterizedTest
  @EnumSource(Types.class)
  void aFilePackedAsParquetGivesTheRowsOfItsCsv(Types types) throws IOException {
    for (String name : REAL) {
      Path csv = SHARED.resolve(name);
      assumeTrue(Files.exists(csv), csv + " is not here");
      RecordingSink expected = FocusSamplesTest.read(new FocusIngester(Packing.CSV), csv);
      String header;
      try (Stream<String> lines = Files.lines(csv)) {
        header = lines.findFirst().orElseThrow();
      }
      List<String> headers = List.of(header.replace("\"", "").split(",", -1));
      RecordingSink sink = read(types.packed(csv, headers));

      assertThat(sink.rejects).isEmpty();
      assertThat(sink.rows).hasSize(expected.rows.size());
      assertThat(sink.unmapped).isEqualTo(expected.unmapped);
      for (int i = 0; i < sink.rows.size(); i++) {
        assertSame(sink.rows.get(i), expected.rows.get(i), types);
        // Rows are counted from 1; there is no header.
        assertThat(sink.rows.get(i).of(FocusCharge.LINE_NUMBER)).isEqualTo(i + 1L);
      }
      if (types == Types.TEXTS) {
        assertThat(counted(sink)).isEqualTo(counted(expected));
      }
    }
  }

  /** Columns without a value are empty in CSV, and have none in Parquet: no blanks. */
  private static Map<String, Long> counted(RecordingSink sink) {
    return sink.absent.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("blank"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void assertSame(RecordingSink.Row row, RecordingSink.Row expected, Types types) {
    Set<Col> compared = new HashSet<>(FocusColumns.ALL);
    compared.add(FocusCharge.SOURCE_FORMAT);
    compared.add(FocusCharge.EXTRA);
    for (Col column : compared) {
      Object value = row.of(column);
      if (types == Types.DOUBLES
          && value instanceof BigDecimal amount
          && expected.of(column) instanceof BigDecimal exact) {
        assertThat(amount.subtract(exact).abs())
            .as(column.name())
            .isLessThanOrEqualTo(exact.abs().multiply(new BigDecimal("1e-15")));
      } else {
        assertThat(value).as(column.name()).isEqualTo(expected.of(column));
      }
    }
    assertThat(row.from()).isEqualTo(expected.from());
    assertThat(row.through()).isEqualTo(expected.through());
  }

  private static RecordingSink read(byte[] bytes) throws IOException {
    RecordingSink sink = RecordingSink.of(new FocusIngester(Packing.PARQUET));
    sink.readAll(new FocusIngester(Packing.PARQUET), Charges.FILE, new ArrayBytes(bytes));
    return sink;
  }

  /** A line with every mandatory column, some of them replaced, some added behind it. */
  private static byte[] line(String replace, String more) {
    String replaced = replace.isEmpty() ? "" : " REPLACE (" + replace + ")";
    return Duck.parquet(
        "SELECT *"
            + replaced
            + more
            + " FROM (SELECT 10.5::DECIMAL(18, 4) AS \"BilledCost\", '111' AS \"BillingAccountId\","
            + " 'USD' AS \"BillingCurrency\", DATE '2026-07-01' AS \"BillingPeriodStart\","
            + " DATE '2026-08-01' AS \"BillingPeriodEnd\", 'Usage' AS \"ChargeCategory\","
            + " TIMESTAMP '2026-07-14 00:00:00' AS \"ChargePeriodStart\","
            + " TIMESTAMP '2026-07-14 01:00:00' AS \"ChargePeriodEnd\","
            + " 9::DOUBLE AS \"EffectiveCost\")");
  }

  @Test
  void aNewColumnIsKeptAndReported() throws IOException {
    RecordingSink sink =
        read(
            line(
                "",
                ", 12.5::DOUBLE AS \"CarbonGrams\", MAP {'SP': 0.25} AS \"x_Discounts\","
                    + " {'family': 'p5'} AS \"Product\", 'd-1' AS \"invoicedetailid\""));

    assertThat(sink.rows.get(0).of(FocusCharge.EXTRA))
        .isEqualTo(
            Map.of(
                "CarbonGrams", "12.5", "x_Discounts", "{\"SP\":\"0.25\"}", "Product.family", "p5"));
    assertThat(sink.unmapped)
        .containsExactlyInAnyOrder("CarbonGrams", "x_Discounts", "Product.family");
    assertThat(sink.rows.get(0).of(FocusCharge.INVOICE_DETAIL_ID)).isEqualTo("d-1");
    assertThat(sink.rows.get(0).of(FocusCharge.SOURCE_FORMAT)).isEqualTo("FOCUS 1.4");
  }

  @Test
  void aVanishedMandatoryColumnIsAClearError() {
    byte[] bytes = Duck.parquet("SELECT 1 AS \"BilledCost\", 'USD' AS \"BillingCurrency\"");
    MalformedFile refusal = catchThrowableOfType(MalformedFile.class, () -> read(bytes));

    assertThat(refusal.problem())
        .isEqualTo(
            "mandatory columns are missing: BillingAccountId, BillingPeriodStart,"
                + " BillingPeriodEnd, ChargeCategory, ChargePeriodStart, ChargePeriodEnd,"
                + " EffectiveCost");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true AS \"BilledCost\"|BilledCost is no decimal of at most 26.12 digits: true",
        "'nan'::DOUBLE AS \"EffectiveCost\"|EffectiveCost is no decimal of at most 26.12 digits:"
            + " NaN",
        "1782864000::BIGINT AS \"BillingPeriodStart\""
            + "|BillingPeriodStart is no time between 2000 and 2200: 1782864000",
        "['Usage'] AS \"ChargeCategory\"|ChargeCategory is not in FOCUS: [\"Usage\"]"
      })
  void aChangedTypeIsARejectWithTheValue(String replace, String reason) throws IOException {
    RecordingSink sink = read(line(replace, ""));

    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly(reason);
    assertThat(sink.rejects.get(0).raw()).contains("BillingAccountId: 111");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MAP {'team': 'a', 'env': 'b'}",
        "[{'key': 'team', 'value': 'a'}, {'key': 'env', 'value': 'b'}]",
        "'{\"team\": \"a\", \"env\": \"b\"}'::JSON",
        "'{\"team\": \"a\", \"env\": \"b\"}'"
      })
  void tagsAreAMapHoweverTheyArePacked(String tags) throws IOException {
    RecordingSink sink = read(line("", ", " + tags + " AS \"Tags\""));

    assertThat(sink.rows.get(0).of(FocusCharge.TAGS)).isEqualTo(Map.of("team", "a", "env", "b"));
    assertThat(sink.absent).isEmpty();
  }

  @Test
  void noValueAnEmptyTextAndTheWordNullAreToldApart() throws IOException {
    RecordingSink sink =
        read(
            line(
                "",
                ", NULL::VARCHAR AS \"RegionId\", '' AS \"RegionName\", 'NULL' AS \"ResourceId\""));

    assertThat(sink.rows.get(0).of(FocusCharge.REGION_NAME)).isNull();
    assertThat(sink.rows.get(0).of(FocusCharge.RESOURCE_ID)).isNull();
    assertThat(sink.absent).isEqualTo(Map.of("blank", 1L, "null_text", 1L));
  }
}
