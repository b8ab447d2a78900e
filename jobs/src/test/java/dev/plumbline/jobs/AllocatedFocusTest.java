package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.schema.Check;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.FocusModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The month as a FOCUS 1.3 file, read back by nothing of ours. */
class AllocatedFocusTest {
  private static final Path MODEL = Path.of("../../shared/data/billing/focus-rules/model-1.2.json");

  /** What the samples' own bills break on purpose: they print no SKU and no quantity there. */
  private static final Set<String> BROKEN_BY_THE_BILLS =
      Set.of(
          "PricingQuantity-C-004-C",
          "PricingQuantity-C-005-C",
          "SkuId-C-004-C",
          "SkuId-C-005-C",
          "SkuPriceId-C-004-C",
          "SkuPriceId-C-005-C",
          "ConsumedQuantity-C-004-C");

  /** Where the published model says something else than the standard's text beside it. */
  private static final Set<String> NOT_IN_THE_MODEL =
      Set.of(
          "CommitmentDiscountStatus-C-003-C",
          "CommitmentDiscountStatus-C-004-C",
          "CommitmentDiscountStatus-C-005-M",
          "EffectiveCost-C-005-C",
          "EffectiveCost-C-010-C");

  @TempDir private Path folder;

  private List<Map<String, String>> written() throws IOException {
    Path file = folder.resolve("month.csv");
    SampleExport.Answer answer = SampleExport.asks("month", "2026-07", "--focus", file.toString());
    assertThat(answer.code()).as(answer.failed()).isZero();
    assertThat(answer.said()).contains("FOCUS 1.3: " + file);
    List<Map<String, String>> lines = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord line : csv) {
        Map<String, String> cells = new LinkedHashMap<>();
        line.getFieldsAsMap()
            .forEach((name, cell) -> cells.put(name, cell.isEmpty() ? null : cell));
        lines.add(cells);
      }
    }
    return lines;
  }

  @Test
  void theRatiosOfAChargeSumToOneAndItsPartsToTheInvoices() throws IOException {
    Map<String, BigDecimal> ratios = new TreeMap<>();
    Map<String, BigDecimal> invoices = new TreeMap<>();
    for (Map<String, String> line : written()) {
      String origin = line.get("x_source_file") + " " + line.get("x_line_number");
      ratios.merge(origin, new BigDecimal(line.get("x_allocated_ratio")), BigDecimal::add);
      invoices.merge(
          line.get("InvoiceIssuerName") + " " + line.get("BillingCurrency"),
          new BigDecimal(line.get("BilledCost")),
          BigDecimal::add);
    }
    assertThat(ratios).hasSize(506);
    assertThat(ratios.values()).allSatisfy(sum -> assertThat(sum).isEqualByComparingTo("1"));
    // 3,837.67 + 106,288
    assertThat(invoices.get("Amazon Web Services, Inc. USD")).isEqualByComparingTo("110125.67");
    assertThat(invoices.get("CoreWeave, Inc. USD")).isEqualByComparingTo("1916");
    assertThat(invoices.get("Google Cloud EMEA Limited EUR")).isEqualByComparingTo("661.966");
  }

  @Test
  void theColumnsOfTheSplitAreAsFocusSays() throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (Map<String, String> line : written()) {
      if (line.get("AllocatedMethodId") == null) {
        assertThat(line.get("AllocatedResourceId")).isNull();
        assertThat(line.get("AllocatedMethodDetails")).isNull();
        assertThat(line.get("AllocatedTags")).isNull();
        continue;
      }
      JsonNode element = json.readTree(line.get("AllocatedMethodDetails")).at("/Elements/0");
      assertThat(element.path("AllocatedRatio").decimalValue())
          .isEqualByComparingTo(line.get("x_allocated_ratio"));
      assertThat(element.path("UsageUnit").asText()).isEqualTo("GPU-Seconds");
      assertThat(element.path("UsageQuantity").isNumber()).isTrue();
      if (line.get("AllocatedResourceId") == null) {
        assertThat(line.get("x_share_kind")).isNotEqualTo("held");
      }
      if (line.get("AllocatedTags") != null) {
        assertThat(json.readTree(line.get("AllocatedTags")).path("team").asText())
            .isEqualTo(line.get("x_team"));
      }
      assertThat(line.get("ServiceProviderName")).isNotNull();
    }
  }

  @Test
  void theSplitBreaksNoRuleThatTheBillsKeep() throws IOException {
    assumeTrue(Files.exists(MODEL), MODEL + " is not here");
    FocusModel model = new FocusModel(MODEL);
    List<Map<String, String>> lines = written();
    Set<String> broken = new TreeSet<>();
    int compared = 0;
    for (Check check : FocusCharge.TABLE.checks()) {
      if (check.severity() != Check.Severity.WARN) {
        continue;
      }
      for (String id : check.name().split(":", 2)[0].split(", ", -1)) {
        if (NOT_IN_THE_MODEL.contains(id)) {
          continue;
        }
        compared++;
        lines.stream()
            .filter(line -> !"FOCUS 1.0".equals(line.get("x_source_format")))
            .filter(line -> model.isBroken(id, line))
            .findFirst()
            .ifPresent(line -> broken.add(id));
      }
    }
    assertThat(compared).isGreaterThan(25);
    assertThat(BROKEN_BY_THE_BILLS).containsAll(broken);
  }

  @Test
  void aFolderThatIsNotThereIsExitCodeFiveAndLeavesNothing() {
    Path nowhere = folder.resolve("none").resolve("month.csv");
    assertThat(SampleExport.asks("month", "2026-07", "--focus", nowhere.toString()).code())
        .isEqualTo(5);
    assertThat(folder).isEmptyDirectory();
  }
}
