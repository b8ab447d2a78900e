package dev.plumbline.jobs;

import dev.plumbline.job.Published;
import dev.plumbline.report.PriceBasis;
import dev.plumbline.run.explain.Explanation;
import dev.plumbline.run.explain.Origins;
import dev.plumbline.run.explain.StageAmount;
import dev.plumbline.run.explain.SummedRows;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IngestFileDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A figure in lines: its sums, then what they are of, down to the file and line. */
record ExplainText(Explanation explanation) {
  private static final int DIGEST = 12;
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final List<Col> OF_WATERFALL =
      List.of(
          GpuWaterfallDaily.STAGE,
          GpuWaterfallDaily.TEAM,
          GpuWaterfallDaily.PROJECT,
          GpuWaterfallDaily.CLUSTER,
          GpuWaterfallDaily.GPU_MODEL,
          GpuWaterfallDaily.CURRENCY,
          GpuWaterfallDaily.GPU_SECONDS,
          GpuWaterfallDaily.COST);
  private static final List<Col> OF_HOURS =
      List.of(
          GpuHourCost.HOUR_AT,
          GpuHourCost.NODE,
          GpuHourCost.DEVICE_ID,
          GpuHourCost.OWNER,
          GpuHourCost.STAGE,
          GpuHourCost.CURRENCY,
          GpuHourCost.GPU_SECONDS,
          GpuHourCost.COST);
  private static final List<Col> OF_CHARGES =
      List.of(
          ChargeLine.BILLING_RESOURCE_ID,
          ChargeLine.START_AT,
          ChargeLine.END_AT,
          ChargeLine.CURRENCY,
          ChargeLine.BILLED_COST,
          ChargeLine.EFFECTIVE_COST);

  List<String> lines(Published published) {
    SummedRows<StageAmount> waterfall = explanation.waterfall();
    SummedRows<StageAmount> hours = explanation.hours();
    List<String> lines = new ArrayList<>();
    lines.add(
        explanation.asked().id()
            + explanation.asked().narrowed().whose()
            + ": "
            + explanation.asked().figure().meaning());
    lines.add("from publication %d (run %s)".formatted(published.number(), published.nightId()));
    byBasis(waterfall).forEach((basis, amounts) -> lines.addAll(sums(basis, amounts)));
    lines.add("");
    lines.addAll(RowsText.step(1, waterfall, "the rows that the report sums", OF_WATERFALL));
    lines.add("");
    lines.addAll(RowsText.step(2, hours, "what those are sums of, by hour and device", OF_HOURS));
    lines.add("   " + difference(waterfall, hours));
    lines.add("");
    lines.addAll(charges(explanation.origins()));
    lines.add("");
    lines.addAll(files(explanation.origins()));
    return lines;
  }

  private static SortedMap<PriceBasis, List<StageAmount>> byBasis(SummedRows<StageAmount> rows) {
    SortedMap<PriceBasis, List<StageAmount>> amounts = new TreeMap<>();
    rows.amounts()
        .forEach(one -> amounts.computeIfAbsent(one.basis(), key -> new ArrayList<>()).add(one));
    return amounts;
  }

  private static List<String> sums(PriceBasis basis, List<StageAmount> amounts) {
    List<String> lines = new ArrayList<>();
    BigDecimal cost = StageAmount.cost(amounts);
    lines.add(
        "%s GPU-hours, %s (%s)"
            .formatted(
                hours(StageAmount.seconds(amounts)),
                cost == null ? "no cost" : basis.currency() + " " + RowsText.exact(cost),
                basis.label()));
    for (StageAmount one : amounts) {
      lines.add(
          "   = %-18s %12s GPU-hours  %s"
              .formatted(one.stage(), hours(one.seconds()), RowsText.exact(one.cost())));
    }
    return lines;
  }

  private static String difference(
      SummedRows<StageAmount> waterfall, SummedRows<StageAmount> hours) {
    return waterfall.agrees(hours)
        ? "difference to 1, in GPU-seconds and in money, of every stage: 0"
        : "THE SUMS DIFFER FROM 1, a fault of the program: %s, and %s in 1"
            .formatted(words(hours), words(waterfall));
  }

  private static String words(SummedRows<StageAmount> rows) {
    return rows.amounts().stream()
        .map(
            one ->
                "%s %s s %s %s"
                    .formatted(
                        one.stage(),
                        RowsText.exact(one.seconds()),
                        one.basis().currency(),
                        RowsText.exact(one.cost())))
        .collect(Collectors.joining(", "));
  }

  private static List<String> charges(Origins origins) {
    List<String> lines = new ArrayList<>();
    if (origins.chargeCount() == 0) {
      lines.add("3. no charge pays for these hours: what they cost, if anything, is from a price");
      return lines;
    }
    lines.add(
        "3. silver.charge_line: %s for GPU time of these resources touch these hours"
            .formatted(
                origins.chargeCount() == 1 ? "1 charge" : origins.chargeCount() + " charges"));
    lines.add(
        "   what those %d resource-hours cost, whoever held them: %s"
            .formatted(
                origins.resourceHours(),
                origins.resourceCost().stream()
                    .map(cost -> cost.currency() + " " + RowsText.exact(cost.amount()))
                    .collect(Collectors.joining(", "))));
    for (Cells row : origins.charges()) {
      lines.add(
          "   %s: %s line %d"
              .formatted(
                  row.text(ChargeLine.SOURCE),
                  row.text(ChargeLine.SOURCE_FILE),
                  row.whole(ChargeLine.LINE_NUMBER)));
      lines.add("      " + String.join("  ", RowsText.cells(OF_CHARGES, row)));
    }
    RowsText.more(origins.chargeCount(), origins.charges().size(), lines);
    return lines;
  }

  private static List<String> files(Origins origins) {
    List<String> lines = new ArrayList<>();
    if (origins.fileCount() == 0) {
      lines.add("4. no sample was seen of this time");
      return lines;
    }
    lines.add(
        "4. samples of these devices stand in %s of their sources for the date"
            .formatted(origins.fileCount() == 1 ? "1 file" : origins.fileCount() + " files"));
    for (Cells row : origins.files()) {
      lines.add(
          "   %s: %s  sha256 %s  %s"
              .formatted(
                  row.text(IngestFileDay.SOURCE),
                  row.text(IngestFileDay.PATH),
                  row.text(IngestFileDay.SHA256).substring(0, DIGEST),
                  RowsText.rows(row.whole(IngestFileDay.ROWS_OUT))));
    }
    RowsText.more(origins.fileCount(), origins.files().size(), lines);
    return lines;
  }

  private static String hours(BigDecimal seconds) {
    return seconds == null
        ? RowsText.UNKNOWN
        : seconds.divide(HOUR, 2, RoundingMode.HALF_UP).toPlainString();
  }
}
