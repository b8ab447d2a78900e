package dev.plumbline.cost.bridge;

import dev.plumbline.cost.MoneyStage;
import dev.plumbline.cost.charge.ChargeKind;
import dev.plumbline.cost.charge.ChargeLines;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** The steps of one invoice. Every movement is printed, a zero too: nothing was left out. */
final class Bridge {
  private static final RowLayout IN = BridgeInvoices.COLUMNS;
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
          ChargeKind.NON_GPU_COMPUTE);

  private final Map<ChargeKind, BigDecimal> kinds = new EnumMap<>(ChargeKind.class);
  private final Map<MoneyStage, BigDecimal> stages = new EnumMap<>(MoneyStage.class);
  private final List<Row> rows = new ArrayList<>();
  private BigDecimal billed = BigDecimal.ZERO;
  private BigDecimal effective = BigDecimal.ZERO;
  private BigDecimal bought = BigDecimal.ZERO;
  private BigDecimal consumed = BigDecimal.ZERO;
  private Row charge;

  void add(Row row) {
    String stage = IN.text(row, GpuHourCost.STAGE);
    BigDecimal amount = IN.decimal(row, PaidCapacity.EFFECTIVE_COST);
    if (stage != null) {
      stages.merge(MoneyStage.of(stage), amount, BigDecimal::add);
      return;
    }
    charge = charge == null ? row : charge;
    BigDecimal onInvoice = IN.decimal(row, PaidCapacity.BILLED_COST);
    billed = billed.add(onInvoice);
    effective = effective.add(amount);
    switch (IN.text(row, ChargeLines.PREPAID)) {
      case ChargeLines.BOUGHT -> bought = bought.add(onInvoice).subtract(amount);
      case ChargeLines.CONSUMED -> consumed = consumed.add(amount).subtract(onInvoice);
      default -> {}
    }
    kinds.merge(ChargeKind.of(IN.text(row, PaidCapacity.CHARGE_KIND)), amount, BigDecimal::add);
  }

  List<Row> rows() {
    if (charge == null) {
      return List.of(); // hours of an invoice whose charges are gone are being restated
    }
    step("billed_cost", "balance", billed);
    step("prepaid_bought", "movement", bought.negate());
    step("prepaid_consumed", "movement", consumed);
    BigDecimal explained = billed.subtract(bought).add(consumed);
    step("provider_rounding", "movement", effective.subtract(explained));
    step("effective_cost", "balance", effective);
    BigDecimal compute = effective;
    for (ChargeKind kind : NOT_GPU_TIME) {
      BigDecimal amount = amount(kind);
      step(kind.label(), "movement", amount.negate());
      compute = compute.subtract(amount);
    }
    step("gpu_compute", "balance", compute);
    BigDecimal outside = compute;
    for (Map.Entry<MoneyStage, BigDecimal> stage : stages.entrySet()) {
      step("stage:" + stage.getKey().label(), "stage", stage.getValue());
      outside = outside.subtract(stage.getValue());
    }
    if (outside.signum() != 0) {
      step("stage:outside_nights", "stage", outside);
    }
    return rows;
  }

  /** A commitment that costs in the period it is bought in is no time of a GPU. */
  private BigDecimal amount(ChargeKind kind) {
    BigDecimal own = kinds.getOrDefault(kind, BigDecimal.ZERO);
    return kind == ChargeKind.OTHER_NON_COMPUTE
        ? own.add(kinds.getOrDefault(ChargeKind.COMMITMENT_PURCHASE, BigDecimal.ZERO))
        : own;
  }

  private void step(String name, String stepKind, BigDecimal amount) {
    rows.add(
        OUT.draft()
            .set(InvoiceBridge.PERIOD, IN.date(charge, PaidCapacity.BILLING_PERIOD_START))
            .set(InvoiceBridge.INVOICE, IN.text(charge, PaidCapacity.INVOICE))
            .set(InvoiceBridge.ISSUER, IN.text(charge, InvoiceBridge.ISSUER))
            .set(InvoiceBridge.BILLING_ACCOUNT, IN.text(charge, InvoiceBridge.BILLING_ACCOUNT))
            .set(InvoiceBridge.CURRENCY, IN.text(charge, PaidCapacity.CURRENCY))
            .set(InvoiceBridge.STEP_NUMBER, rows.size() + 1L)
            .set(InvoiceBridge.STEP, name)
            .set(InvoiceBridge.STEP_KIND, stepKind)
            .set(InvoiceBridge.AMOUNT, amount)
            .row());
  }
}
