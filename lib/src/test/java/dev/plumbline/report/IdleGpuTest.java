package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IdleWasteDaily;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdleGpuTest {
  private static Row row(String device, String index, String cost, PriceBasis basis, boolean open) {
    return IdleSection.ROWS
        .layout()
        .draft()
        .set(IdleWasteDaily.USAGE_DATE, Nights.DAY)
        .set(IdleWasteDaily.DEVICE_ID, device)
        .set(IdleWasteDaily.GPU_INDEX, index)
        .set(IdleWasteDaily.COST, Nights.decimal(cost))
        .set(IdleWasteDaily.CURRENCY, basis.currency())
        .set(IdleWasteDaily.PRICE_SOURCE, basis.priceSource())
        .set(IdleWasteDaily.PRICE_STATE, basis.priceState())
        .set(IdleWasteDaily.IS_IDLE_AT_END, open)
        .row();
  }

  @ParameterizedTest
  @CsvSource({
    "GPU-8f1c2d3e-0010-4a6b-9c1d-1234567890ab,        3, GPU 3",
    "GPU-8f1c2d3e-0010-4a6b-9c1d-1234567890ab,        ,  GPU-8f1c2d3e",
    "GPU-8f1c2d3e-0010-4a6b-9c1d-1234567890ab/1/0,    3, 'GPU 3, instance 1/0'",
    "GPU-8f1c2d3e-0010-4a6b-9c1d-1234567890ab/unsold, ,  'GPU-8f1c2d3e, slices not handed out'",
    "gpu-a,                                           ,  gpu-a"
  })
  void aGpuIsCalledByItsNumberElseByTheBeginningOfItsUuid(String id, String index, String name) {
    List<Cells> rows = Nights.cells(IdleSection.ROWS, row(id, index, "1", Nights.CHARGED, true));
    assertThat(IdleGpu.name(rows.get(0)).replace('\u00a0', ' ')).isEqualTo(name);
  }

  @Test
  void moneyOfDifferentBasesIsNotAddedAndAGpuCountsOnce() {
    PriceBasis provisional = new PriceBasis("USD", "catalog", "provisional");
    // a has two causes, of which one is open; a commitment is no GPU
    List<Cells> rows =
        Nights.cells(
            IdleSection.ROWS,
            row("a", "1", "2.10", Nights.CHARGED, false),
            row("a", "1", "1.00", Nights.CHARGED, true),
            row("b", "2", "4.00", provisional, false),
            row(null, null, "7.00", Nights.CHARGED, false));
    assertThat(IdleGpu.finding(rows, "else").replace('\u00a0', ' '))
        .isEqualTo(
            "2 GPUs idled; idle waste cost USD 10.10 (charged, period still open) and USD 4.00"
                + " (provisional, at list price); 1 of them still idled when their data ended");
    assertThat(IdleGpu.finding(List.of(), "else")).isEqualTo("else");
  }
}
