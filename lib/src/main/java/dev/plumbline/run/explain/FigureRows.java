package dev.plumbline.run.explain;

import dev.plumbline.terms.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A figure that is a sum over stages of the waterfall.
 *
 * @param name what it is called in a figure's id
 * @param stages those whose rows are summed
 * @param meaning what it says, for people
 */
public record FigureRows(String name, List<Stage> stages, String meaning) {
  /** Every figure that can be explained, those of the report's first tiles before single stages. */
  public static final List<FigureRows> ALL = all();

  private static List<FigureRows> all() {
    List<FigureRows> all = new ArrayList<>();
    all.add(
        new FigureRows(
            "accounted", List.of(Stage.values()), "accounted GPU time and its cost, all stages"));
    all.add(
        new FigureRows("idle_waste", Stage.Group.WASTE.stages(), "idle waste: what was measured"));
    all.add(
        new FigureRows(
            "not_measured", Stage.Group.UNMEASURED.stages(), "GPU time that was not measured"));
    all.add(
        new FigureRows(
            "efficiency_gap", Stage.Group.GAP.stages(), "active, and not delivered: no waste"));
    Stream.of(Stage.values())
        .map(stage -> new FigureRows(stage.text(), List.of(stage), stage.label()))
        .forEach(all::add);
    return List.copyOf(all);
  }

  /** The one of this name. */
  static Optional<FigureRows> of(String name) {
    return ALL.stream().filter(figure -> figure.name().equals(name)).findFirst();
  }
}
