package dev.plumbline.ingest.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.ingest.ArrayBytes;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.billing.FocusColumns;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own samples against the figures beside them, and others' files read a second way. */
class FocusSamplesTest {
  private static final Path SAMPLES = Path.of("../data/samples/formats");
  private static final Path SHARED = Path.of("../../shared/data/billing");

  static RecordingSink read(Ingester ingester, Path path) throws IOException {
    RecordingSink sink = RecordingSink.of(ingester);
    sink.readAll(ingester, Charges.FILE, new ArrayBytes(Files.readAllBytes(path)));
    return sink;
  }

  static BigDecimal sum(RecordingSink sink, Col column) {
    return sink.rows.stream()
        .map(row -> (BigDecimal) row.of(column))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @TestFactory
  Stream<DynamicTest> samplesHoldWhatIsWrittenBesideThem() throws IOException {
    Map<String, RecordingSink> sinks =
        Map.of(
            "1.4 ",
            read(
                new FocusIngester(Packing.CSV),
                SAMPLES.resolve("focus-csv/fjord_focus_1_4_2026-07.csv")),
            "1.0 ",
            read(
                new FocusIngester(Packing.CSV),
                SAMPLES.resolve("focus-csv/brightrack_focus_1_0_2026-07.csv")),
            "parquet ",
            read(
                new FocusIngester(Packing.PARQUET),
                SAMPLES.resolve("focus-parquet/fjord_focus_1_4_2026-07.parquet")));
    Map<String, String> expected = new LinkedHashMap<>();
    for (String folder : new String[] {"focus-csv", "focus-parquet"}) {
      try (CsvReader<NamedCsvRecord> lines =
          CsvReader.builder().ofNamedCsvRecord(SAMPLES.resolve(folder + "/expected.csv"))) {
        lines.forEach(line -> expected.put(line.getField("what"), line.getField("expected")));
      }
    }
    return expected.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      String file = entry.getKey().replaceFirst(" .*", " ");
                      String what = entry.getKey().substring(file.length());
                      assertThat(figure(sinks.get(file), what))
                          .isEqualByComparingTo(entry.getValue());
                    }));
  }

  private static BigDecimal figure(RecordingSink sink, String what) {
    return switch (what) {
      case "records" -> BigDecimal.valueOf(sink.records());
      case "accepted" -> BigDecimal.valueOf(sink.accepted);
      case "rejected" -> BigDecimal.valueOf(sink.rejects.size());
      case "unmapped" -> BigDecimal.valueOf(sink.unmapped.size());
      case "sum of BilledCost" -> sum(sink, FocusCharge.BILLED_COST);
      case "sum of EffectiveCost" -> sum(sink, FocusCharge.EFFECTIVE_COST);
      default -> BigDecimal.valueOf(sink.absent.getOrDefault(what, 0L));
    };
  }

  @Test
  void theSamplesTellTheirVersionsAndWhatIsWrongWithTheirLines() throws IOException {
    RecordingSink newest =
        read(
            new FocusIngester(Packing.CSV),
            SAMPLES.resolve("focus-csv/fjord_focus_1_4_2026-07.csv"));
    RecordingSink oldest =
        read(
            new FocusIngester(Packing.CSV),
            SAMPLES.resolve("focus-csv/brightrack_focus_1_0_2026-07.csv"));

    assertThat(newest.rows.get(0).of(FocusCharge.SOURCE_FORMAT)).isEqualTo("FOCUS 1.4");
    assertThat(newest.rows.get(0).of(FocusCharge.INVOICE_DETAIL_ID)).isEqualTo("118-1");
    assertThat(newest.rejects.get(0).reasons())
        .containsExactly(
            "BilledCost has a decimal comma; say decimal_mark: comma of the source: 27,00",
            "EffectiveCost has a decimal comma; say decimal_mark: comma of the source: 27,00");
    assertThat(newest.rejects.get(1).reasons().get(0)).startsWith("ChargePeriodEnd lies before");
    assertThat(oldest.rows.get(0).of(FocusCharge.SOURCE_FORMAT)).isEqualTo("FOCUS 1.0");
    assertThat(oldest.rows.get(0).of(FocusCharge.TAGS)).isEqualTo(Map.of("team", "serving"));
    assertThat(oldest.rejects.get(0).reasons()).containsExactly("EffectiveCost has no value");
    assertThat(oldest.rejects.get(1).reasons())
        .containsExactly("ChargeCategory is not in FOCUS: Refund");
  }

  /** The counts of real files, counted again by a plain reading of the cells. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "focus-1.0/focus_sample.csv",
        "focus-1.2-1.3-synthetic/aws_1_2_cost_and_usage_rows100_seed42.csv",
        "focus-1.2-1.3-synthetic/aws_1_3_cost_and_usage_rows100_seed42.csv"
      })
  void realFilesAddUpInASecondReading(String name) throws IOException {
    Path path = SHARED.resolve(name);
    assumeTrue(Files.exists(path), path + " is not here");
    RecordingSink sink = read(new FocusIngester(Packing.CSV), path);
    BigDecimal billed = BigDecimal.ZERO;
    BigDecimal effective = BigDecimal.ZERO;
    long rows = 0;
    long blank = 0;
    long words = 0;
    long unlike = 0;
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(path)) {
      for (NamedCsvRecord line : lines) {
        rows++;
        billed = billed.add(new BigDecimal(line.getField("BilledCost")));
        effective = effective.add(new BigDecimal(line.getField("EffectiveCost")));
        blank += line.getFields().stream().filter(String::isBlank).count();
        words += line.getFields().stream().filter(cell -> cell.equals("NULL")).count();
        unlike += line.getField("ChargeFrequency").equals("Usage-based") ? 1 : 0;
      }
    }

    assertThat(sink.accepted).isEqualTo(rows);
    assertThat(sink.rows).hasSize((int) rows);
    assertThat(sum(sink, FocusCharge.BILLED_COST)).isEqualByComparingTo(twelvePlaces(sink, billed));
    assertThat(sum(sink, FocusCharge.EFFECTIVE_COST).subtract(effective).abs())
        .isLessThan(new BigDecimal("1e-9"));
    assertThat(sink.absent.getOrDefault("blank", 0L)).isEqualTo(blank);
    assertThat(sink.absent.getOrDefault("null_text", 0L)).isEqualTo(words);
    assertThat(sink.absent.getOrDefault("spelling_normalised", 0L)).isEqualTo(unlike);
  }

  /** Costs of fourteen places lose what lies behind the twelfth, and that is counted. */
  private static BigDecimal twelvePlaces(RecordingSink sink, BigDecimal exact) {
    BigDecimal sum = sum(sink, FocusCharge.BILLED_COST);
    long rounded = sink.absent.getOrDefault("rounded", 0L);
    BigDecimal most = new BigDecimal("5e-13").multiply(BigDecimal.valueOf(rounded));
    assertThat(sum.subtract(exact).abs()).isLessThanOrEqualTo(most);
    return sum;
  }

  /** The model of 1.4 says of each column which version brought it. */
  @Test
  void everyColumnOf14IsKnownAndTellsItsVersion() throws IOException {
    Path path = SHARED.resolve("focus-1.2-1.3-synthetic/focus_1_4_model.json");
    assumeTrue(Files.exists(path), path + " is not here");
    JsonNode columns =
        new ObjectMapper().readTree(path.toFile()).at("/datasets/Cost and Usage/columns");
    assertThat(columns).hasSize(65);
    columns
        .fields()
        .forEachRemaining(
            column -> {
              String version = column.getValue().path("version").asText();
              assertThat(FocusColumns.named(column.getKey())).as(column.getKey()).isNotNull();
              assertThat(FocusColumns.version(List.of(column.getKey())))
                  .as(column.getKey())
                  .isEqualTo("FOCUS " + version.replace("0.5", "1.0"));
            });
  }

  @Test
  void anExportThatRoundsItsEffectiveCostsToWholeUnitsIsTold() throws IOException {
    Path path = SHARED.resolve("focus-1.0/focus_sample.csv");
    assumeTrue(Files.exists(path), path + " is not here");
    RecordingSink sink = read(new FocusIngester(Packing.CSV), path);

    // Amazon's and Oracle's lines; 1.624 → 2, 0.34 → 0, −2.6137 → −3. All costs that differ do so.
    long different =
        sink.rows.stream()
            .filter(
                row -> !row.of(FocusCharge.BILLED_COST).equals(row.of(FocusCharge.EFFECTIVE_COST)))
            .count();
    assertThat(different).isEqualTo(620);
    assertThat(sink.absent).containsEntry("effective_cost_rounded", 620L);
  }
}
