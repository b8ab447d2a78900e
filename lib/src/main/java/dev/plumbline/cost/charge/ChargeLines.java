package dev.plumbline.cost.charge;

import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.facts.InstanceGpus.Gpus;
import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.ChargeMeter;
import dev.plumbline.terms.GpuPartBasis;
import dev.plumbline.terms.Prepaid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Rules on charge lines: each becomes one row of {@code silver.charge_line}. No shuffle. */
public final class ChargeLines {
  private static final RowLayout ROW = RowLayout.of(ChargeLine.TABLE);

  private ChargeLines() {}

  /**
   * One row per charge of the billing periods.
   *
   * @param charges those of the periods, and of the periods before, for what used a commitment
   * @param periods starts of the billing periods
   */
  public static Frame of(
      Frame charges, NavigableSet<LocalDate> periods, Nodes nodes, GpuTypes types) {
    Frame own = charges.where(FocusCharge.PERIOD.of().isin(periods.toArray()));
    Frame used = ruled(UnusedParts.used(charges), nodes, types);
    return UnusedParts.of(ruled(own, nodes, types), used, periods);
  }

  private static Frame ruled(Frame charges, Nodes nodes, GpuTypes types) {
    MapPartitionsFunction<Row, Row> reading =
        part ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return part.hasNext();
              }

              @Override
              public Row next() {
                return line(new Charge(part.next(), nodes, types));
              }
            };
    return Frame.of(
        charges
            .select(Charge.COLUMNS.columns())
            .rows()
            .mapPartitions(reading, Encoders.row(ROW.schema())));
  }

  private static Row line(Charge charge) {
    ChargeKind kind = ChargeRules.kind(charge);
    RowLayout.Draft draft =
        ROW.draft()
            .set(ChargeLine.SOURCE, charge.text(FocusCharge.SOURCE))
            .set(ChargeLine.SOURCE_FILE, charge.text(FocusCharge.SOURCE_FILE))
            .set(ChargeLine.LINE_NUMBER, charge.lineNumber())
            .set(ChargeLine.BILLING_RESOURCE_ID, resource(charge, kind))
            .set(ChargeLine.CHARGE_KIND, kind)
            .set(ChargeLine.CURRENCY, charge.text(FocusCharge.BILLING_CURRENCY))
            .set(ChargeLine.INVOICE, invoice(charge))
            .set(ChargeLine.PERIOD, charge.period())
            .set(ChargeLine.PERIOD_START_AT, charge.instant(FocusCharge.BILLING_PERIOD_START))
            .set(ChargeLine.PERIOD_END_AT, charge.instant(FocusCharge.BILLING_PERIOD_END))
            .set(ChargeLine.START_AT, charge.instant(FocusCharge.CHARGE_PERIOD_START))
            .set(ChargeLine.END_AT, charge.instant(FocusCharge.CHARGE_PERIOD_END))
            .set(ChargeLine.PROVIDER, charge.provider())
            .set(ChargeLine.SUB_ACCOUNT, charge.subAccount())
            .set(ChargeLine.BILLED_COST, charge.decimal(FocusCharge.BILLED_COST))
            .set(ChargeLine.EFFECTIVE_COST, charge.decimal(FocusCharge.EFFECTIVE_COST))
            .set(ChargeLine.LIST_COST, charge.decimal(FocusCharge.LIST_COST))
            .set(ChargeLine.CONTRACTED_COST, charge.decimal(FocusCharge.CONTRACTED_COST))
            .set(ChargeLine.ISSUER, charge.text(FocusCharge.INVOICE_ISSUER_NAME))
            .set(ChargeLine.BILLING_ACCOUNT, charge.text(FocusCharge.BILLING_ACCOUNT_ID))
            .set(ChargeLine.PREPAID, prepaid(charge))
            .set(ChargeLine.UNCOUNTED_GPU_COST, uncounted(charge, kind));
    committed(draft, charge, kind);
    charge
        .node()
        .ifPresent(
            node ->
                draft.set(ChargeLine.NODE, node.node()).set(ChargeLine.CLUSTER, node.cluster()));
    if (ChargeRules.isUncounted(charge, kind)) {
      draft.set(ChargeLine.INSTANCE_TYPE, charge.instanceType());
    }
    return (kind.isGpuTime() ? timed(draft, charge, kind) : draft).row();
  }

  private static void committed(RowLayout.Draft draft, Charge charge, ChargeKind kind) {
    Commitments.use(charge, kind)
        .ifPresent(
            use ->
                draft
                    .set(ChargeLine.COMMITMENT, Commitments.id(charge))
                    .set(ChargeLine.COMMITMENT_USE, use));
  }

  private static RowLayout.Draft timed(RowLayout.Draft draft, Charge charge, ChargeKind kind) {
    return draft
        .set(ChargeLine.INSTANCE_TYPE, charge.instanceType())
        .set(ChargeLine.IS_TIMED, charge.isTimed())
        .set(ChargeLine.GPUS, charge.gpus().map(Gpus::count).map(ChargeLines::exact).orElse(null))
        .set(ChargeLine.IS_ONE_MACHINE, charge.isOneMachine())
        .set(ChargeLine.BLOCK_HOURS, blockHours(charge))
        .set(ChargeLine.GPU_PART_BASIS, basis(charge, kind))
        .set(ChargeLine.GPU_MODEL, charge.gpus().map(Gpus::model).orElse(null))
        .set(ChargeLine.METER, meter(charge, kind))
        .set(ChargeLine.SKU, charge.text(FocusCharge.SKU_ID))
        .set(ChargeLine.PRICING_CATEGORY, charge.text(FocusCharge.PRICING_CATEGORY))
        .set(ChargeLine.GPU_SECONDS, gpuSeconds(charge, kind).orElse(null));
  }

  /** Whatever an unused commitment meters, all its lines together are its time. */
  private static ChargeMeter meter(Charge charge, ChargeKind kind) {
    boolean isPrice = NamedHour.isDiscounted(charge) || NamedHour.isCapacityBlock(charge);
    return kind == ChargeKind.COMMITMENT_UNUSED
        ? ChargeMeter.INSTANCE
        : isPrice ? ChargeMeter.PART : charge.metered();
  }

  private static BigDecimal uncounted(Charge charge, ChargeKind kind) {
    return ChargeRules.isUncounted(charge, kind)
        ? charge.decimal(FocusCharge.EFFECTIVE_COST)
        : null;
  }

  private static BigDecimal blockHours(Charge charge) {
    return NamedHour.isCapacityBlock(charge)
        ? NamedHour.blockHours(charge).map(ChargeLines::exact).orElse(null)
        : null;
  }

  /** A type tells it at once; the rest is told by what used the commitment. */
  private static GpuPartBasis basis(Charge charge, ChargeKind kind) {
    boolean isTyped = charge.gpus().isPresent() || charge.metered() == ChargeMeter.ACCELERATOR;
    return kind == ChargeKind.COMMITMENT_UNUSED && isTyped ? GpuPartBasis.TYPE : null;
  }

  private static BigDecimal exact(BigDecimal amount) {
    return amount.setScale(Apportionment.PLACES, RoundingMode.HALF_EVEN);
  }

  /** GPUs × billed time; empty where the line has no time or its machine's GPUs are unknown. */
  private static Optional<BigDecimal> gpuSeconds(Charge charge, ChargeKind kind) {
    if (meter(charge, kind) == ChargeMeter.PART) {
      return Optional.empty();
    }
    Optional<BigDecimal> gpus = charge.gpus().map(Gpus::count);
    Optional<BigDecimal> seconds =
        kind == ChargeKind.COMMITMENT_UNUSED
            ? unusedQuantity(charge).flatMap(quantity -> unusedSeconds(charge, quantity, gpus))
            : billedSeconds(charge, gpus);
    return seconds.map(ChargeLines::exact);
  }

  private static Optional<BigDecimal> billedSeconds(Charge charge, Optional<BigDecimal> gpus) {
    Optional<BigDecimal> time =
        charge.timeQuantity().map(ChargeQuantity::seconds).or(() -> Optional.of(period(charge)));
    return switch (charge.metered()) {
      case INSTANCE, MACHINE_PERIOD -> time.flatMap(t -> gpus.map(t::multiply));
      case ACCELERATOR -> time;
      default -> Optional.empty();
    };
  }

  private static BigDecimal period(Charge charge) {
    return BigDecimal.valueOf(
        charge.milliseconds(FocusCharge.CHARGE_PERIOD_END)
            - charge.milliseconds(FocusCharge.CHARGE_PERIOD_START),
        3);
  }

  private static Optional<ChargeQuantity> unusedQuantity(Charge charge) {
    return ChargeQuantity.of(
            charge.decimal(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY),
            charge.text(FocusCharge.COMMITMENT_DISCOUNT_UNIT))
        .or(charge::timeQuantity);
  }

  private static Optional<BigDecimal> unusedSeconds(
      Charge charge, ChargeQuantity quantity, Optional<BigDecimal> gpus) {
    boolean counted =
        quantity.unit().counts() == ChargeTimeUnit.Counts.ACCELERATORS
            || charge.metered() == ChargeMeter.ACCELERATOR;
    return counted
        ? Optional.of(quantity.seconds())
        : gpus.map(count -> quantity.seconds().multiply(count));
  }

  /** The invoice, or what stands for it while the bill names none. */
  private static String invoice(Charge charge) {
    String named = charge.text(FocusCharge.INVOICE_ID);
    return named != null
        ? named
        : joined(
            charge.text(FocusCharge.INVOICE_ISSUER_NAME),
            charge.text(FocusCharge.BILLING_ACCOUNT_ID),
            charge.period().toString(),
            charge.text(FocusCharge.BILLING_CURRENCY));
  }

  /** The resource, commitment, pool or account that is charged. */
  private static String resource(Charge charge, ChargeKind kind) {
    String commitment = charge.text(FocusCharge.COMMITMENT_DISCOUNT_ID);
    String reservation = charge.text(FocusCharge.CAPACITY_RESERVATION_ID);
    String resource = charge.text(FocusCharge.RESOURCE_ID);
    String pool = kind == ChargeKind.COMPUTE ? pool(charge) : null;
    String account = "account:" + account(charge);
    return switch (kind) {
      case COMMITMENT_UNUSED, UNUSED_COMMITMENT_OTHER, COMMITMENT_PURCHASE ->
          charge.is(FocusCharge.CAPACITY_RESERVATION_STATUS, "Unused")
              ? first(reservation, commitment, resource, account)
              : first(commitment, reservation, resource, account);
      default -> first(resource, pool, account);
    };
  }

  /** Where the bill has no instance ids: the nodes of an account, SKU and region together. */
  private static String pool(Charge charge) {
    return "pool:"
        + joined(
            charge.provider(),
            account(charge),
            charge.text(FocusCharge.SKU_ID),
            charge.text(FocusCharge.REGION_ID));
  }

  private static String account(Charge charge) {
    return first(charge.subAccount(), charge.text(FocusCharge.BILLING_ACCOUNT_ID));
  }

  /**
   * Bought: what is billed now and not effective now is effective later. Consumed: what is
   * effective now and not billed now was billed before. Either may be a part of its line.
   */
  private static Prepaid prepaid(Charge charge) {
    if (ChargeRules.isGivenBack(charge)) {
      return Prepaid.BOUGHT;
    }
    boolean billed = charge.decimal(FocusCharge.BILLED_COST).signum() != 0;
    boolean effective = charge.decimal(FocusCharge.EFFECTIVE_COST).signum() != 0;
    if (charge.is(FocusCharge.CHARGE_CATEGORY, "Purchase")) {
      boolean later = billed && !effective;
      return later || ChargeRules.isCommitted(charge) ? Prepaid.BOUGHT : Prepaid.NONE;
    }
    boolean used = charge.is(FocusCharge.CHARGE_CATEGORY, "Usage") || effective && !billed;
    boolean covered =
        charge.is(FocusCharge.PRICING_CATEGORY, "Committed")
            || ChargeRules.isCommitted(charge)
            || charge.text(FocusCharge.COMMITMENT_DISCOUNT_STATUS) != null;
    return covered && used ? Prepaid.CONSUMED : Prepaid.NONE;
  }

  private static String joined(String... parts) {
    return String.join("/", Stream.of(parts).map(part -> part == null ? "" : part).toList());
  }

  private static String first(String... candidates) {
    return Stream.of(candidates).filter(c -> c != null).findFirst().orElse(null);
  }
}
