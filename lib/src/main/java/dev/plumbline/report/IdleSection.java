package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.report.ReportData.Idle;
import dev.plumbline.tables.IdleWasteDaily;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Who held GPUs that did nothing, why, for how long and since when. */
final class IdleSection implements Section {
  private static final int LINES = 40;
  private static final int DEVICES = 200;

  @Override
  public String id() {
    return "idle-waste";
  }

  @Override
  public String title() {
    return "Idle waste, by owner and cause";
  }

  @Override
  public List<Html> content(ReportData data) {
    List<Idle> rows = data.ofNight(data.idle());
    Accounts accounts = new Accounts(data.ofNight(data.waterfall()));
    if (rows.isEmpty()) {
      boolean isNone = !accounts.isEmpty() && accounts.seconds(Stage.Group.WASTE).isNothing();
      return List.of(
          isNone && data.idle().absence() == null
              ? Notes.paragraph("None: no accounted time of this date is idle waste.")
              : Notes.absent(data, data.idle(), IdleWasteDaily.TABLE));
    }
    List<IdleLine> lines = IdleLine.of(rows);
    List<Html> content = new ArrayList<>();
    content.add(agreement(accounts, rows));
    content.add(charts(lines));
    content.add(owners(lines));
    content.add(Notes.firstOf(Math.min(LINES, lines.size()), lines.size(), "lines", csvName()));
    content.add(devices(rows));
    if (data.idle().isCapped()) {
      content.add(
          Notes.small(
              "This section and its CSV hold the dearest %s of %s rows of %s; the lake has all."
                  .formatted(
                      Numbers.count(data.idle().shown().size()),
                      Numbers.count(data.idle().total()),
                      IdleWasteDaily.TABLE.fullName())));
    }
    return content;
  }

  private String csvName() {
    return id() + ".csv";
  }

  /** What the rows sum to, beside what the waterfall says, so that a cap cannot hide anything. */
  private static Html agreement(Accounts accounts, List<Idle> rows) {
    Table table =
        new Table("Idle waste by price basis")
            .text("Price basis")
            .number("Measured", "At most", "In the rows below");
    for (PriceBasis basis : accounts.pricedBases()) {
      Accounts.Interval waste = accounts.waste(basis);
      Sum here = rows.stream().filter(row -> row.basis().equals(basis)).collect(Sum.of(Idle::cost));
      table.row(
          basis.title(),
          Numbers.money(waste.measured().valueOrZero(), basis.currency()),
          Numbers.money(waste.highest().valueOrZero(), basis.currency()),
          WaterfallSection.money(here, basis));
    }
    Accounts.Interval hours = accounts.wasteSeconds();
    table.row(
        "GPU-hours, all bases",
        gpuHours(accounts, hours.measured()),
        gpuHours(accounts, hours.highest()),
        Numbers.gpuHours(rows.stream().collect(Sum.of(Idle::gpuSeconds)).value()));
    return Html.all(
        List.of(
            table.html(),
            Notes.small(
                "\u201cAt most\u201d counts all unobserved and unknown time as idle too: nobody"
                    + " knows better.")));
  }

  /** Without a waterfall there is no such sum, not even zero. */
  private static String gpuHours(Accounts accounts, Sum seconds) {
    return Numbers.gpuHours(accounts.isEmpty() ? null : seconds.valueOrZero());
  }

  private static Html charts(List<IdleLine> lines) {
    Tag charts = tag("div").with("class", "figures wide");
    lines.stream()
        .map(IdleLine::basis)
        .distinct()
        .limit(4)
        .forEach(
            basis ->
                charts.add(
                    IdleChart.of(
                        basis,
                        lines.stream().filter(line -> line.basis().equals(basis)).toList())));
    return charts;
  }

  private static Html owners(List<IdleLine> lines) {
    Table table =
        new Table("Idle waste by owner and cause")
            .text("Owner", "Team", "Cause")
            .number("GPUs", "GPU-hours", "Cost", "Longest idle")
            .line("First seen")
            .text("Price");
    lines.stream()
        .limit(LINES)
        .forEach(
            line ->
                table.row(
                    Numbers.name(line.owner()),
                    Numbers.name(line.team()),
                    Numbers.words(line.cause()),
                    line.devices() == 0 ? WaterfallSection.none() : Numbers.count(line.devices()),
                    Numbers.hours(line.seconds().value()),
                    Numbers.money(line.cost().value(), line.basis().currency()),
                    Numbers.duration(line.longest()),
                    Numbers.date(line.firstSeen()),
                    line.basis().label()));
    return table.html();
  }

  private Html devices(List<Idle> rows) {
    Table table =
        new Table("Idle waste by device")
            .text("Device", "Node", "GPU", "Owner", "Cause")
            .number("GPU-hours", "Cost", "Longest idle")
            .line("First seen");
    rows.stream()
        .limit(DEVICES)
        .forEach(
            row ->
                table.row(
                    row.deviceId() == null ? row.billingResourceId() : row.deviceId(),
                    Numbers.name(row.node()),
                    Numbers.name(row.gpuModel()),
                    Numbers.name(row.owner()),
                    Numbers.words(row.cause()),
                    Numbers.hours(row.gpuSeconds()),
                    Numbers.money(row.cost(), row.currency()),
                    Numbers.duration(row.longestIdleSeconds()),
                    Numbers.date(row.firstSeenDate())));
    return Notes.folded(
        "By device: " + Numbers.count(table.size(), "row", "rows"),
        table.html(),
        Notes.firstOf(table.size(), rows.size(), "rows", csvName()));
  }

  @Override
  public Csv csv(ReportData data) {
    Csv csv =
        Csv.of(
            id(),
            IdleWasteDaily.USAGE_DATE,
            IdleWasteDaily.BILLING_RESOURCE_ID,
            IdleWasteDaily.DEVICE_ID,
            IdleWasteDaily.OWNER,
            IdleWasteDaily.CAUSE,
            IdleWasteDaily.PROVIDER,
            IdleWasteDaily.CLUSTER,
            IdleWasteDaily.NODE,
            IdleWasteDaily.GPU_MODEL,
            IdleWasteDaily.TEAM,
            IdleWasteDaily.PROJECT,
            IdleWasteDaily.GPU_SECONDS,
            IdleWasteDaily.COST,
            IdleWasteDaily.CURRENCY,
            IdleWasteDaily.PRICE_SOURCE,
            IdleWasteDaily.PRICE_STATE,
            IdleWasteDaily.LONGEST_IDLE,
            IdleWasteDaily.FIRST_SEEN_DATE);
    data.idle().shown().forEach(row -> add(csv, row));
    return csv;
  }

  private static void add(Csv csv, Idle row) {
    BigDecimal longest = row.longestIdleSeconds();
    csv.row(
        row.date(),
        row.billingResourceId(),
        row.deviceId(),
        row.owner(),
        row.cause(),
        row.provider(),
        row.cluster(),
        row.node(),
        row.gpuModel(),
        row.team(),
        row.project(),
        row.gpuSeconds(),
        row.cost(),
        row.currency(),
        row.priceSource(),
        row.priceState(),
        longest,
        row.firstSeenDate());
  }
}
