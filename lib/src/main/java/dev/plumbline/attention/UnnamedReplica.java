package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Time that several scrapers sampled whom no label tells apart. */
final class UnnamedReplica implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.UNNAMED_REPLICA;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    BigDecimal seconds = fact.decimal(GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS);
    if (seconds == null || seconds.signum() <= 0) {
      return Stream.empty();
    }
    LocalDate date = fact.date(GpuEfficiencyDaily.USAGE_DATE);
    String detail =
        "%s look as if several scrapers had sampled them: counted once, as far as gaps tell"
            .formatted(Words.gpuHours(seconds));
    String remedy =
        "name the label that tells the scrapers apart under replica_labels: of the source, or their"
            + " interval under interval_seconds:";
    return Stream.of(new Found(kind(), date, Measures.gpus(fact), detail, remedy).row(seconds));
  }
}
