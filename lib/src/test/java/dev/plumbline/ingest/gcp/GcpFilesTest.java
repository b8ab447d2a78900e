package dev.plumbline.ingest.gcp;

import static dev.plumbline.tables.FocusCharge.BILLED_COST;
import static dev.plumbline.tables.FocusCharge.CONTRACTED_COST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.ingest.ArrayBytes;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tabular.ParquetRecords;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GcpFilesTest {
  private static final Path SAMPLES = Path.of("../data/samples/formats/gcp-billing-json");
  private static final Path FILE = SAMPLES.resolve("usage-cost.ndjson");

  private static RecordingSink sample() throws IOException {
    return RecordingSink.read(
        new GcpBillingIngester(Packing.JSON), UsageCost.FILE, Files.readAllBytes(FILE));
  }

  private static Map<String, BigDecimal> expected() throws IOException {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(SAMPLES.resolve("expected.csv"))) {
      return rows.stream()
          .collect(
              Collectors.toMap(
                  row -> row.getField("what"), row -> new BigDecimal(row.getField("expected"))));
    }
  }

  @Test
  void theSampleComesToItsFigures() throws IOException {
    RecordingSink sink = sample();
    Map<String, BigDecimal> figures = expected();

    assertThat(sink.records()).isEqualTo(figures.get("records").longValueExact());
    assertThat(sink.accepted).isEqualTo(figures.get("accepted").longValueExact());
    assertThat(sink.rejects).hasSize(figures.get("rejected").intValueExact());
    assertThat(UsageCost.sum(sink, CONTRACTED_COST)).isEqualByComparingTo(figures.get("cost"));
    assertThat(UsageCost.sum(sink, BILLED_COST))
        .isEqualByComparingTo(figures.get("billed"))
        .isEqualByComparingTo(figures.get("cost").add(figures.get("credits")));
    assertThat(sink.absent)
        .isEqualTo(
            Map.of(
                "rounded", figures.get("rounded").longValueExact(),
                "commitment_fee_on_other_lines",
                    figures.get("commitment_fee_on_other_lines").longValueExact()));
    assertThat(sink.unmapped).isEmpty();
  }

  /** A plain reading of the accepted lines: the cost and all credits, added. */
  @Test
  void noCreditIsLost() throws IOException {
    RecordingSink sink = sample();
    ObjectMapper json = new ObjectMapper();
    BigDecimal sum = BigDecimal.ZERO;
    for (RecordingSink.Row row : sink.rows) {
      long line = (Long) row.of(FocusCharge.LINE_NUMBER);
      JsonNode object = json.readTree(Files.readAllLines(FILE).get((int) line - 1));
      BigDecimal cost = new BigDecimal(object.get("cost").asText());
      sum = sum.add(cost.setScale(12, RoundingMode.HALF_EVEN));
      for (JsonNode credit : object.get("credits")) {
        sum = sum.add(new BigDecimal(credit.get("amount").asText()));
      }
    }
    assertThat(UsageCost.sum(sink, BILLED_COST)).isEqualByComparingTo(sum);
  }

  /** The readable lines, packed by DuckDB as BigQuery packs them, become the same rows. */
  @Test
  void parquetHoldsTheSameRows() throws IOException {
    Path readable = Files.createTempFile("usage", ".ndjson");
    Files.write(
        readable,
        Files.readAllLines(FILE).stream()
            .filter(line -> line.endsWith("}") && !line.contains("n/a"))
            .toList());
    RecordingSink unpacked =
        RecordingSink.read(
            new GcpBillingIngester(Packing.JSON), UsageCost.FILE, Files.readAllBytes(readable));
    byte[] packed =
        Duck.parquet(
            "SELECT * REPLACE (CAST(usage_start_time AS TIMESTAMPTZ) AS usage_start_time,"
                // DuckDB would take the id for a number of 128 bits.
                + " {'instance_id': CAST(subscription.instance_id AS VARCHAR)} AS subscription)"
                + " FROM read_json('"
                + readable
                + "', format = 'newline_delimited', map_inference_threshold = -1)");
    Files.delete(readable);
    GcpBillingIngester ingester = new GcpBillingIngester(Packing.PARQUET);
    RecordingSink sink = RecordingSink.of(ingester);
    sink.readAll(ingester, UsageCost.FILE, new ArrayBytes(packed));

    assertThat(
            ingester.recognises(
                new FileHead(
                    "f",
                    Arrays.copyOf(packed, 100),
                    new ParquetRecords("f", new ArrayBytes(packed)).columns())))
        .isTrue();
    // the month 2026-13
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rows).hasSize(14).hasSameSizeAs(unpacked.rows);
    for (int i = 0; i < sink.rows.size(); i++) {
      for (Col column : FocusCharge.TABLE.columns()) {
        // Texts of numbers and lists, kept as they stand, are written otherwise.
        if (column != FocusCharge.EXTRA) {
          assertThat(sink.rows.get(i).of(column))
              .as("%s of %d", column.name(), i)
              .isEqualTo(unpacked.rows.get(i).of(column));
        }
      }
    }
  }

  @Test
  void rulesOfAnotherConverterAreNoExport() throws IOException {
    Path file = Path.of(Specimen.SHARED + "billing/native-exports/gcp.csv");
    assumeTrue(Files.exists(file), "no real files here");
    byte[] bytes = Files.readAllBytes(file);
    assertThatThrownBy(
            () -> RecordingSink.read(new GcpBillingIngester(Packing.CSV), UsageCost.FILE, bytes))
        .hasMessageContaining("mandatory fields are missing: billing_account_id");
    assertThat(new GcpBillingIngester(Packing.CSV).recognises(FileHead.of("gcp.csv", bytes)))
        .isFalse();
  }
}
