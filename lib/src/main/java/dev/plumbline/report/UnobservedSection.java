package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuHourCost;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The machines whose paid time nobody measured, by name and with their money. */
final class UnobservedSection implements Section {
  /** One row per machine and basis of the price, those with the most unobserved time first. */
  static final Need ROWS =
      Need.of(GpuHourCost.TABLE, new Scope.UnobservedMachines())
          .only(
              GpuHourCost.BILLING_RESOURCE_ID,
              GpuHourCost.NODE,
              GpuHourCost.PROVIDER,
              GpuHourCost.CLUSTER,
              GpuHourCost.INSTANCE_TYPE,
              GpuHourCost.GPU_SECONDS,
              Scope.UnobservedMachines.ACCOUNTED,
              GpuHourCost.COST,
              GpuHourCost.CURRENCY,
              GpuHourCost.PRICE_SOURCE,
              GpuHourCost.PRICE_STATE)
          .descending(GpuHourCost.GPU_SECONDS, GpuHourCost.COST)
          .ascending(GpuHourCost.BILLING_RESOURCE_ID);

  private static final int SHOWN = 25;

  @Override
  public String id() {
    return "unobserved";
  }

  @Override
  public String title() {
    return "Machines that nobody measured";
  }

  @Override
  public String finding(Figures figures) {
    Rows rows = figures.of(ROWS);
    if (rows.isEmpty() || rows.isCapped()) {
      return title();
    }
    long machines =
        rows.shown().stream()
            .map(row -> row.text(GpuHourCost.BILLING_RESOURCE_ID))
            .distinct()
            .count();
    return "%s had %s that nobody measured"
        .formatted(
            Numbers.count(machines, "machine", "machines"),
            Numbers.gpuHours(
                rows.shown().stream().collect(Sum.of(GpuHourCost.GPU_SECONDS)).value()));
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS, WaterfallSection.ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    Rows rows = figures.of(ROWS);
    if (rows.isEmpty()) {
      return List.of(
          figures.ofShownDate(WaterfallSection.ROWS).isEmpty() || rows.absence() != null
              ? Notes.absent(rows.reason("There is no accounted time of this date."))
              : Notes.paragraph("None: samples hold all billed time of this date."));
    }
    Table table =
        new Table("Machines with the most unobserved GPU-hours")
            .stacked()
            .text("Node", "Billed as")
            .number("Unobserved", "Of accounted", "Cost of it")
            .text("Cluster", "Price");
    rows.shown().stream().limit(SHOWN).forEach(row -> table.row(cells(row)));
    return List.of(
        Notes.paragraph(sentence(rows.shown().get(0))),
        table.html(),
        Notes.firstOf(table.size(), rows.total(), "machines", id() + ".csv"),
        Notes.small(
            "Either the machine was off, or its exporter is not read, or the node is not mapped to"
                + " the resource that is billed; ./plumbline doctor names candidates."));
  }

  private static Object[] cells(Cells row) {
    BigDecimal unobserved = row.decimal(GpuHourCost.GPU_SECONDS);
    String type = row.text(GpuHourCost.INSTANCE_TYPE);
    return new Object[] {
      node(row),
      row.text(GpuHourCost.BILLING_RESOURCE_ID) + (type == null ? "" : " (" + type + ")"),
      Numbers.gpuHours(unobserved),
      Numbers.percent(unobserved.doubleValue() / accounted(row).doubleValue()),
      Numbers.money(row.decimal(GpuHourCost.COST), row.text(GpuHourCost.CURRENCY)),
      Numbers.name(row.text(GpuHourCost.CLUSTER)),
      basis(row).label()
    };
  }

  private static BigDecimal accounted(Cells row) {
    return row.decimal(Scope.UnobservedMachines.ACCOUNTED);
  }

  private static String node(Cells row) {
    String node = row.text(GpuHourCost.NODE);
    return node == null ? "no node was seen" : node;
  }

  private static PriceBasis basis(Cells row) {
    return PriceBasis.of(
        row, GpuHourCost.CURRENCY, GpuHourCost.PRICE_SOURCE, GpuHourCost.PRICE_STATE);
  }

  /** What the worst of them is called. */
  private static String name(Cells row) {
    String node = row.text(GpuHourCost.NODE);
    String resource = row.text(GpuHourCost.BILLING_RESOURCE_ID);
    return node == null ? resource : "node " + node;
  }

  private static String sentence(Cells worst) {
    return "Most on %s: %s of %s, %s."
        .formatted(
            name(worst),
            Numbers.gpuHours(worst.decimal(GpuHourCost.GPU_SECONDS)),
            Numbers.gpuHours(accounted(worst)),
            Numbers.money(worst.decimal(GpuHourCost.COST), worst.text(GpuHourCost.CURRENCY)));
  }

  /** The machine with the most unobserved time, in one sentence; empty where there is none. */
  static Optional<String> worst(Figures figures) {
    return figures.of(ROWS).shown().stream().findFirst().map(UnobservedSection::sentence);
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
