package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;

/** Numerators and denominators of every efficiency metric; the ratios are their quotients. */
public final class GpuEfficiencyDaily {
  private static final TableBuilder T =
      gold("gpu_efficiency_daily")
          .grain("date × cluster × team × project × GPU model")
          .doc("What the GPUs did against their theoretical peak.");

  public static final Col USAGE_DATE = T.date("usage_date").required().doc("date (UTC)");
  public static final Col CLUSTER = T.string("cluster").doc("cluster");
  public static final Col TEAM = T.string("team").doc("team; null when nobody is known");
  public static final Col PROJECT = T.string("project").doc("project");
  public static final Col GPU_MODEL = T.string("gpu_model").doc("device name");
  public static final Col OBSERVED_GPU_SECONDS =
      T.seconds("observed_gpu_seconds").required().doc("GPU time someone measured");
  public static final Col ALLOCATED_GPU_SECONDS =
      T.seconds("allocated_gpu_seconds").required().doc("of it with an owner");
  public static final Col ACTIVITY_GPU_SECONDS =
      T.measure("activity_gpu_seconds", Unit.SECONDS).doc("∫ a dt");
  public static final Col ACTIVITY_MEASURED_GPU_SECONDS =
      T.seconds("activity_measured_gpu_seconds").required().doc("time a was measured");
  public static final Col ACTIVITY = T.ratio("activity_ratio").doc("activity ÷ measured");
  public static final Col UTILIZATION_GPU_SECONDS =
      T.measure("gpu_utilization_gpu_seconds", Unit.SECONDS).doc("∫ GPU utilization dt");
  public static final Col UTILIZATION_MEASURED_GPU_SECONDS =
      T.seconds("gpu_utilization_measured_gpu_seconds").required().doc("time it was measured");
  public static final Col UTILIZATION = T.ratio("gpu_utilization_ratio").doc("their quotient");
  public static final Col TENSOR_GPU_SECONDS =
      T.measure("tensor_gpu_seconds", Unit.SECONDS).doc("∫ t dt");
  public static final Col TENSOR_MEASURED_GPU_SECONDS =
      T.seconds("tensor_measured_gpu_seconds").required().doc("time t was measured");
  public static final Col CLOCKED_TENSOR_GPU_SECONDS =
      T.measure("clocked_tensor_gpu_seconds", Unit.SECONDS).doc("∫ t × clock ratio dt");
  public static final Col CLOCKED_TENSOR_MEASURED_GPU_SECONDS =
      T.seconds("clocked_tensor_measured_gpu_seconds")
          .required()
          .doc("time t and the clock ratio were measured");
  public static final Col TENSOR_EFFICIENCY =
      T.ratio("tensor_efficiency_ratio").doc("clocked tensor ÷ its measured time");
  public static final Col PEAK_TFLOPS =
      T.measure("peak_dense_fp16_tflops", Unit.TERAFLOPS).doc("per GPU, from the facts; or null");
  public static final Col ACHIEVED_TFLOPS =
      T.measure("dense_fp16_equivalent_tflops", Unit.TERAFLOPS)
          .doc("tensor efficiency × peak, per GPU");
  public static final Col DRAM_GPU_SECONDS =
      T.measure("dram_gpu_seconds", Unit.SECONDS).doc("∫ d dt");
  public static final Col DRAM_MEASURED_GPU_SECONDS =
      T.seconds("dram_measured_gpu_seconds").required().doc("time d was measured");
  public static final Col BANDWIDTH_EFFICIENCY =
      T.ratio("bandwidth_efficiency_ratio").doc("dram ÷ its measured time");
  public static final Col POWER_LIMIT_SECONDS =
      T.measure("power_limit_fraction_gpu_seconds", Unit.SECONDS).doc("∫ watts ÷ limit dt");
  public static final Col POWER_LIMIT_MEASURED_GPU_SECONDS =
      T.seconds("power_limit_fraction_measured_gpu_seconds").required().doc("time both were known");
  public static final Col POWER_LIMIT_FRACTION =
      T.measure("power_limit_fraction", Unit.FRACTION).doc("their quotient; may exceed 1");
  public static final Col ENERGY_COUNTER =
      T.measure("energy_counter_joules", Unit.JOULES).doc("by the devices' energy counters");
  public static final Col ENERGY_COUNTER_MEASURED_GPU_SECONDS =
      T.seconds("energy_counter_measured_gpu_seconds")
          .required()
          .doc("time between two held readings of the counter");
  public static final Col ENERGY_POWER =
      T.measure("energy_power_joules", Unit.JOULES).doc("by power × time");
  public static final Col ENERGY_POWER_MEASURED_GPU_SECONDS =
      T.seconds("energy_power_measured_gpu_seconds").required().doc("time the draw was measured");
  public static final Col ENERGY_UNPLACED =
      T.measure("energy_unplaced_joules", Unit.JOULES).doc("used while nobody measured");
  public static final Col TENSOR_EXCESS =
      T.measure("tensor_excess_gpu_seconds", Unit.SECONDS).doc("tensor above activity: counted");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(USAGE_DATE)
          .keyProvenBy("grouped by the whole grain, whose other parts may be null")
          .partitionedBy(USAGE_DATE)
          .filteredBy(TEAM)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private GpuEfficiencyDaily() {}
}
