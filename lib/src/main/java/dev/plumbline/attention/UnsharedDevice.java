package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Parts of GPUs of which no fact tells how large they are: their time is in no sum. */
final class UnsharedDevice implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.UNSHARED_DEVICE;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    BigDecimal seconds = fact.decimal(GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS);
    if (seconds == null || seconds.signum() <= 0) {
      return Stream.empty();
    }
    LocalDate date = fact.date(GpuEfficiencyDaily.USAGE_DATE);
    String detail =
        "parts of these GPUs were seen for %s of their own, and no fact tells their share of a GPU"
            .formatted(Words.hours(seconds));
    String remedy =
        "let the exporter label each part with the model of its GPU (modelName) and its profile"
            + " (GPU_I_PROFILE for MIG, the name of the vGPU)";
    return Stream.of(new Found(kind(), date, Measures.gpus(fact), detail, remedy).row(null));
  }
}
