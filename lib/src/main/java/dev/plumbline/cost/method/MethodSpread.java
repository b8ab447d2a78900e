package dev.plumbline.cost.method;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.MethodSpreadDaily;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.terms.AbsentMethod;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.Stage;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Every priced hour of every machine that somebody held on a date, by every method. A request
 * belongs to the machine on whose host its holder held GPUs that day, whatever the host's domain.
 *
 * @param sizes what machines have
 */
public record MethodSpread(MachineSizes sizes) implements PairKernel {
  private static final Col HOST = Col.temporary("short_host", DataTypes.StringType);
  private static final Col DATE = Col.temporary("place_date", DataTypes.DateType);
  private static final Col RESOURCE = Col.temporary("place_resource", DataTypes.StringType);
  private static final Col[] KEY = {
    GpuHourCost.COST_DATE,
    GpuHourCost.BILLING_RESOURCE_ID,
    GpuHourCost.HOUR_AT,
    GpuHourCost.OWNER,
    GpuHourCost.TEAM,
    GpuHourCost.PROJECT,
    GpuHourCost.PROVIDER,
    GpuHourCost.SUB_ACCOUNT,
    GpuHourCost.INVOICE,
    GpuHourCost.CURRENCY,
    GpuHourCost.PRICE_SOURCE,
    GpuHourCost.PRICE_STATE,
    GpuHourCost.CORRECTS_DATE,
    GpuHourCost.CLUSTER,
    HOST
  };
  private static final RowLayout PAID =
      RowLayout.of(KEY).and(GpuHourCost.GPU_SECONDS, GpuHourCost.COST);
  private static final RowLayout ASKED =
      RowLayout.of(
          DATE,
          RESOURCE,
          ScheduledHold.CLUSTER,
          ScheduledHold.OWNER,
          ScheduledHold.START_AT,
          ScheduledHold.END_AT,
          ScheduledHold.REQUEST_ID,
          ScheduledHold.GPU_COUNT,
          ScheduledHold.CPU_REQUEST,
          ScheduledHold.MEMORY_REQUEST);
  private static final RowLayout OUT = RowLayout.of(MethodSpreadDaily.TABLE);
  private static final String NOBODY = OwnerKind.UNALLOCATED.text();

  /**
   * The rows of the dates.
   *
   * @param costs {@code silver.gpu_hour_cost} of the dates
   * @param holds {@code silver.scheduled_hold} of them
   */
  public Frame of(Frame costs, Frame holds) {
    if (costs.isKnownEmpty()) {
      return costs.where(functions.lit(false)).conform(MethodSpreadDaily.TABLE);
    }
    Frame paid =
        costs
            .where(
                GpuHourCost.COST
                    .of()
                    .isNotNull()
                    .and(GpuHourCost.STAGE.of().notEqual(Stage.UNUSED_COMMITMENT.text())))
            .with(HOST.is(host(GpuHourCost.NODE.of())))
            .groupBy(KEY)
            .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST)
            .select(PAID.columns());
    return paid.eachGroup(
        new Side(
            List.of(GpuHourCost.COST_DATE, GpuHourCost.BILLING_RESOURCE_ID),
            List.of(GpuHourCost.HOUR_AT, GpuHourCost.OWNER)),
        asked(costs, holds),
        new Side(
            List.of(DATE, RESOURCE), List.of(ScheduledHold.START_AT, ScheduledHold.REQUEST_ID)),
        MethodSpreadDaily.TABLE.schema(),
        this);
  }

  /** Requests by what pays for the host on which their holders held GPUs. */
  private static Frame asked(Frame costs, Frame holds) {
    Frame places =
        costs
            .where(
                GpuHourCost.OWNER
                    .of()
                    .notEqual(NOBODY)
                    .and(GpuHourCost.NODE.of().isNotNull())
                    .and(GpuHourCost.CORRECTS_DATE.of().isNull()))
            .select(
                DATE.is(GpuHourCost.COST_DATE.of()),
                RESOURCE.is(GpuHourCost.BILLING_RESOURCE_ID.of()),
                HOST.is(host(GpuHourCost.NODE.of())),
                ScheduledHold.OWNER.is(GpuHourCost.OWNER.of()))
            .distinct();
    return holds
        .where(ScheduledHold.NODE.of().isNotNull())
        .with(DATE.is(ScheduledHold.HOLD_DATE.of()), HOST.is(host(ScheduledHold.NODE.of())))
        .join(places, DATE, HOST, ScheduledHold.OWNER)
        .select(ASKED.columns());
  }

  /** As {@link MachineSizes#host} has it. */
  private static Column host(Column node) {
    return functions.lower(
        functions
            .when(node.rlike("^[0-9.:]+$"), node)
            .otherwise(functions.substring_index(node, ".", 1)));
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> paid, Iterator<Row> asked) {
    MachineDay day = new MachineDay();
    TreeSet<String> hosts = new TreeSet<>();
    TreeSet<String> clusters = new TreeSet<>();
    LocalDate date = null;
    String resource = null;
    while (paid.hasNext()) {
      Row row = paid.next();
      date = PAID.date(row, GpuHourCost.COST_DATE);
      resource = PAID.text(row, GpuHourCost.BILLING_RESOURCE_ID);
      PaidCharge charge = charge(row);
      if (!charge.isCorrection() && bearer(row) != Bearer.NOBODY) {
        note(PAID.text(row, HOST), hosts);
        note(PAID.text(row, GpuHourCost.CLUSTER), clusters);
      }
      day.pay(
          charge,
          PAID.milliseconds(row, GpuHourCost.HOUR_AT),
          bearer(row),
          PAID.decimal(row, GpuHourCost.GPU_SECONDS),
          PAID.decimal(row, GpuHourCost.COST));
    }
    if (!day.isHeld()) {
      return Collections.emptyIterator();
    }
    String cluster = clusters.size() == 1 ? clusters.first() : null;
    asked.forEachRemaining(row -> ask(row, cluster, day));
    return rows(day, hosts, cluster, date, resource);
  }

  private Iterator<Row> rows(
      MachineDay day, TreeSet<String> hosts, String cluster, LocalDate date, String resource) {
    String host = hosts.size() == 1 ? hosts.first() : null;
    Collection<MachineSize> known = sizes.of(resource, host, cluster, date);
    boolean isOne = hosts.size() <= 1 && known.size() == 1;
    AbsentMethod why =
        hosts.size() > 1 || known.size() > 1
            ? AbsentMethod.SEVERAL_MACHINES
            : AbsentMethod.NO_MACHINE_SIZE;
    return day.parts(isOne ? known.iterator().next() : null, why).stream()
        .map(part -> row(date, resource, part))
        .iterator();
  }

  private static void note(String name, TreeSet<String> names) {
    if (name != null) {
      names.add(name);
    }
  }

  private static void ask(Row row, String cluster, MachineDay day) {
    String of = ASKED.text(row, ScheduledHold.CLUSTER);
    if (of != null && cluster != null && !of.equals(cluster)) {
      return;
    }
    day.ask(
        new NodeRequest(
            ASKED.text(row, ScheduledHold.OWNER),
            ASKED.milliseconds(row, ScheduledHold.START_AT),
            ASKED.milliseconds(row, ScheduledHold.END_AT),
            ASKED.whole(row, ScheduledHold.GPU_COUNT),
            ASKED.decimal(row, ScheduledHold.CPU_REQUEST),
            ASKED.whole(row, ScheduledHold.MEMORY_REQUEST)));
  }

  private static Bearer bearer(Row row) {
    String owner = PAID.text(row, GpuHourCost.OWNER);
    return NOBODY.equals(owner)
        ? Bearer.NOBODY
        : new Bearer(owner, PAID.text(row, GpuHourCost.TEAM), PAID.text(row, GpuHourCost.PROJECT));
  }

  private static PaidCharge charge(Row row) {
    return new PaidCharge(
        PAID.text(row, GpuHourCost.PROVIDER),
        PAID.text(row, GpuHourCost.SUB_ACCOUNT),
        PAID.text(row, GpuHourCost.INVOICE),
        PAID.text(row, GpuHourCost.CURRENCY),
        PAID.text(row, GpuHourCost.PRICE_SOURCE),
        PAID.text(row, GpuHourCost.PRICE_STATE),
        PAID.date(row, GpuHourCost.CORRECTS_DATE));
  }

  private static Row row(LocalDate date, String resource, MethodPart part) {
    return OUT.draft()
        .set(MethodSpreadDaily.SPREAD_DATE, date)
        .set(MethodSpreadDaily.BILLING_RESOURCE_ID, resource)
        .set(MethodSpreadDaily.PROVIDER, part.charge().provider())
        .set(MethodSpreadDaily.SUB_ACCOUNT, part.charge().subAccount())
        .set(MethodSpreadDaily.INVOICE, part.charge().invoice())
        .set(MethodSpreadDaily.CURRENCY, part.charge().currency())
        .set(MethodSpreadDaily.PRICE_SOURCE, part.charge().priceSource())
        .set(MethodSpreadDaily.PRICE_STATE, part.charge().priceState())
        .set(MethodSpreadDaily.CORRECTS_DATE, part.charge().correctsDate())
        .set(MethodSpreadDaily.METHOD, part.method())
        .set(MethodSpreadDaily.HOLDER, part.bearer().holder())
        .set(MethodSpreadDaily.TEAM, part.bearer().team())
        .set(MethodSpreadDaily.PROJECT, part.bearer().project())
        .set(MethodSpreadDaily.COST, part.cost())
        .set(MethodSpreadDaily.CHARGED_COST, part.charged())
        .set(MethodSpreadDaily.ABSENT_REASON, part.absent())
        .row();
  }
}
