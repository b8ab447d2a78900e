package dev.plumbline.jobs;

import dev.plumbline.job.Published;
import dev.plumbline.run.explain.ChargeExplanation;
import dev.plumbline.run.explain.ChargedAmount;
import dev.plumbline.run.explain.SummedRows;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A figure of a month's sheet in lines: its sums, then the parts of charges, by file and line. */
record ChargeExplainText(ChargeExplanation explanation) {
  private static final List<Col> OF_SHEET =
      List.of(
          ChargebackMonthly.SHARE_KIND,
          ChargebackMonthly.TEAM,
          ChargebackMonthly.PROJECT,
          ChargebackMonthly.INVOICE,
          ChargebackMonthly.CURRENCY,
          ChargebackMonthly.BILLED_COST,
          ChargebackMonthly.EFFECTIVE_COST);
  private static final List<Col> OF_PARTS =
      List.of(
          CostAllocation.SHARE_KIND,
          CostAllocation.RESOURCE_ID,
          CostAllocation.TEAM,
          CostAllocation.BILLING_RESOURCE_ID,
          CostAllocation.of(FocusCharge.CHARGE_PERIOD_START),
          CostAllocation.RATIO,
          CostAllocation.BILLED_COST,
          CostAllocation.EFFECTIVE_COST);

  List<String> lines(Published published) {
    SummedRows<ChargedAmount> sheet = explanation.sheet();
    SummedRows<ChargedAmount> parts = explanation.parts();
    List<String> lines = new ArrayList<>();
    lines.add(
        explanation.asked().id()
            + explanation.asked().narrowed().whose()
            + ": of the sheet of plumbline month");
    lines.add("from publication %d (run %s)".formatted(published.number(), published.nightId()));
    for (ChargedAmount one : sheet.amounts()) {
      lines.add(
          "   %-26s %s: billed %s, cost %s"
              .formatted(
                  one.kind(),
                  one.currency(),
                  RowsText.exact(one.billed()),
                  RowsText.exact(one.effective())));
    }
    lines.add("");
    lines.addAll(RowsText.step(1, sheet, "the rows that the sheet sums", OF_SHEET));
    lines.add("");
    lines.add(
        "2. %s, version %d: %s, the parts of charges that those are sums of"
            .formatted(parts.table(), parts.version(), RowsText.rows(parts.count())));
    lines.add("   " + parts.sql());
    parts.dearest().forEach(row -> lines.addAll(part(row)));
    RowsText.more(parts.count(), parts.dearest().size(), lines);
    lines.add("   " + difference(sheet, parts));
    return lines;
  }

  private static List<String> part(Cells row) {
    return List.of(
        "   %s: %s line %d"
            .formatted(
                row.text(CostAllocation.SOURCE),
                row.text(CostAllocation.SOURCE_FILE),
                row.whole(CostAllocation.LINE_NUMBER)),
        "      " + String.join("  ", RowsText.cells(OF_PARTS, row)));
  }

  private static String difference(
      SummedRows<ChargedAmount> sheet, SummedRows<ChargedAmount> parts) {
    return sheet.agrees(parts)
        ? "difference to 1, billed and cost, of every kind: 0"
        : "THE SUMS DIFFER FROM 1, a fault of the program: " + words(parts);
  }

  private static String words(SummedRows<ChargedAmount> rows) {
    return rows.amounts().stream()
        .map(
            one ->
                "%s %s billed %s, cost %s"
                    .formatted(
                        one.kind(),
                        one.currency(),
                        RowsText.exact(one.billed()),
                        RowsText.exact(one.effective())))
        .collect(Collectors.joining("; "));
  }
}
