package dev.plumbline.cost.charge;

import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.FocusCharge;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Single charge lines: an hour of July 2026 in USD unless the columns say otherwise. */
final class ChargeGiven {
  /** A node that is billed as {@code i-gpu} and whose type the facts do not know. */
  static final Nodes NODES =
      new Nodes(List.of(new Node("n1", "c1", "Nebius", "acme", "i-gpu", "gpu-h100-sxm")));

  private ChargeGiven() {}

  static Charge charge(Object... columns) {
    Map<Col, Object> values = new HashMap<>();
    values.put(FocusCharge.PERIOD, LocalDate.of(2026, 7, 1));
    values.put(FocusCharge.BILLING_PERIOD_START, Instant.parse("2026-07-01T00:00:00Z"));
    values.put(FocusCharge.BILLING_PERIOD_END, Instant.parse("2026-08-01T00:00:00Z"));
    values.put(FocusCharge.CHARGE_PERIOD_START, Instant.parse("2026-07-14T00:00:00Z"));
    values.put(FocusCharge.CHARGE_PERIOD_END, Instant.parse("2026-07-14T01:00:00Z"));
    values.put(FocusCharge.BILLED_COST, BigDecimal.ONE);
    values.put(FocusCharge.EFFECTIVE_COST, BigDecimal.ONE);
    values.put(FocusCharge.CHARGE_CATEGORY, "Usage");
    values.put(FocusCharge.SERVICE_CATEGORY, "Compute");
    values.put(FocusCharge.PROVIDER_NAME, "AWS");
    for (int i = 0; i < columns.length; i += 2) {
      values.put((Col) columns[i], columns[i + 1]);
    }
    RowLayout.Draft draft = Charge.COLUMNS.draft();
    values.forEach(draft::set);
    return new Charge(draft.row(), NODES, GpuTypes.SHIPPED);
  }
}
