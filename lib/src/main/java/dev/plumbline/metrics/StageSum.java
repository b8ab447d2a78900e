package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.Stage;
import java.util.List;

/** A metric that is the time and cost of some stages of the waterfall. */
public interface StageSum extends Metric {
  /** The stages that are summed. */
  List<Stage> stages();

  @Override
  default Unit unit() {
    return Unit.MONEY;
  }

  @Override
  default TableSpec table() {
    return GpuWaterfallDaily.TABLE;
  }

  @Override
  default String formula() {
    return String.join(" + ", stages().stream().map(Stage::text).toList());
  }

  @Override
  default List<Col> numerators() {
    return List.of(GpuWaterfallDaily.GPU_SECONDS, GpuWaterfallDaily.COST);
  }

  @Override
  default List<Col> denominators() {
    return List.of();
  }
}
