package dev.plumbline.cost.charge;

import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.facts.InstanceGpus.Gpus;
import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.Prepaid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Charge lines, read: one row per line with the kind, the resource it is charged under, the invoice
 * and the GPU-seconds it pays for. No shuffle.
 */
public final class ChargeLines {
  /** Charge period, inclusive. */
  public static final Col START = Col.temporary("charge_start_at", DataTypes.TimestampType);

  /** Charge period, exclusive. */
  public static final Col END = Col.temporary("charge_end_at", DataTypes.TimestampType);

  /** Billing period, inclusive. */
  public static final Col PERIOD_START_AT =
      Col.temporary("billing_period_start_at", DataTypes.TimestampType);

  /** Billing period, exclusive. */
  public static final Col PERIOD_END_AT =
      Col.temporary("billing_period_end_at", DataTypes.TimestampType);

  /** Date of the billing period's end, from which the days until it is closed count. */
  public static final Col PERIOD_END = Col.temporary("billing_period_end", DataTypes.DateType);

  /** What the line meters. */
  public static final Col METER = Col.temporary("meter", DataTypes.StringType);

  /** Lines of one SKU are coverage splits of the same time. */
  public static final Col SKU = Col.temporary("sku", DataTypes.StringType);

  /** What the line is to a commitment: bought, consumed or none. */
  public static final Col PREPAID = Col.temporary("prepaid", DataTypes.StringType);

  public static final RowLayout COLUMNS =
      RowLayout.of(
          PaidCapacity.BILLING_RESOURCE_ID,
          PaidCapacity.CHARGE_KIND,
          PaidCapacity.CURRENCY,
          PaidCapacity.INVOICE,
          PaidCapacity.BILLING_PERIOD_START,
          PERIOD_START_AT,
          PERIOD_END_AT,
          PERIOD_END,
          START,
          END,
          PaidCapacity.PROVIDER,
          PaidCapacity.SUB_ACCOUNT,
          PaidCapacity.NODE,
          PaidCapacity.CLUSTER,
          PaidCapacity.INSTANCE_TYPE,
          PaidCapacity.GPU_MODEL,
          METER,
          SKU,
          PaidCapacity.PAID_GPU_SECONDS,
          PaidCapacity.BILLED_COST,
          PaidCapacity.EFFECTIVE_COST,
          PaidCapacity.LIST_COST,
          PaidCapacity.CONTRACTED_COST,
          InvoiceBridge.ISSUER,
          InvoiceBridge.BILLING_ACCOUNT,
          PREPAID);

  private ChargeLines() {}

  /** Reads charge lines, one row each. */
  public static Frame of(Frame charges, Nodes nodes) {
    MapPartitionsFunction<Row, Row> reading =
        part ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return part.hasNext();
              }

              @Override
              public Row next() {
                return line(new Charge(part.next(), nodes));
              }
            };
    return Frame.of(
        charges
            .select(Charge.COLUMNS.columns())
            .rows()
            .mapPartitions(reading, Encoders.row(COLUMNS.schema())));
  }

  private static Row line(Charge charge) {
    ChargeKind kind = ChargeRules.kind(charge);
    RowLayout.Draft draft =
        COLUMNS
            .draft()
            .set(PaidCapacity.BILLING_RESOURCE_ID, resource(charge, kind))
            .set(PaidCapacity.CHARGE_KIND, kind.text())
            .set(PaidCapacity.CURRENCY, charge.text(FocusCharge.BILLING_CURRENCY))
            .set(PaidCapacity.INVOICE, invoice(charge))
            .set(PaidCapacity.BILLING_PERIOD_START, charge.period())
            .set(PERIOD_START_AT, charge.instant(FocusCharge.BILLING_PERIOD_START))
            .set(PERIOD_END_AT, charge.instant(FocusCharge.BILLING_PERIOD_END))
            .set(PERIOD_END, charge.periodEnd())
            .set(START, charge.instant(FocusCharge.CHARGE_PERIOD_START))
            .set(END, charge.instant(FocusCharge.CHARGE_PERIOD_END))
            .set(PaidCapacity.PROVIDER, charge.provider())
            .set(PaidCapacity.SUB_ACCOUNT, charge.subAccount())
            .set(PaidCapacity.BILLED_COST, charge.decimal(FocusCharge.BILLED_COST))
            .set(PaidCapacity.EFFECTIVE_COST, charge.decimal(FocusCharge.EFFECTIVE_COST))
            .set(PaidCapacity.LIST_COST, charge.decimal(FocusCharge.LIST_COST))
            .set(PaidCapacity.CONTRACTED_COST, charge.decimal(FocusCharge.CONTRACTED_COST))
            .set(InvoiceBridge.ISSUER, charge.text(FocusCharge.INVOICE_ISSUER_NAME))
            .set(InvoiceBridge.BILLING_ACCOUNT, charge.text(FocusCharge.BILLING_ACCOUNT_ID))
            .set(PREPAID, prepaid(charge).text());
    charge
        .node()
        .ifPresent(
            node ->
                draft
                    .set(PaidCapacity.NODE, node.node())
                    .set(PaidCapacity.CLUSTER, node.cluster()));
    return (kind.isGpuTime() ? timed(draft, charge, kind) : draft).row();
  }

  private static RowLayout.Draft timed(RowLayout.Draft draft, Charge charge, ChargeKind kind) {
    return draft
        .set(PaidCapacity.INSTANCE_TYPE, charge.instanceType())
        .set(PaidCapacity.GPU_MODEL, charge.gpus().map(Gpus::model).orElse(null))
        .set(METER, meter(charge, kind).name())
        .set(SKU, charge.text(FocusCharge.SKU_ID))
        .set(PaidCapacity.PAID_GPU_SECONDS, gpuSeconds(charge, kind).orElse(null));
  }

  /** Whatever an unused commitment meters, all its lines together are its time. */
  private static ChargeMeter meter(Charge charge, ChargeKind kind) {
    return kind == ChargeKind.COMMITMENT_UNUSED ? ChargeMeter.INSTANCE : charge.metered();
  }

  /** GPUs × billed time; empty where the line has no time or its machine's GPUs are unknown. */
  private static Optional<BigDecimal> gpuSeconds(Charge charge, ChargeKind kind) {
    Optional<BigDecimal> gpus = charge.gpus().map(Gpus::count);
    Optional<BigDecimal> seconds =
        kind == ChargeKind.COMMITMENT_UNUSED
            ? unusedQuantity(charge).flatMap(quantity -> unusedSeconds(charge, quantity, gpus))
            : billedSeconds(charge, gpus);
    return seconds.map(exact -> exact.setScale(Apportionment.PLACES, RoundingMode.HALF_EVEN));
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
      case COMMITMENT_UNUSED, COMMITMENT_PURCHASE ->
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
