package dev.plumbline.ingest.telemetry;

import dev.plumbline.facts.DcgmFields;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.schema.Col;
import java.util.ArrayList;
import java.util.List;

/** Which metrics fill which column of a sample, from the same facts that the readers use. */
public final class CounterGuide {
  /** What other formats say that carry DCGM's metrics by their names. */
  public static final Reads SAME_AS_DCGM_EXPOSITION =
      Reads.of("metrics of DCGM", "a column each", "as of dcgm-exposition");

  /** Every metric of DCGM that is read, with its scale. */
  public static List<Reads> ofDcgm() {
    List<Reads> reads = new ArrayList<>();
    for (Col column : SampleCounters.COLUMNS) {
      for (DcgmFields.Field field : DcgmFields.ALL) {
        if (field.canonicalColumn().equals(column.name())) {
          reads.add(
              Reads.of(
                  String.join(", ", field.metricNames()),
                  column.name(),
                  "× " + field.scale().toPlainString()));
        }
      }
    }
    return List.copyOf(reads);
  }

  private CounterGuide() {}
}
