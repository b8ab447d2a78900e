package dev.plumbline.ingest.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.charge.ChargeLines;
import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.testing.Given;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped mappings say enough for GPU money: which lines pay for GPUs, and for how long. */
class PricedTest {

  private static Frame charges(RecordingSink sink) {
    Given given = Given.table(FocusCharge.TABLE, FocusCharge.TABLE.columns().toArray(Col[]::new));
    sink.rows.forEach(row -> given.row(row.values()));
    return given.frame();
  }

  private static NavigableSet<LocalDate> periods(RecordingSink sink) {
    return sink.rows.stream()
        .map(row -> (LocalDate) row.of(FocusCharge.PERIOD))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<List<Object>> lines(String provider) throws IOException {
    return Given.values(
        ChargeLines.of(
            charges(InvoiceSamplesTest.read(provider)),
            periods(InvoiceSamplesTest.read(provider)),
            new Nodes(List.of()),
            GpuTypes.SHIPPED),
        ChargeLine.CHARGE_KIND,
        ChargeLine.GPU_SECONDS,
        ChargeLine.BILLING_RESOURCE_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"coreweave", "lambda", "crusoe"})
  void gpuSecondsAreThoseThatWereWorkedOut(String provider) throws IOException {
    BigDecimal seconds =
        lines(provider).stream()
            .map(line -> (BigDecimal) line.get(1))
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(seconds)
        .isEqualByComparingTo(InvoiceSamplesTest.expected(provider + " gpu seconds"));
  }

  private static String kinds(String provider) throws IOException {
    return lines(provider).stream()
        .map(line -> line.get(0).toString())
        .collect(Collectors.joining(" "));
  }

  @Test
  void everyLineIsOfItsKind() throws IOException {
    assertThat(kinds("coreweave"))
        .isEqualTo("compute compute compute credit network non_gpu_compute storage");
    assertThat(kinds("lambda")).isEqualTo("compute compute compute credit storage tax");
    assertThat(kinds("crusoe"))
        .isEqualTo("compute compute compute compute non_gpu_compute storage");
  }

  @Test
  void whereNoLineNamesAResourceThePoolIsCharged() throws IOException {
    assertThat(lines("coreweave").get(0).get(2).toString())
        .startsWith("pool:CoreWeave/train-a/gd-8x")
        .endsWith("/US-EAST-04A");
  }
}
