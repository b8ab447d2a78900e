package dev.plumbline.attention;

import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.AttentionKind;
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

/**
 * The machines of each date, by what was seen of them and what was billed. A node without a bill is
 * one of its cluster: two clusters may have nodes of one name.
 */
public final class Machines implements Finding {
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

  private static final List<Look> LOOKS =
      List.of(UnjoinedTime::rows, BilledNeverSeen::rows, UnmappedNode::rows);

  /** What a date's machines make known. */
  @FunctionalInterface
  interface Look extends Serializable {
    /** The rows of a date, see {@link Found#row}. */
    Stream<Row> rows(LocalDate date, Collection<MachineDay> machines, Nodes nodes);
  }

  @Override
  public List<AttentionKind> kinds() {
    return List.of(
        AttentionKind.UNJOINED_TIME, AttentionKind.BILLED_NEVER_SEEN, AttentionKind.UNMAPPED_NODE);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(GpuHourCost.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    Nodes nodes = facts.nodes();
    return facts
        .of(GpuHourCost.TABLE)
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
            group -> found(nodes, group));
  }

  private static Iterator<Row> found(Nodes nodes, Iterator<Row> hours) {
    LocalDate date = null;
    TreeMap<String, MachineDay> machines = new TreeMap<>();
    while (hours.hasNext()) {
      RowLayout.Cells hour = HOUR.read(hours.next());
      date = hour.date(GpuHourCost.COST_DATE);
      String resource = hour.text(GpuHourCost.BILLING_RESOURCE_ID);
      machines.computeIfAbsent(key(resource, hour), key -> new MachineDay(resource)).add(hour);
    }
    LocalDate of = date;
    return LOOKS.stream().flatMap(look -> look.rows(of, machines.values(), nodes)).iterator();
  }

  private static String key(String resource, RowLayout.Cells hour) {
    return MachineDay.isUnmapped(resource)
        ? resource + "\n" + hour.text(GpuHourCost.CLUSTER)
        : resource;
  }
}
