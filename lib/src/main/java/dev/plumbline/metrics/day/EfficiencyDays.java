package dev.plumbline.metrics.day;

import dev.plumbline.metrics.carbon.Electricity;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.tables.GpuEfficiencyDaily;
import java.util.List;

/** Segments to what the GPUs did against their peak, by date, cluster, team, project and model. */
public final class EfficiencyDays {

  /**
   * The rows of the segments' dates.
   *
   * @param segments {@code silver.gpu_segment}
   * @param electricity where clusters get theirs
   */
  public static Frame of(Frame segments, List<Electricity> electricity) {
    Frame needed = segments.select(EfficiencyColumns.needed());
    EfficiencyColumns columns = new EfficiencyColumns(needed);
    GroupKernel kernel = group -> List.of(EfficiencyDay.of(columns, electricity, group)).iterator();
    return needed.eachGroup(
        EfficiencyColumns.GROUP,
        EfficiencyColumns.ORDER,
        GpuEfficiencyDaily.TABLE.schema(),
        kernel);
  }

  private EfficiencyDays() {}
}
