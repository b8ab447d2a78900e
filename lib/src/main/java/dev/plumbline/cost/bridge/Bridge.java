package dev.plumbline.cost.bridge;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.BridgeStep;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.Prepaid;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** The steps of one invoice. Every movement is printed, a zero too: nothing was left out. */
final class Bridge {
  private static final RowLayout CHARGED = BridgeInvoices.CHARGED;
  private static final RowLayout STAGED = BridgeInvoices.STAGED;
  private static final RowLayout OUT = RowLayout.of(InvoiceBridge.TABLE);

  /** Taken off the effective cost, in this order; what is left is GPU compute. */
  private static final List<ChargeKind> NOT_GPU_TIME =
      List.of(
          ChargeKind.TAX,
          ChargeKind.CREDIT,
          ChargeKind.CORRECTION,
          ChargeKind.SUPPORT,
          ChargeKind.STORAGE,
          ChargeKind.NETWORK,
          ChargeKind.OTHER_NON_COMPUTE,
          ChargeKind.NON_GPU_COMPUTE,
          ChargeKind.UNUSED_COMMITMENT_OTHER);

  private final Map<ChargeKind, BigDecimal> kinds = new EnumMap<>(ChargeKind.class);
  private final Map<ChargeKind, BigDecimal> later = new EnumMap<>(ChargeKind.class);
  private final Map<Stage, BigDecimal> stages = new EnumMap<>(Stage.class);
  private final List<Row> rows = new ArrayList<>();
  private BigDecimal billed = BigDecimal.ZERO;
  private BigDecimal effective = BigDecimal.ZERO;
  private BigDecimal bought = BigDecimal.ZERO;
  private BigDecimal consumed = BigDecimal.ZERO;
  private BigDecimal unexplained = BigDecimal.ZERO;
  private BigDecimal paid = BigDecimal.ZERO;
  private Row charge;
  private LocalDate closed;
  private boolean isOpen;

  /** Adds the sums of one kind of charge. */
  void charge(Row row) {
    charge = charge == null ? row : charge;
    close(CHARGED.date(row, ChargeLine.CLOSED_DATE));
    BigDecimal amount = CHARGED.decimal(row, ChargeLine.EFFECTIVE_COST);
    BigDecimal onInvoice = CHARGED.decimal(row, ChargeLine.BILLED_COST);
    billed = billed.add(onInvoice);
    effective = effective.add(amount);
    switch (Term.of(Prepaid.class, CHARGED.text(row, ChargeLine.PREPAID))) {
      case BOUGHT -> bought = bought.add(onInvoice).subtract(amount);
      case CONSUMED -> consumed = consumed.add(amount).subtract(onInvoice);
      case NONE -> {}
    }
    unexplained = unexplained.add(CHARGED.decimal(row, BridgeInvoices.UNEXPLAINED));
    ChargeKind kind = Term.of(ChargeKind.class, CHARGED.text(row, ChargeLine.CHARGE_KIND));
    BigDecimal other =
        kind == ChargeKind.COMMITMENT_UNUSED
            ? CHARGED.decimal(row, ChargeLine.UNUSED_OTHER_COST)
            : BigDecimal.ZERO;
    kinds.merge(kind, amount.subtract(other), BigDecimal::add);
    kinds.merge(ChargeKind.UNUSED_COMMITMENT_OTHER, other, BigDecimal::add);
  }

  /** Adds a row of {@link BridgeInvoices#STAGED}. */
  void stage(Row row) {
    String stage = STAGED.text(row, GpuHourCost.STAGE);
    String kind = STAGED.text(row, PaidCapacity.CHARGE_KIND);
    BigDecimal cost = STAGED.decimal(row, GpuHourCost.COST);
    if (cost == null) {
      return;
    }
    if (stage != null) {
      stages.merge(Term.of(Stage.class, stage), cost, BigDecimal::add);
    } else if (kind != null) {
      later.merge(Term.of(ChargeKind.class, kind), cost, BigDecimal::add);
    } else {
      paid = paid.add(cost);
    }
  }

  List<Row> rows() {
    if (charge == null) {
      return List.of(); // hours of an invoice whose charges are gone are being restated
    }
    step(BridgeStep.BILLED_COST.text(), BridgeStep.Kind.BALANCE, billed);
    step(BridgeStep.PREPAID_BOUGHT.text(), BridgeStep.Kind.MOVEMENT, bought.negate());
    step(BridgeStep.PREPAID_CONSUMED.text(), BridgeStep.Kind.MOVEMENT, consumed);
    BigDecimal explained = billed.subtract(bought).add(consumed);
    step(
        BridgeStep.PROVIDER_ROUNDING.text(),
        BridgeStep.Kind.MOVEMENT,
        effective.subtract(explained).subtract(unexplained));
    step(BridgeStep.UNEXPLAINED.text(), BridgeStep.Kind.MOVEMENT, unexplained);
    step(BridgeStep.EFFECTIVE_COST.text(), BridgeStep.Kind.BALANCE, effective);
    BigDecimal notYetDue = later.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    step(BridgeStep.NOT_YET_DUE.text(), BridgeStep.Kind.MOVEMENT, notYetDue.negate());
    BigDecimal compute = effective.subtract(notYetDue);
    for (ChargeKind kind : NOT_GPU_TIME) {
      BigDecimal amount = amount(kind);
      step(kind.text(), BridgeStep.Kind.MOVEMENT, amount.negate());
      compute = compute.subtract(amount);
    }
    step(BridgeStep.GPU_COMPUTE.text(), BridgeStep.Kind.BALANCE, compute);
    BigDecimal outside = compute;
    for (Map.Entry<Stage, BigDecimal> stage : stages.entrySet()) {
      step(BridgeStep.of(stage.getKey()), BridgeStep.Kind.STAGE, stage.getValue());
      outside = outside.subtract(stage.getValue());
    }
    if (outside.signum() != 0) {
      step(
          BridgeStep.STAGE_PREFIX + BridgeStep.OUTSIDE_NIGHTS.text(),
          BridgeStep.Kind.STAGE,
          outside);
    }
    account(notYetDue);
    return rows;
  }

  /** Every effective cost is in paid capacity, or belongs to dates after the last night. */
  private void account(BigDecimal notYetDue) {
    step(BridgeStep.PAID_CAPACITY.text(), BridgeStep.Kind.CHECK, paid);
    step(
        BridgeStep.UNACCOUNTED.text(),
        BridgeStep.Kind.CHECK,
        effective.subtract(notYetDue).subtract(paid));
  }

  /** An invoice is closed when the last of its charges is. */
  private void close(LocalDate date) {
    isOpen |= date == null;
    closed = closed == null || date != null && date.isAfter(closed) ? date : closed;
  }

  /** A commitment that costs in the period it is bought in is no time of a GPU. */
  private BigDecimal amount(ChargeKind kind) {
    return kind == ChargeKind.OTHER_NON_COMPUTE
        ? due(kind).add(due(ChargeKind.COMMITMENT_PURCHASE))
        : due(kind);
  }

  private BigDecimal due(ChargeKind kind) {
    return kinds
        .getOrDefault(kind, BigDecimal.ZERO)
        .subtract(later.getOrDefault(kind, BigDecimal.ZERO));
  }

  private void step(String name, BridgeStep.Kind stepKind, BigDecimal amount) {
    rows.add(
        OUT.draft()
            .set(InvoiceBridge.PERIOD, CHARGED.date(charge, ChargeLine.PERIOD))
            .set(InvoiceBridge.INVOICE, CHARGED.text(charge, ChargeLine.INVOICE))
            .set(InvoiceBridge.ISSUER, CHARGED.text(charge, ChargeLine.ISSUER))
            .set(InvoiceBridge.BILLING_ACCOUNT, CHARGED.text(charge, ChargeLine.BILLING_ACCOUNT))
            .set(InvoiceBridge.CURRENCY, CHARGED.text(charge, ChargeLine.CURRENCY))
            .set(InvoiceBridge.STEP_NUMBER, rows.size() + 1L)
            .set(InvoiceBridge.STEP, name)
            .set(InvoiceBridge.STEP_KIND, stepKind)
            .set(InvoiceBridge.AMOUNT, amount)
            .set(InvoiceBridge.CLOSED_DATE, isOpen ? null : closed)
            .row());
  }
}
