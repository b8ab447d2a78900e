package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * GPU time of a closed date whose cost, stage or length is not what it was closed with.
 *
 * @param seen the night that saw it
 * @param about the date it is about
 * @param account provider and account
 * @param team whose time it was; null when not known
 * @param currency the cost's
 */
record ClosedGpuTime(
    LocalDate seen, LocalDate about, String account, String team, String currency) {
  private static final int SHOWN = 60;

  private static final Comparator<ClosedGpuTime> ORDER =
      Comparator.comparing(ClosedGpuTime::seen)
          .reversed()
          .thenComparing(ClosedGpuTime::about)
          .thenComparing(ClosedGpuTime::account)
          .thenComparing(ClosedGpuTime::currency)
          .thenComparing(ClosedGpuTime::team, Comparator.nullsLast(Comparator.naturalOrder()));

  private static ClosedGpuTime of(Cells row) {
    String account = row.text(GpuWaterfallDaily.SUB_ACCOUNT);
    return new ClosedGpuTime(
        row.date(GpuWaterfallDaily.USAGE_DATE),
        row.date(GpuWaterfallDaily.CORRECTS_DATE),
        Numbers.name(row.text(GpuWaterfallDaily.PROVIDER))
            + (account == null ? "" : ", account " + account),
        row.text(GpuWaterfallDaily.TEAM),
        row.text(GpuWaterfallDaily.CURRENCY));
  }

  /** The table, or nothing when no GPU time changed. */
  static Html table(List<Cells> rows) {
    if (rows.isEmpty()) {
      return Html.nothing();
    }
    TreeMap<ClosedGpuTime, List<Cells>> things =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    ClosedGpuTime::of, () -> new TreeMap<>(ORDER), Collectors.toList()));
    Table table =
        new Table("GPU time of closed dates")
            .stacked()
            .line("About")
            .text("Account", "Team")
            .number("Cost", "GPU-hours")
            .text("Moved between stages")
            .line("Seen on");
    things.entrySet().stream()
        .limit(SHOWN)
        .forEach(thing -> table.row(thing.getKey().cells(thing.getValue())));
    return Html.all(
        List.of(
            table.html(),
            Notes.firstOf(
                table.size(), things.size(), "rows", GpuWaterfallDaily.TABLE.fullName())));
  }

  private Object[] cells(List<Cells> rows) {
    BigDecimal cost = rows.stream().collect(Sum.of(GpuWaterfallDaily.COST)).valueOrZero();
    BigDecimal seconds = rows.stream().collect(Sum.of(GpuWaterfallDaily.GPU_SECONDS)).valueOrZero();
    return new Object[] {
      Numbers.date(about),
      account,
      Numbers.name(team),
      Numbers.change(cost, currency),
      seconds == null
          ? Numbers.NOT_MEASURED
          : Numbers.signed(Numbers.hours(seconds), seconds.signum()),
      stages(rows),
      Numbers.date(seen)
    };
  }

  private static String stages(List<Cells> rows) {
    Map<String, Sum> stages =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.text(GpuWaterfallDaily.STAGE),
                    TreeMap::new,
                    Sum.of(GpuWaterfallDaily.GPU_SECONDS)));
    String moved =
        stages.entrySet().stream()
            .filter(stage -> stage.getValue().value() != null)
            .filter(stage -> stage.getValue().value().signum() != 0)
            .map(
                stage ->
                    DrawnStage.of(stage.getKey()).label()
                        + " "
                        + Numbers.signed(
                            Numbers.gpuHours(stage.getValue().value()),
                            stage.getValue().value().signum()))
            .collect(Collectors.joining(", "));
    return moved.isEmpty() ? "only the cost changed" : moved;
  }
}
