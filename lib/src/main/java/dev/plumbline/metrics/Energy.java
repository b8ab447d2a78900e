package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuEfficiencyDaily;
import java.util.List;

/** Joules by the energy counters, and by power × time; what nobody saw being used stands apart. */
public final class Energy implements Metric {
  @Override
  public String name() {
    return "energy_joules";
  }

  @Override
  public String doc() {
    return "Joules by the devices' energy counters and by power × time, each with its time.";
  }

  @Override
  public Unit unit() {
    return Unit.JOULES;
  }

  @Override
  public TableSpec table() {
    return GpuEfficiencyDaily.TABLE;
  }

  @Override
  public String formula() {
    return "counter differences between held readings; ∫ watts dt; differences across unobserved"
        + " time or a reset apart";
  }

  @Override
  public String source() {
    return "DCGM fields 156 and 155";
  }

  @Override
  public List<Col> numerators() {
    return List.of(
        GpuEfficiencyDaily.ENERGY_COUNTER,
        GpuEfficiencyDaily.ENERGY_POWER,
        GpuEfficiencyDaily.ENERGY_UNPLACED);
  }

  @Override
  public List<Col> denominators() {
    return List.of();
  }
}
