package dev.plumbline.ingest.azure;

import static dev.plumbline.ingest.azure.Details.money;
import static dev.plumbline.ingest.azure.Details.sum;
import static dev.plumbline.tables.FocusCharge.BILLED_COST;
import static dev.plumbline.tables.FocusCharge.EFFECTIVE_COST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.ingest.ArrayBytes;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Duck;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tabular.ParquetRecords;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureFilesTest {
  private static final Path SAMPLES = Path.of("../data/samples/formats/azure-cost-csv");
  private static final Path REAL = Path.of(Specimen.SHARED + "billing");

  private static RecordingSink read(Path file) throws IOException {
    return RecordingSink.read(
        new AzureCostIngester(Packing.CSV),
        Details.file(file.getFileName().toString(), SourceDialect.NONE),
        Files.readAllBytes(file));
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

  @ParameterizedTest
  @CsvSource({
    "enterprise, enterprise-amortizedcost-cost.csv",
    "payasyougo, payasyougo-cost.csv",
    "customer agreement, customer-agreement-actual-cost.csv"
  })
  void samplesComeToTheirFigures(String what, String file) throws IOException {
    RecordingSink sink = read(SAMPLES.resolve(file));
    Map<String, BigDecimal> figures = expected();

    assertThat(sink.records()).isEqualTo(figures.get(what + " records").longValueExact());
    assertThat(sink.accepted).isEqualTo(figures.get(what + " accepted").longValueExact());
    assertThat(sink.rejects).hasSize(figures.get(what + " rejected").intValueExact());
    assertThat(sum(sink, BILLED_COST)).isEqualByComparingTo(figures.get(what + " billed"));
    assertThat(sum(sink, EFFECTIVE_COST)).isEqualByComparingTo(figures.get(what + " effective"));
    if (what.equals("enterprise")) {
      assertThat(sink.absent)
          .isEqualTo(
              Map.of("unreadable_tags", figures.get(what + " unreadable_tags").longValueExact()));
    }
    assertThat(sink.unmapped).isEmpty();
  }

  @Test
  void samplesSayWhatTheyHoldOfMachines() throws IOException {
    RecordingSink sink = read(SAMPLES.resolve("enterprise-amortizedcost-cost.csv"));
    // 24 on demand, 24 reserved, 0 reserved and unpriced; 6 idle hours are of the reservation
    assertThat(
            sink.rows.stream()
                .filter(row -> isOf(row, "Standard_ND96isr_H100_v5"))
                .map(row -> (BigDecimal) row.of(FocusCharge.CONSUMED_QUANTITY))
                .filter(hours -> hours != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("48");
    assertThat(
            sink.rows.stream()
                .filter(row -> isOf(row, "Standard_ND96isr_H100_v5"))
                .filter(row -> row.of(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY) != null)
                .map(row -> row.of(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY)))
        .containsExactly(money("6"));

    RecordingSink agreement = read(SAMPLES.resolve("customer-agreement-actual-cost.csv"));
    RecordingSink.Row machine = agreement.rows.get(0);
    assertThat(machine.of(FocusCharge.BILLING_ACCOUNT_ID)).isEqualTo("ACME-PROF-01");
    assertThat(machine.of(FocusCharge.INVOICE_ID)).isEqualTo("G012345678");
    assertThat(machine.from()).isEqualTo(LocalDate.of(2026, 7, 3));
    assertThat(machine.of(FocusCharge.LIST_COST)).isEqualTo(money("79.3368"));
  }

  private static boolean isOf(RecordingSink.Row row, String size) {
    return String.valueOf(row.of(FocusCharge.SKU_PRICE_DETAILS)).contains(size);
  }

  /** DuckDB counts and adds the same lines as texts. */
  @Test
  void aRealEnterpriseExportIsReadWhole() throws IOException {
    Path file = REAL.resolve("native-exports/sample-anonymous-ea-export-dataset.csv");
    assumeTrue(Files.exists(file), "no real enterprise export here");
    RecordingSink sink = read(file);
    String rows = "FROM read_csv('" + file + "', all_varchar = true)";

    assertThat(sink.rejects).isEmpty();
    assertThat(sink.accepted).isEqualTo(Duck.number("SELECT count(*) " + rows).longValueExact());
    assertThat(sum(sink, BILLED_COST))
        .isEqualByComparingTo(
            Duck.number(
                "SELECT sum(CAST(CAST(CostInBillingCurrency AS DECIMAL(38, 18))"
                    + " AS DECIMAL(26, 12))) "
                    + rows))
        .isEqualByComparingTo(sum(sink, EFFECTIVE_COST));
    // 6.65679E-09 and 6.19947E-09 have fourteen decimal places
    assertThat(sink.absent).isEqualTo(Map.of("rounded", 2L));
    assertThat(sink.rows.get(0).from()).isEqualTo(LocalDate.of(2023, 9, 2));
    // 0.0129 of 10K operations
    assertThat(sink.rows.get(1).of(FocusCharge.CONSUMED_QUANTITY)).isEqualTo(money("129"));
    assertThat(sink.rows.get(1).of(FocusCharge.TAGS))
        .isEqualTo(Map.of("tagA", "valueA", "tagB", "valueB", "tagC", "valueC"));
  }

  @Test
  void realFilesThatAreReadInPartSayWhy() throws IOException {
    assumeTrue(Files.exists(REAL), "no real exports here");
    // Only a date stands on the one line behind the header and its byte order mark.
    RecordingSink mark = read(REAL.resolve("azure-exports/BOM.csv"));
    assertThat(mark.rejects).hasSize(1);
    assertThat(mark.rejects.get(0).reasons())
        .contains("BilledCost has no value")
        .doesNotContain("EffectiveCost has no value");

    // A reserved machine at cost 0.
    RecordingSink enterprise = read(REAL.resolve("azure-exports/Enterprise.csv"));
    assertThat(enterprise.rejects).hasSize(1);
    assertThat(enterprise.rejects.get(0).reasons().get(0))
        .startsWith("effective_cost_not_in_actual_export");
  }

  @ParameterizedTest
  @CsvSource({
    "azure-exports/Template.csv, BillingCurrency",
    "azure-exports/VirtualMachine.csv, BillingCurrency",
    "native-exports/azure.csv, Date or UsageDateTime",
    "native-exports/gcp.csv, Date or UsageDateTime"
  })
  void filesThatAreNoExportAreRefusedByName(String name, String missing) throws IOException {
    Path file = REAL.resolve(name);
    assumeTrue(Files.exists(file), "no real files here");
    assertThatThrownBy(() -> read(file))
        .hasMessageContaining(file.getFileName() + " line 1: mandatory columns are missing")
        .hasMessageContaining(missing);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(new AzureCostIngester(Packing.CSV).recognises(FileHead.of(name, bytes))).isFalse();
  }

  /** The same lines, packed by DuckDB, become the same rows. */
  @Test
  void parquetHoldsTheSameRows() throws IOException {
    Path file = SAMPLES.resolve("customer-agreement-actual-cost.csv");
    byte[] packed =
        Duck.parquet(
            "SELECT * REPLACE (CAST(quantity AS DOUBLE) AS quantity,"
                + " CAST(costInBillingCurrency AS DECIMAL(20, 6)) AS costInBillingCurrency,"
                + " strptime(date, '%d/%m/%Y')::DATE AS date) FROM read_csv('"
                + file
                + "', all_varchar = true)");
    AzureCostIngester ingester = new AzureCostIngester(Packing.PARQUET);
    RecordingSink unpacked = read(file);
    RecordingSink sink = RecordingSink.of(ingester);
    sink.readAll(
        ingester,
        Details.file(file.getFileName().toString(), SourceDialect.NONE),
        new ArrayBytes(packed));

    assertThat(
            ingester.recognises(
                new FileHead(
                    "f",
                    Arrays.copyOf(packed, 100),
                    new ParquetRecords("f", new ArrayBytes(packed)).columns())))
        .isTrue();
    assertThat(sink.rejects).hasSameSizeAs(unpacked.rejects);
    assertThat(sink.rows).hasSameSizeAs(unpacked.rows);
    for (int i = 0; i < sink.rows.size(); i++) {
      for (Col column : FocusCharge.TABLE.columns()) {
        if (column != FocusCharge.LINE_NUMBER) {
          assertThat(sink.rows.get(i).of(column))
              .as(column.name())
              .isEqualTo(unpacked.rows.get(i).of(column));
        }
      }
    }
  }
}
