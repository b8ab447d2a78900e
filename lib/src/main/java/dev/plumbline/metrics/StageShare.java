package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.Stage;
import java.util.List;

/**
 * A share of the waterfall: weighted by cost under one currency, price source and price state, with
 * the share of GPU-seconds beside it. A GPU-hour of a costly model then weighs what it costs.
 */
public final class StageShare implements Metric {
  private final String name;
  private final String doc;
  private final Stage.Group group;

  /**
   * The share of a group of stages.
   *
   * @param doc one sentence: what it tells
   */
  public StageShare(String name, Stage.Group group, String doc) {
    this.name = name;
    this.group = group;
    this.doc = doc;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String doc() {
    return doc;
  }

  @Override
  public Unit unit() {
    return Unit.RATIO;
  }

  @Override
  public TableSpec table() {
    return GpuWaterfallDaily.TABLE;
  }

  @Override
  public String formula() {
    String stages = String.join(" + ", group.stages().stream().map(Stage::text).toList());
    return "cost of "
        + stages
        + " ÷ cost of all stages, for each billing_currency, price_source and price_state;"
        + " the same of gpu_seconds beside it";
  }

  @Override
  public String source() {
    return "stages of the waterfall";
  }

  @Override
  public List<Col> numerators() {
    return List.of(GpuWaterfallDaily.COST, GpuWaterfallDaily.GPU_SECONDS);
  }

  @Override
  public List<Col> denominators() {
    return List.of(GpuWaterfallDaily.COST, GpuWaterfallDaily.GPU_SECONDS);
  }
}
