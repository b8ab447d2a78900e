package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.ShareKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationCsvTest {
  private static final RowLayout PART = RowLayout.of(CostAllocation.TABLE);

  @TempDir private Path folder;

  @Test
  void textIsNoFormulaAndQuotesAndNumbersAreKept() throws IOException {
    RowLayout.Draft part =
        PART.draft()
            .set(CostAllocation.SOURCE, "bills")
            .set(CostAllocation.SOURCE_FILE, "a.csv")
            .set(CostAllocation.LINE_NUMBER, 2L)
            .set(CostAllocation.SHARE_KIND, ShareKind.HELD)
            .set(CostAllocation.RESOURCE_ID, "=HYPERLINK(\"http://x\",\"y\")")
            .set(CostAllocation.BILLED_COST, new BigDecimal("-1.500000000000"))
            .set(CostAllocation.of(FocusCharge.PROVIDER_NAME), "AWS")
            .set(CostAllocation.of(FocusCharge.TAGS), Map.of("b", "say \"b\"", "a", "1,2"))
            .set(
                CostAllocation.of(FocusCharge.CHARGE_PERIOD_START),
                Instant.parse("2026-07-14T00:00:00Z"));
    Path file = folder.resolve("month.csv");
    AllocationCsv.of(List.of(PART.read(part.row()))).writeTo(file);

    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      NamedCsvRecord line = csv.iterator().next();
      assertThat(line.getField("AllocatedResourceId")).isEqualTo("'=HYPERLINK(\"http://x\",\"y\")");
      assertThat(line.getField("BilledCost")).isEqualTo("-1.500000000000");
      assertThat(line.getField("Tags")).isEqualTo("{\"a\":\"1,2\",\"b\":\"say \\\"b\\\"\"}");
      assertThat(line.getField("ChargePeriodStart")).isEqualTo("2026-07-14T00:00:00Z");
      assertThat(line.getField("ServiceProviderName")).isEqualTo("AWS");
      assertThat(line.getField("ListCost")).isEmpty();
      assertThat(line.getHeader())
          .contains("AllocatedTags", "x_allocated_ratio")
          .doesNotContain("InvoiceDetailId", "billing_period_start", "x_columns");
    }
    assertThat(Files.list(folder)).containsExactly(file);
  }
}
