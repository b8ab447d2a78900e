package dev.plumbline.report;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.MethodSpreadDaily;
import dev.plumbline.terms.AbsentMethod;
import dev.plumbline.terms.CostMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Charges by four methods as they might be: one machine with figures, one without. */
final class MadeUpMethods {
  private static final RowLayout ROW = MethodSection.ROWS.layout();

  private MadeUpMethods() {}

  private static Row row(
      String resource, CostMethod method, String team, String cost, String charged) {
    return ROW.draft()
        .set(MethodSpreadDaily.SPREAD_DATE, Nights.DAY)
        .set(MethodSpreadDaily.BILLING_RESOURCE_ID, resource)
        .set(MethodSpreadDaily.CURRENCY, "USD")
        .set(MethodSpreadDaily.PRICE_SOURCE, "billed")
        .set(MethodSpreadDaily.PRICE_STATE, "billed")
        .set(MethodSpreadDaily.METHOD, method)
        .set(MethodSpreadDaily.HOLDER, team == null ? null : "n/" + team)
        .set(MethodSpreadDaily.TEAM, team)
        .set(MethodSpreadDaily.COST, cost == null ? null : new BigDecimal(cost))
        .set(MethodSpreadDaily.CHARGED_COST, new BigDecimal(charged))
        .set(MethodSpreadDaily.ABSENT_REASON, cost == null ? AbsentMethod.NO_REQUEST : null)
        .row();
  }

  /** The rows of one method: of vision, of speech and of nobody. */
  private static List<Row> machine(CostMethod method, String vision, String speech, String left) {
    return List.of(
        row("i-1", method, "vision", vision, "90.40"),
        row("i-1", method, "speech", speech, "45.20"),
        row("i-1", method, null, left, "45.20"));
  }

  private static List<Row> other(CostMethod method, String vision) {
    String left = vision == null ? null : "0";
    return List.of(
        row("i-2", method, "vision", vision, "19.20"), row("i-2", method, null, left, "0"));
  }

  /** Of 200.00 all methods have figures for 180.80. */
  static List<Row> rows() {
    List<Row> rows = new ArrayList<>(machine(CostMethod.HELD_TIME, "90.40", "45.20", "45.20"));
    rows.addAll(machine(CostMethod.GPU_9_CPU_MEMORY_1, "63.20", "31.60", "86.00"));
    rows.addAll(machine(CostMethod.GPU_95_CPU_3_MEMORY_2, "88.14", "44.07", "48.59"));
    rows.addAll(machine(CostMethod.LARGER_OF_REQUEST_AND_USAGE, "91.40", "40.00", "49.40"));
    rows.addAll(other(CostMethod.HELD_TIME, "19.20"));
    MethodLine.OTHERS.forEach(method -> rows.addAll(other(method, null)));
    return rows;
  }

  /** The machine without figures alone. */
  static List<Row> unsplit() {
    return rows().stream()
        .filter(row -> ROW.text(row, MethodSpreadDaily.BILLING_RESOURCE_ID).equals("i-2"))
        .toList();
  }
}
