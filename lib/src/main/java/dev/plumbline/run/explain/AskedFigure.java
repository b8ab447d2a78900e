package dev.plumbline.run.explain;

import dev.plumbline.failure.Failure;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A figure that somebody asks about.
 *
 * @param narrowed what it is narrowed to
 */
public record AskedFigure(LocalDate date, FigureRows figure, Narrowed narrowed) {
  private static final String EXAMPLE = "2026-07-15/idle_waste or 2026-07-15/idle_waste/USD";

  /**
   * Reads an id as the report writes it, {@code DATE/FIGURE} or {@code DATE/FIGURE/CURRENCY}.
   *
   * @throws Failure {@code CONFIGURATION} where it is no such
   */
  public static AskedFigure of(String id, String team, boolean withoutTeam) {
    String[] parts = id.split("/", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw unknown(id, "it is not written DATE/FIGURE or DATE/FIGURE/CURRENCY");
    }
    Narrowed narrowed = new Narrowed(parts.length == 3 ? parts[2] : null, team, withoutTeam);
    if (narrowed.problem() != null) {
      throw unknown(id, narrowed.problem());
    }
    LocalDate date;
    try {
      date = LocalDate.parse(parts[0]);
    } catch (DateTimeException e) {
      throw unknown(id, "'" + parts[0] + "' is no date");
    }
    FigureRows figure =
        FigureRows.of(parts[1])
            .orElseThrow(() -> unknown(id, "'" + parts[1] + "' is none of " + names()));
    return new AskedFigure(date, figure, narrowed);
  }

  private static String names() {
    return FigureRows.ALL.stream().map(FigureRows::name).collect(Collectors.joining(", "));
  }

  private static Failure unknown(String id, String because) {
    return new Failure(
        Failure.Category.CONFIGURATION,
        "there is no figure " + id,
        because,
        "name one like " + EXAMPLE + "; ids stand in headline.csv beside the report");
  }

  /** As it is written. */
  public String id() {
    return date + "/" + figure.name() + narrowed.ending();
  }

  /** Its rows of the waterfall. */
  Picked waterfall() {
    return picked(
        GpuWaterfallDaily.TABLE,
        GpuWaterfallDaily.USAGE_DATE,
        GpuWaterfallDaily.STAGE,
        GpuWaterfallDaily.CURRENCY,
        GpuWaterfallDaily.TEAM);
  }

  /** Its rows by hour and device. */
  Picked hours() {
    return picked(
        GpuHourCost.TABLE,
        GpuHourCost.COST_DATE,
        GpuHourCost.STAGE,
        GpuHourCost.CURRENCY,
        GpuHourCost.TEAM);
  }

  private Picked picked(TableSpec table, Col day, Col stage, Col money, Col payer) {
    Picked all = Picked.of(table).with(day, List.of(date)).with(stage, figure.stages());
    return narrowed.of(all, money, payer);
  }
}
