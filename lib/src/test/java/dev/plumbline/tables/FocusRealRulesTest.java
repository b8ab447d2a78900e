package dev.plumbline.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.focus.FocusIngester;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Frame;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that real files break, found by the gate and by the published model in plain Java. */
class FocusRealRulesTest {
  private static final Path SHARED = Path.of("../../shared/data/billing");

  /** Rules that 1.0 did not have yet. */
  private static final Set<String> SINCE_1_1 =
      Set.of(
          "CommitmentDiscountUnit-C-005-C",
          "CommitmentDiscountUnit-C-006-C",
          "ConsumedQuantity-C-004-C",
          "CapacityReservationStatus-C-003-C",
          "CapacityReservationStatus-C-004-C");

  /**
   * Where the published model says something else than the standard's text beside it: status must
   * be null without an id (the model: not null), is Used or Unused (Active, Expired, Pending);
   * purchases in general have no effective cost; nothing is demanded of credits.
   */
  private static final Set<String> NOT_IN_THE_MODEL =
      Set.of(
          "CommitmentDiscountStatus-C-003-C",
          "CommitmentDiscountStatus-C-004-C",
          "CommitmentDiscountStatus-C-005-M",
          "EffectiveCost-C-005-C",
          "EffectiveCost-C-010-C");

  /** Which rules real files break, by the published model in plain Java. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "focus-1.0/focus_sample.csv",
        "focus-1.2-1.3-synthetic/aws_1_2_cost_and_usage_rows100_seed42.csv",
        "focus-1.2-1.3-synthetic/aws_1_3_cost_and_usage_rows100_seed42.csv"
      })
  void realFilesBreakTheRulesThatThePublishedModelSays(String name) throws IOException {
    Path path = SHARED.resolve(name);
    Path published = SHARED.resolve("focus-rules/model-1.2.json");
    assumeTrue(Files.exists(path) && Files.exists(published), path + " is not here");
    FocusModel model = new FocusModel(published);
    List<Map<String, String>> cells = cells(path);
    Map<String, Long> expected = new TreeMap<>();
    int compared = 0;
    for (Check check : FocusViolations.rules()) {
      List<String> ids = List.of(check.name().split(":", 2)[0].split(", ", -1));
      if (ids.stream().anyMatch(NOT_IN_THE_MODEL::contains)) {
        continue;
      }
      compared++;
      boolean isYoung = name.startsWith("focus-1.0") && ids.stream().anyMatch(SINCE_1_1::contains);
      long count =
          cells.stream().filter(l -> ids.stream().anyMatch(id -> model.isBroken(id, l))).count();
      if (count > 0 && !isYoung) {
        expected.put(ids.get(0), count);
      }
    }
    Map<String, Long> found = FocusViolations.of(read(path));
    found.keySet().removeAll(NOT_IN_THE_MODEL);

    assertThat(compared).isGreaterThanOrEqualTo(20);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void theRealFileOf10BreaksThese() throws IOException {
    Path path = SHARED.resolve("focus-1.0/focus_sample.csv");
    assumeTrue(Files.exists(path), path + " is not here");
    Map<String, Long> found = FocusViolations.of(read(path));

    // Counted in the file: costs rounded to whole units no longer are price × quantity (17 lines
    // of usage and the credit of −2.6137, whose effective cost is −3); prices per million or per
    // 10,000 stand beside quantities of one.
    assertThat(found).containsEntry("ContractedUnitPrice-C-011-C", 18L);
    assertThat(found).containsEntry("ListCost-C-009-C", 31L);
    assertThat(found).containsEntry("EffectiveCost-C-010-C", 1L);
  }

  private static Frame read(Path path) throws IOException {
    SourceFile file =
        new SourceFile(
            SourceSettings.of("bill", "focus-csv"),
            "bill.csv",
            Instant.parse("2030-01-01T00:00:00Z"));
    RecordingSink sink =
        RecordingSink.read(new FocusIngester(Packing.CSV), file, Files.readAllBytes(path));
    return Frame.of(
        SharedSpark.session()
            .createDataFrame(
                sink.rows.stream().map(row -> RowFactory.create(row.values())).toList(),
                FocusCharge.TABLE.schema()));
  }

  private static List<Map<String, String>> cells(Path path) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(path)) {
      for (NamedCsvRecord line : lines) {
        Map<String, String> cells = new LinkedHashMap<>();
        line.getFieldsAsMap()
            .forEach(
                (column, cell) -> {
                  boolean isNone = cell.isBlank() || cell.equals("NULL");
                  // Read in the standard's spelling, and counted as spelling_normalised.
                  cells.put(column, isNone ? null : cell.replace("Usage-based", "Usage-Based"));
                });
        all.add(cells);
      }
    }
    return all;
  }
}
