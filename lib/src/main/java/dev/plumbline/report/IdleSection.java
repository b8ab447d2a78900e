package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.terms.Stage;
import java.util.ArrayList;
import java.util.List;

/** Who held GPUs that did nothing, why, for how long and since when. */
final class IdleSection implements Section {
  /** The idle waste of the shown date, the dearest first. */
  static final Need ROWS =
      Need.of(IdleWasteDaily.TABLE, new Scope.ShownDate())
          .without(
              IdleWasteDaily.UNQUANTIFIED_COST,
              IdleWasteDaily.CORRECTS_DATE,
              IdleWasteDaily.HOURLY_ACTIVITY)
          .descending(IdleWasteDaily.COST, IdleWasteDaily.GPU_SECONDS)
          .ascending(
              IdleWasteDaily.BILLING_RESOURCE_ID,
              IdleWasteDaily.DEVICE_ID,
              IdleWasteDaily.OWNER,
              IdleWasteDaily.CAUSE);

  private static final int LINES = 40;
  private static final int DEVICES = 200;

  @Override
  public String id() {
    return "idle-waste";
  }

  @Override
  public String title() {
    return "Idle waste: which GPUs, whose, why and since when";
  }

  @Override
  public String finding(Figures figures) {
    return figures.of(ROWS).isCapped()
        ? title()
        : IdleGpu.finding(figures.ofShownDate(ROWS), title());
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS, IdleGpus.SEGMENTS, WaterfallSection.ROWS, AttentionSection.ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.ofShownDate(ROWS);
    Accounts accounts = new Accounts(figures.ofShownDate(WaterfallSection.ROWS));
    if (rows.isEmpty()) {
      boolean isNone = !accounts.isEmpty() && accounts.seconds(Stage.Group.WASTE).isNothing();
      return List.of(
          isNone && figures.of(ROWS).absence() == null
              ? Notes.paragraph("None: no accounted time of this date is idle waste.")
              : Notes.absent(figures, ROWS));
    }
    List<IdleLine> lines = IdleLine.of(rows);
    List<Html> content = new ArrayList<>();
    content.add(NotJoined.note(figures));
    content.add(new IdleGpus(figures).html(rows, csvName()));
    content.add(command(figures));
    content.add(agreement(accounts, rows, NotJoined.of(figures).isPresent()));
    content.add(charts(lines));
    content.add(owners(lines));
    content.add(Notes.firstOf(Math.min(LINES, lines.size()), lines.size(), "lines", csvName()));
    content.add(devices(rows));
    content.add(Notes.capped(figures.of(ROWS), "dearest", csvName()));
    return content;
  }

  /** What says the same on a terminal. */
  private static Html command(Figures figures) {
    return tag(
        "p",
        Html.text("On a terminal, with what would free each: "),
        tag("code", "plumbline idle --still --date " + figures.night().figuresDate()));
  }

  private String csvName() {
    return id() + ".csv";
  }

  /** What the rows sum to, beside what the waterfall says, so that a cap cannot hide anything. */
  private static Html agreement(Accounts accounts, List<Cells> rows, boolean isApart) {
    Table table =
        new Table("Idle waste by price basis")
            .text("Price basis")
            .number("Measured", "At most", "In the rows below");
    for (PriceBasis basis : accounts.pricedBases()) {
      Accounts.Interval waste = accounts.waste(basis);
      Sum here =
          rows.stream()
              .filter(row -> IdleLine.basisOf(row).equals(basis))
              .collect(Sum.of(IdleWasteDaily.COST));
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
        isApart ? NotJoined.WORDS : gpuHours(accounts, hours.highest()),
        Numbers.gpuHours(rows.stream().collect(Sum.of(IdleWasteDaily.GPU_SECONDS)).value()));
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
            .stacked()
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

  private Html devices(List<Cells> rows) {
    Table table =
        new Table("Idle waste by device")
            .stacked()
            .text("Device", "Node", "GPU model", "Owner", "Cause")
            .number("GPU-hours", "Cost", "Longest idle")
            .line("First seen");
    rows.stream()
        .limit(DEVICES)
        .forEach(
            row ->
                table.row(
                    row.text(
                        row.has(IdleWasteDaily.DEVICE_ID)
                            ? IdleWasteDaily.DEVICE_ID
                            : IdleWasteDaily.BILLING_RESOURCE_ID),
                    place(row),
                    Numbers.name(row.text(IdleWasteDaily.GPU_MODEL)),
                    Numbers.name(row.text(IdleWasteDaily.OWNER)),
                    Numbers.words(row.text(IdleWasteDaily.CAUSE)),
                    Numbers.hours(row.decimal(IdleWasteDaily.GPU_SECONDS)),
                    Numbers.money(
                        row.decimal(IdleWasteDaily.COST), row.text(IdleWasteDaily.CURRENCY)),
                    Numbers.duration(row.decimal(IdleWasteDaily.LONGEST_IDLE)),
                    Numbers.date(row.date(IdleWasteDaily.FIRST_SEEN_DATE))));
    return Notes.folded(
        "All of it by device: " + Numbers.count(table.size(), "row", "rows"),
        table.html(),
        Notes.firstOf(table.size(), rows.size(), "rows", csvName()));
  }

  /** The node, and which of its GPUs. */
  private static String place(Cells row) {
    String node = Numbers.name(row.text(IdleWasteDaily.NODE));
    String index = row.text(IdleWasteDaily.GPU_INDEX);
    return index == null ? node : node + ", GPU " + index;
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
