package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Machines that a bill states more time of than their GPUs have in an hour. */
final class ExcessTime implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.EXCESS_TIME;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    BigDecimal excess = fact.decimal(PaidCapacity.EXCESS_GPU_SECONDS);
    if (!fact.has(Capacity.MACHINE) || excess == null || excess.signum() <= 0) {
      return Stream.empty();
    }
    LocalDate date = fact.date(PaidCapacity.CAPACITY_DATE);
    String detail =
        "its bill states %s more than its GPUs have; they are not counted, their money is"
            .formatted(Words.gpuHours(excess));
    String remedy =
        "look at its lines in silver.charge_line; where its GPUs are too few, correct its type"
            + " under nodes: or instance_types:, and where lines stand twice, the export"
            + Words.rerun(date);
    return Stream.of(
        new Found(kind(), date, fact.text(Capacity.MACHINE), detail, remedy).row(excess));
  }
}
