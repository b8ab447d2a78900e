package dev.plumbline.report;

import dev.plumbline.terms.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stage of the waterfall as readers see it.
 *
 * @param id as in the tables
 * @param label for people
 * @param meaning one clause
 * @param group what it counts as
 */
record DrawnStage(String id, String label, String meaning, Stage.Group group) {
  /** All stages, in the order in which they are taken off the accounted time. */
  static final List<DrawnStage> ALL =
      Stream.of(Stage.values())
          .map(word -> new DrawnStage(word.text(), word.label(), word.meaning(), word.group()))
          .toList();

  /** The stage of this id; an id that is not listed is shown as it is, among the not measured. */
  static DrawnStage of(String id) {
    return ALL.stream()
        .filter(stage -> stage.id.equals(id))
        .findFirst()
        .orElseGet(
            () ->
                new DrawnStage(
                    id, id, "a stage this report does not know", Stage.Group.UNMEASURED));
  }

  /** Whether its time is idle waste. */
  boolean isWaste() {
    return group == Stage.Group.WASTE;
  }

  /** The tone that stands for what it counts as. */
  String tone() {
    return group.text();
  }
}
