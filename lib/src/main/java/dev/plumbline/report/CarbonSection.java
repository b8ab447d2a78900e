package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.terms.AbsentCarbon;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the energy of GPUs was and what it emitted, by team and where the electricity is from. */
final class CarbonSection implements Section {
  private static final List<Col> CSV =
      List.of(
          GpuEfficiencyDaily.USAGE_DATE,
          GpuEfficiencyDaily.CLUSTER,
          GpuEfficiencyDaily.TEAM,
          GpuEfficiencyDaily.PROJECT,
          GpuEfficiencyDaily.GPU_MODEL,
          GpuEfficiencyDaily.OBSERVED_GPU_SECONDS,
          GpuEfficiencyDaily.GPU_ENERGY,
          GpuEfficiencyDaily.GPU_ENERGY_MEASURED_GPU_SECONDS,
          GpuEfficiencyDaily.ELECTRICITY_PLACE,
          GpuEfficiencyDaily.GRID_INTENSITY,
          GpuEfficiencyDaily.GRID_INTENSITY_YEAR,
          GpuEfficiencyDaily.POWER_USAGE_EFFECTIVENESS,
          GpuEfficiencyDaily.OPERATIONAL_CARBON,
          GpuEfficiencyDaily.CARBON_ABSENT_REASON);

  private static final int SHOWN = 40;
  private static final BigDecimal JOULES = BigDecimal.valueOf(3_600_000);
  private static final BigDecimal GRAMS = BigDecimal.valueOf(1000);

  /** What makes one line: whose it is, and what tells its factors or why there are none. */
  private record Key(String team, String factors) {}

  @Override
  public String id() {
    return "carbon";
  }

  @Override
  public String title() {
    return "Energy and carbon";
  }

  @Override
  public List<Need> needs() {
    return List.of(EfficiencySection.ROWS);
  }

  @Override
  public boolean isShown(Figures figures) {
    return figures.ofShownDate(EfficiencySection.ROWS).stream()
        .anyMatch(row -> row.has(GpuEfficiencyDaily.GPU_ENERGY));
  }

  @Override
  public String finding(Figures figures) {
    List<Cells> rows = figures.ofShownDate(EfficiencySection.ROWS);
    BigDecimal energy = sum(rows, GpuEfficiencyDaily.GPU_ENERGY);
    if (energy == null || figures.of(EfficiencySection.ROWS).isCapped()) {
      return title();
    }
    BigDecimal grams = sum(rows, GpuEfficiencyDaily.OPERATIONAL_CARBON);
    BigDecimal without =
        sum(
            rows.stream().filter(row -> !row.has(GpuEfficiencyDaily.OPERATIONAL_CARBON)).toList(),
            GpuEfficiencyDaily.GPU_ENERGY);
    String used = "GPUs used at least " + kilowattHours(energy);
    if (grams == null) {
      return used + "; what that emitted is not measured";
    }
    return used
        + ", which emitted at least "
        + kilograms(grams)
        + " of CO2e"
        + (without == null ? "" : "; for " + kilowattHours(without) + " of it that is not known");
  }

  private static BigDecimal sum(List<Cells> rows, Col column) {
    List<Double> known =
        rows.stream().map(row -> row.real(column)).filter(value -> value != null).toList();
    return known.isEmpty()
        ? null
        : BigDecimal.valueOf(known.stream().mapToDouble(Double::doubleValue).sum());
  }

  private static String kilowattHours(BigDecimal joules) {
    return amount(joules.divide(JOULES, 6, RoundingMode.HALF_UP)) + "\u00a0kWh";
  }

  private static String kilograms(BigDecimal grams) {
    return amount(grams.divide(GRAMS, 6, RoundingMode.HALF_UP)) + "\u00a0kg";
  }

  private static String amount(BigDecimal value) {
    return Numbers.decimal(value, 2);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.ofShownDate(EfficiencySection.ROWS);
    if (!isShown(figures)) {
      return List.of(Notes.absent(figures, EfficiencySection.ROWS));
    }
    Map<Key, List<Cells>> lines = rows.stream().collect(Collectors.groupingBy(CarbonSection::key));
    Table table =
        new Table("Energy by team, and what it emitted")
            .text("Team")
            .number("GPU energy", "Measured in", "CO2e")
            .text("Electricity, or what is missing");
    lines.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Key, List<Cells>>, BigDecimal>comparing(
                    line -> sum(line.getValue(), GpuEfficiencyDaily.GPU_ENERGY),
                    Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(line -> line.getKey().team())
                .thenComparing(line -> line.getKey().factors()))
        .limit(SHOWN)
        .forEach(line -> table.row(cells(line.getKey(), line.getValue())));
    List<Html> content = new ArrayList<>();
    content.add(table.html());
    content.add(Notes.firstOf(table.size(), lines.size(), "lines", id() + ".csv"));
    content.add(
        Notes.small(
            "Energy of the GPU boards in the time in which it was measured, so the true figure is"
                + " not less; emitted is location-based, with the data centre's overhead (PUE)."
                + " Hosts, network, cooling that PUE does not count, and the making of hardware"
                + " are left out."));
    content.add(Notes.capped(figures.of(EfficiencySection.ROWS), id() + ".csv"));
    return content;
  }

  private static Key key(Cells row) {
    return new Key(Numbers.name(row.text(GpuEfficiencyDaily.TEAM)), factors(row));
  }

  private static String factors(Cells row) {
    if (row.has(GpuEfficiencyDaily.CARBON_ABSENT_REASON)) {
      return Term.of(AbsentCarbon.class, row.text(GpuEfficiencyDaily.CARBON_ABSENT_REASON))
          .meaning();
    }
    if (!row.has(GpuEfficiencyDaily.OPERATIONAL_CARBON)) {
      return Numbers.NOT_MEASURED;
    }
    Long year = row.whole(GpuEfficiencyDaily.GRID_INTENSITY_YEAR);
    return "%s: %s g/kWh%s, PUE %s"
        .formatted(
            row.text(GpuEfficiencyDaily.ELECTRICITY_PLACE),
            BigDecimal.valueOf(row.real(GpuEfficiencyDaily.GRID_INTENSITY)).toPlainString(),
            year == null ? "" : " (" + year + ")",
            BigDecimal.valueOf(row.real(GpuEfficiencyDaily.POWER_USAGE_EFFECTIVENESS))
                .toPlainString());
  }

  private static Object[] cells(Key key, List<Cells> rows) {
    BigDecimal energy = sum(rows, GpuEfficiencyDaily.GPU_ENERGY);
    BigDecimal grams = sum(rows, GpuEfficiencyDaily.OPERATIONAL_CARBON);
    Sum measured =
        rows.stream().collect(Sum.of(GpuEfficiencyDaily.GPU_ENERGY_MEASURED_GPU_SECONDS));
    Sum observed = rows.stream().collect(Sum.of(GpuEfficiencyDaily.OBSERVED_GPU_SECONDS));
    return new Object[] {
      key.team(),
      energy == null ? Numbers.NOT_MEASURED : kilowattHours(energy),
      Numbers.hours(measured.valueOrZero()) + " of " + Numbers.gpuHours(observed.valueOrZero()),
      grams == null ? Numbers.NOT_MEASURED : kilograms(grams),
      key.factors()
    };
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(EfficiencySection.ROWS), CSV);
  }
}
