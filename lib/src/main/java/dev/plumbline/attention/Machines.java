package dev.plumbline.attention;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.Stage;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The machines of each date, by what was seen of them and what was billed. */
final class Machines {
  static final Col IS_SEEN = Col.temporary("is_seen", DataTypes.BooleanType);

  private static final RowLayout HOUR =
      RowLayout.of(
          GpuHourCost.COST_DATE,
          GpuHourCost.HOUR_AT,
          GpuHourCost.BILLING_RESOURCE_ID,
          GpuHourCost.NODE,
          GpuHourCost.CLUSTER,
          GpuHourCost.PROVIDER,
          GpuHourCost.SUB_ACCOUNT,
          GpuHourCost.INSTANCE_TYPE,
          GpuHourCost.DEVICE_ID,
          GpuHourCost.CURRENCY,
          IS_SEEN,
          GpuHourCost.GPU_SECONDS,
          GpuHourCost.COST);

  private Machines() {}

  /** What a date's machines make known. */
  @FunctionalInterface
  interface Look extends Serializable {
    /** The rows of a date, see {@link Found#row}. */
    Stream<Row> rows(LocalDate date, Collection<MachineDay> machines);
  }

  /** The rows that a look at each date's machines finds. */
  static Frame each(Frame hours, Look look) {
    return hours
        .where(GpuHourCost.STAGE.of().notEqual(Stage.UNUSED_COMMITMENT.text()))
        .with(IS_SEEN.is(GpuHourCost.STAGE.of().notEqual(Stage.UNOBSERVED.text())))
        .groupBy(
            Stream.of(HOUR.columns())
                .filter(column -> column != GpuHourCost.GPU_SECONDS && column != GpuHourCost.COST)
                .toArray(Col[]::new))
        .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST)
        .select(HOUR.columns())
        .eachGroup(
            List.of(GpuHourCost.COST_DATE),
            List.of(GpuHourCost.BILLING_RESOURCE_ID, GpuHourCost.HOUR_AT),
            Found.LAYOUT.schema(),
            group -> found(look, group));
  }

  private static Iterator<Row> found(Look look, Iterator<Row> hours) {
    LocalDate date = null;
    TreeMap<String, MachineDay> machines = new TreeMap<>();
    while (hours.hasNext()) {
      Row hour = hours.next();
      date = HOUR.date(hour, GpuHourCost.COST_DATE);
      machines
          .computeIfAbsent(HOUR.text(hour, GpuHourCost.BILLING_RESOURCE_ID), MachineDay::new)
          .add(HOUR.read(hour));
    }
    return look.rows(date, machines.values()).iterator();
  }
}
