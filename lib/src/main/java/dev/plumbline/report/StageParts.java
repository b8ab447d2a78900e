package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.terms.StagePart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What stands apart beside a stage: what of its time is known to have a cause, or not measured. */
final class StageParts {
  private StageParts() {}

  /** One sentence for each part that occurs. */
  static List<Html> of(List<Cells> efficiency) {
    List<Html> sentences = new ArrayList<>();
    for (StagePart part : StagePart.values()) {
      BigDecimal seconds =
          efficiency.stream().collect(Sum.of(GpuEfficiencyDaily.time(part))).value();
      if (seconds != null && seconds.signum() > 0) {
        sentences.add(
            Notes.small(
                "%s: of it %s, %s."
                    .formatted(part.stage().label(), Numbers.gpuHours(seconds), part.meaning())));
      }
    }
    return sentences;
  }
}
