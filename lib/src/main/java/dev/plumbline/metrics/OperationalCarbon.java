package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuEfficiencyDaily;
import java.util.List;

/** What the energy of GPUs emitted where it was used; of what was measured, and of GPUs alone. */
public final class OperationalCarbon implements Metric {
  @Override
  public String name() {
    return "operational_carbon";
  }

  @Override
  public String doc() {
    return "Grams of CO2 equivalent that the measured energy of GPUs emitted, with the data"
        + " centre's overhead; hosts, network and the making of hardware are left out.";
  }

  @Override
  public Unit unit() {
    return Unit.GRAMS;
  }

  @Override
  public TableSpec table() {
    return GpuEfficiencyDaily.TABLE;
  }

  @Override
  public String formula() {
    return "gpu_energy_joules ÷ 3,600,000 × power_usage_effectiveness × grid_grams_co2e_per_kwh";
  }

  @Override
  public String source() {
    return "GHG Protocol Scope 2, location-based; facts/carbon-intensity.csv";
  }

  @Override
  public List<Col> numerators() {
    return List.of(GpuEfficiencyDaily.OPERATIONAL_CARBON);
  }

  @Override
  public List<Col> denominators() {
    return List.of();
  }
}
