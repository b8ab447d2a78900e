package dev.plumbline.attention;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * What schedulers say was held and that no device could be found for, by cluster and by what is not
 * known: the node, how many GPUs, or telemetry of the node.
 */
public final class UnplacedHold implements Finding {
  private static final Col WHY = Col.temporary("unplaced_why", DataTypes.StringType);
  private static final RowLayout HELD =
      RowLayout.of(
          ScheduledHold.HOLD_DATE,
          ScheduledHold.SCHEDULER,
          ScheduledHold.CLUSTER,
          WHY,
          ScheduledHold.NODE,
          ScheduledHold.OWNER,
          ScheduledHold.GPU_COUNT,
          ScheduledHold.START_AT,
          ScheduledHold.END_AT);

  /** What is not known, and what to do. */
  private enum Why {
    NO_NODE(
        "of unknown division over their nodes",
        "let the scheduler print one line a node, or exporters label GPUs with jobs"),
    NO_COUNT(
        "of unknown number",
        "let the scheduler print how many GPUs it gave, or exporters label GPUs with jobs"),
    NO_TELEMETRY(
        "on nodes without telemetry",
        "add a source with the telemetry of the nodes, or let node names and cluster: agree");

    private final String words;
    private final String remedy;

    Why(String words, String remedy) {
      this.words = words;
      this.remedy = remedy;
    }
  }

  @Override
  public List<AttentionKind> kinds() {
    return List.of(AttentionKind.UNPLACED_HOLD);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(ScheduledHold.TABLE, DeviceHold.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    Frame holds = facts.of(ScheduledHold.TABLE);
    if (holds.isKnownEmpty()) {
      Named[] none =
          Stream.of(Found.LAYOUT.columns())
              .map(column -> column.is(functions.lit(null)))
              .toArray(Named[]::new);
      return holds.where(functions.lit(false)).select(none);
    }
    Column why =
        functions
            .when(ScheduledHold.NODE.of().isNull(), Why.NO_NODE.name())
            .when(ScheduledHold.GPU_COUNT.of().isNull(), Why.NO_COUNT.name())
            .otherwise(Why.NO_TELEMETRY.name());
    Frame placed =
        facts.of(DeviceHold.TABLE).select(DeviceHold.HOLD_DATE, DeviceHold.REQUEST_ID).distinct();
    return holds
        .antiJoin(placed, ScheduledHold.HOLD_DATE, ScheduledHold.REQUEST_ID)
        .with(WHY.is(why))
        .select(HELD.columns())
        .eachGroup(
            List.of(ScheduledHold.HOLD_DATE, ScheduledHold.SCHEDULER, ScheduledHold.CLUSTER, WHY),
            List.of(ScheduledHold.OWNER, ScheduledHold.NODE, ScheduledHold.START_AT),
            Found.LAYOUT.schema(),
            UnplacedHold::found);
  }

  private static Iterator<Row> found(Iterator<Row> held) {
    TreeSet<String> owners = new TreeSet<>();
    TreeSet<String> nodes = new TreeSet<>();
    long milliseconds = 0;
    boolean isCounted = true;
    RowLayout.Cells row = null;
    while (held.hasNext()) {
      row = HELD.read(held.next());
      owners.add(row.text(ScheduledHold.OWNER));
      if (row.text(ScheduledHold.NODE) != null) {
        nodes.add(row.text(ScheduledHold.NODE));
      }
      Long count = row.whole(ScheduledHold.GPU_COUNT);
      isCounted &= count != null;
      milliseconds +=
          (count == null ? 0 : count)
              * (row.instant(ScheduledHold.END_AT).toEpochMilli()
                  - row.instant(ScheduledHold.START_AT).toEpochMilli());
    }
    BigDecimal seconds = isCounted ? BigDecimal.valueOf(milliseconds, 3) : null;
    return List.of(found(row, owners, nodes, seconds).row(seconds)).iterator();
  }

  private static Found found(
      RowLayout.Cells row, TreeSet<String> owners, TreeSet<String> nodes, BigDecimal seconds) {
    Why why = Why.valueOf(row.text(WHY));
    LocalDate date = row.date(ScheduledHold.HOLD_DATE);
    String cluster = row.text(ScheduledHold.CLUSTER);
    String detail =
        "%s (%s) held GPUs%s%s"
            .formatted(
                Words.count(owners.size(), "workload", "workloads"),
                Words.names(owners),
                nodes.isEmpty() ? "" : " on " + Words.names(nodes),
                seconds == null ? "" : " for " + Words.gpuHours(seconds));
    return new Found(
        AttentionKind.UNPLACED_HOLD,
        date,
        "%s%s: GPUs %s"
            .formatted(
                row.text(ScheduledHold.SCHEDULER),
                cluster == null ? "" : " of " + cluster,
                why.words),
        detail,
        why.remedy);
  }
}
