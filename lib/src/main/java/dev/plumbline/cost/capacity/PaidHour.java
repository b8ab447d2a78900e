package dev.plumbline.cost.capacity;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.KnownSum;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.CommitmentUse;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** What one resource is charged in one hour, for one kind, invoice and currency. */
final class PaidHour {
  private static final RowLayout LINE = RowLayout.of(ChargeLine.TABLE);

  /**
   * A column of the charge line that lives on in paid capacity.
   *
   * @param line where it comes from
   * @param paid where it goes
   */
  private record Carried(Col line, Col paid) {}

  private static final List<Carried> COSTS =
      List.of(
          new Carried(ChargeLine.BILLED_COST, PaidCapacity.BILLED_COST),
          new Carried(ChargeLine.EFFECTIVE_COST, PaidCapacity.EFFECTIVE_COST),
          new Carried(ChargeLine.LIST_COST, PaidCapacity.LIST_COST),
          new Carried(ChargeLine.CONTRACTED_COST, PaidCapacity.CONTRACTED_COST));

  private static final List<Carried> ATTRIBUTES =
      List.of(
          new Carried(ChargeLine.PROVIDER, PaidCapacity.PROVIDER),
          new Carried(ChargeLine.SUB_ACCOUNT, PaidCapacity.SUB_ACCOUNT),
          new Carried(ChargeLine.NODE, PaidCapacity.NODE),
          new Carried(ChargeLine.CLUSTER, PaidCapacity.CLUSTER),
          new Carried(ChargeLine.INSTANCE_TYPE, PaidCapacity.INSTANCE_TYPE),
          new Carried(ChargeLine.GPU_MODEL, PaidCapacity.GPU_MODEL));

  private final Map<Carried, KnownSum> costs = new LinkedHashMap<>();
  private final Map<Carried, String> attributes = new LinkedHashMap<>();
  private final Map<PaidTime, KnownSum> seconds = new TreeMap<>();
  private BigDecimal gpus;
  private BigDecimal machineGpus;
  private boolean isProvisional;
  private boolean isPrepaid;
  private boolean hasFee;

  PaidHour() {
    COSTS.forEach(cost -> costs.put(cost, KnownSum.ofAll()));
  }

  /** Adds a charge line, all of it. */
  void add(Row line) {
    add(line, UnaryOperator.identity());
    PaidTime time = PaidTime.of(LINE.text(line, ChargeLine.METER), LINE.text(line, ChargeLine.SKU));
    if (time != null) {
      addSeconds(time, LINE.decimal(line, ChargeLine.GPU_SECONDS));
    }
  }

  /** Adds what a charge line costs, without its time, each cost in this part. */
  void add(Row line, UnaryOperator<BigDecimal> part) {
    costs.forEach(
        (cost, sum) -> {
          BigDecimal amount = LINE.decimal(line, cost.line());
          sum.add(amount == null ? null : part.apply(amount));
        });
    BigDecimal own = LINE.decimal(line, ChargeLine.GPUS);
    boolean isMachine = Boolean.TRUE.equals(LINE.flag(line, ChargeLine.IS_ONE_MACHINE));
    gpus = most(gpus, own);
    machineGpus = most(machineGpus, isMachine ? own : null);
    if (ChargeKind.COMPUTE.text().equals(LINE.text(line, ChargeLine.CHARGE_KIND))) {
      boolean isFee =
          CommitmentUse.BOUGHT.text().equals(LINE.text(line, ChargeLine.COMMITMENT_USE));
      hasFee |= isFee;
      isProvisional |= isFee && LINE.decimal(line, ChargeLine.BLOCK_HOURS) == null;
      isPrepaid |= isPrepaid(line);
    }
    ATTRIBUTES.forEach(attribute -> describe(attribute, LINE.text(line, attribute.line())));
  }

  /** True for time of a commitment at no cost: something else is its price. */
  private static boolean isPrepaid(Row line) {
    BigDecimal seconds = LINE.decimal(line, ChargeLine.GPU_SECONDS);
    return LINE.text(line, ChargeLine.COMMITMENT) != null
        && seconds != null
        && seconds.signum() > 0
        && LINE.decimal(line, ChargeLine.EFFECTIVE_COST).signum() == 0;
  }

  /**
   * Adds a part of what a stretch is charged.
   *
   * @param whole what the stretch is charged
   * @param part of an amount of the whole, what belongs here; asked for each cost and each time
   */
  void addPart(PaidHour whole, Function<KnownSum, BigDecimal> part) {
    whole.attributes.forEach(this::describe);
    gpus = most(gpus, whole.gpus);
    machineGpus = most(machineGpus, whole.machineGpus);
    isProvisional |= whole.isProvisional;
    isPrepaid |= whole.isPrepaid;
    hasFee |= whole.hasFee;
    costs.forEach((cost, sum) -> sum.add(part.apply(whole.costs.get(cost))));
    whole.seconds.forEach((time, sum) -> addSeconds(time, part.apply(sum)));
  }

  private static BigDecimal most(BigDecimal one, BigDecimal other) {
    return one == null ? other : other == null ? one : one.max(other);
  }

  /** The GPUs of the instance type; null where they are not known. */
  BigDecimal gpus() {
    return gpus;
  }

  /** The GPUs of the one machine that is charged; null where it is not one machine. */
  BigDecimal machineGpus() {
    return machineGpus;
  }

  /**
   * True when a part of the price rests on hours that more may join, or when it was paid by a fee
   * that the bill of the period does not have.
   */
  boolean isProvisional() {
    return isProvisional || isPrepaid && !hasFee;
  }

  /** True for time at no cost whose price is a fee that the bill of the period does not have. */
  boolean isPaidElsewhere() {
    BigDecimal effective =
        costs.entrySet().stream()
            .filter(cost -> cost.getKey().paid() == PaidCapacity.EFFECTIVE_COST)
            .map(cost -> cost.getValue().value())
            .findFirst()
            .orElse(null);
    return isPrepaid && !hasFee && effective != null && effective.signum() == 0;
  }

  /** Lines that differ leave the least text. */
  private void describe(Carried attribute, String text) {
    if (text != null) {
      attributes.merge(attribute, text, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  private void addSeconds(PaidTime time, BigDecimal amount) {
    seconds.computeIfAbsent(time, t -> KnownSum.ofAll()).add(amount);
  }

  /** Every amount, to be divided. */
  List<KnownSum> amounts() {
    return Stream.concat(costs.values().stream(), seconds.values().stream()).toList();
  }

  Map<PaidTime, KnownSum> seconds() {
    return seconds;
  }

  RowLayout.Draft draft(RowLayout table) {
    RowLayout.Draft draft = table.draft();
    attributes.forEach((attribute, text) -> draft.set(attribute.paid(), text));
    costs.forEach((cost, sum) -> draft.set(cost.paid(), sum.value()));
    return draft;
  }
}
