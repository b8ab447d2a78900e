package dev.plumbline.cost.waste;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.QueueHour;
import dev.plumbline.tables.QueueWaitDaily;
import dev.plumbline.timeline.Holder;
import dev.plumbline.timeline.Owner;
import dev.plumbline.timeline.Owners;
import dev.plumbline.timeline.Workload;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Hours in which requests waited, to how long each team waited. A request has the team that {@code
 * owners:} gives who asked; pods are not told apart here, so that rules by pod give none.
 *
 * @param owners who pays
 */
public record QueueWaits(Owners owners) implements GroupKernel {
  private static final RowLayout IN = RowLayout.of(QueueHour.TABLE);
  private static final RowLayout OUT = RowLayout.of(QueueWaitDaily.TABLE);

  /**
   * One row per date and who asked for what.
   *
   * @param hours {@code silver.queue_hour}
   */
  public Frame of(Frame hours) {
    if (hours.isKnownEmpty()) {
      return hours.where(functions.lit(false)).conform(QueueWaitDaily.TABLE);
    }
    return hours
        .select(IN.columns())
        .eachGroup(
            List.of(QueueHour.QUEUE_DATE, QueueHour.SCHEDULER, QueueHour.CLUSTER),
            List.of(QueueHour.HOUR_AT),
            QueueWaitDaily.TABLE.schema(),
            this);
  }

  /** Sums of one row; only what started counts. */
  private record Sums(long started, BigDecimal waited, BigDecimal longest, BigDecimal gpuSeconds) {
    Sums plus(Sums other) {
      return new Sums(
          started + other.started,
          known(waited, other.waited, BigDecimal::add),
          known(longest, other.longest, BigDecimal::max),
          known(gpuSeconds, other.gpuSeconds, BigDecimal::add));
    }
  }

  private static BigDecimal known(
      BigDecimal one, BigDecimal other, BinaryOperator<BigDecimal> both) {
    return one == null ? other : other == null ? one : both.apply(one, other);
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> group) {
    Map<Map<Col, Object>, Sums> sums = new LinkedHashMap<>();
    while (group.hasNext()) {
      Cells hour = IN.read(group.next());
      Sums one =
          new Sums(
              hour.whole(QueueHour.STARTED),
              hour.decimal(QueueHour.STARTED_WAIT),
              hour.decimal(QueueHour.LONGEST_WAIT),
              hour.decimal(QueueHour.GPU_SECONDS));
      sums.merge(who(hour), one, Sums::plus);
    }
    List<Row> rows = new ArrayList<>();
    sums.forEach((who, sum) -> rows.add(row(who, sum)));
    return rows.iterator();
  }

  private Map<Col, Object> who(Cells hour) {
    LocalDate date = hour.date(QueueHour.QUEUE_DATE);
    Owner owner = owners.of(asking(hour), date);
    Map<Col, Object> who = new LinkedHashMap<>();
    who.put(QueueWaitDaily.USAGE_DATE, date);
    who.put(QueueWaitDaily.SCHEDULER, hour.text(QueueHour.SCHEDULER));
    who.put(QueueWaitDaily.CLUSTER, hour.text(QueueHour.CLUSTER));
    who.put(QueueWaitDaily.TEAM, owner == null ? null : owner.team());
    who.put(QueueWaitDaily.PROJECT, owner == null ? null : owner.project());
    who.put(QueueWaitDaily.PARTITION, hour.text(QueueHour.PARTITION));
    who.put(QueueWaitDaily.QUEUE, hour.text(QueueHour.QUEUE));
    who.put(QueueWaitDaily.GPU_TYPE, hour.text(QueueHour.GPU_TYPE));
    return who;
  }

  private static Holder asking(Cells hour) {
    Workload workload =
        new Workload(
            null,
            null,
            hour.text(QueueHour.OWNER_USER),
            hour.text(QueueHour.ACCOUNT),
            hour.text(QueueHour.PARTITION),
            hour.text(QueueHour.QUEUE),
            null);
    return new Holder(hour.text(QueueHour.NAMESPACE), null, null, null, workload);
  }

  private static Row row(Map<Col, Object> who, Sums sums) {
    return OUT.draft()
        .set(who)
        .set(QueueWaitDaily.STARTED, sums.started())
        .set(QueueWaitDaily.WAIT, sums.waited())
        .set(QueueWaitDaily.LONGEST_WAIT, sums.longest() == null ? sums.waited() : sums.longest())
        .set(QueueWaitDaily.GPU_SECONDS, sums.gpuSeconds())
        .row();
  }
}
