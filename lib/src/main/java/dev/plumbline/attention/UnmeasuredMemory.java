package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Idle time of GPUs that nobody owned, where nothing tells whether memory was held. */
final class UnmeasuredMemory implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.UNMEASURED_MEMORY;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    BigDecimal seconds = fact.decimal(Measures.MEMORY);
    if (seconds == null || seconds.signum() <= 0) {
      return Stream.empty();
    }
    LocalDate date = fact.date(GpuEfficiencyDaily.USAGE_DATE);
    String detail =
        "%s count as empty, and whether somebody held memory in them is not measured"
            .formatted(Words.gpuHours(seconds));
    String remedy =
        "let the exporter send the memory in use: add DCGM_FI_DEV_FB_USED to its list of counters";
    return Stream.of(new Found(kind(), date, Measures.gpus(fact), detail, remedy).row(seconds));
  }
}
