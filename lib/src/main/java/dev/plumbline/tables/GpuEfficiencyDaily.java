package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import dev.plumbline.terms.AbsentCarbon;
import dev.plumbline.terms.StagePart;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Numerators and denominators of every efficiency metric; the ratios are their quotients. */
public final class GpuEfficiencyDaily {
  private static final TableBuilder T =
      gold("gpu_efficiency_daily")
          .grain("date × cluster × team × project × GPU model")
          .doc("What the GPUs did against their theoretical peak.");

  private static final Map<StagePart, Col> PARTS = new EnumMap<>(StagePart.class);
  private static final Map<GpuMeasure, Col> SUMS = new EnumMap<>(GpuMeasure.class);
  private static final Map<GpuMeasure, Col> TIMES = new EnumMap<>(GpuMeasure.class);
  private static final Map<GpuMeasure, Col> MEANS = new EnumMap<>(GpuMeasure.class);

  public static final Col USAGE_DATE = T.date("usage_date").required().doc("date (UTC)");
  public static final Col CLUSTER = T.string("cluster").doc("cluster");
  public static final Col TEAM = T.string("team").doc("team; null when nobody is known");
  public static final Col PROJECT = T.string("project").doc("project");
  public static final Col GPU_MODEL = T.string("gpu_model").doc("device name");
  public static final Col OBSERVED_GPU_SECONDS =
      T.seconds("observed_gpu_seconds").required().doc("GPU time someone measured");
  public static final Col ALLOCATED_GPU_SECONDS =
      T.seconds("allocated_gpu_seconds").required().doc("of it with an owner");
  public static final Col UNSHARED_DEVICE_SECONDS =
      T.seconds("unshared_device_seconds")
          .doc("device time whose share of a GPU no fact tells: in no other figure");
  public static final Col UNNAMED_REPLICA_GPU_SECONDS =
      T.seconds("unnamed_replica_gpu_seconds")
          .doc(
              "observed time of devices that several scrapers sampled whom no label tells apart, as"
                  + " far as their gaps say: counted once");
  public static final Col ACTIVITY_GPU_SECONDS = sum(GpuMeasure.ACTIVITY);
  public static final Col ACTIVITY_MEASURED_GPU_SECONDS = time(GpuMeasure.ACTIVITY);
  public static final Col ACTIVITY =
      mean(GpuMeasure.ACTIVITY, "activity_ratio", "activity ÷ measured");
  public static final Col UTILIZATION_GPU_SECONDS = sum(GpuMeasure.GPU_UTILIZATION);
  public static final Col UTILIZATION_MEASURED_GPU_SECONDS = time(GpuMeasure.GPU_UTILIZATION);
  public static final Col UTILIZATION =
      mean(GpuMeasure.GPU_UTILIZATION, "gpu_utilization_ratio", "their quotient");
  public static final Col TENSOR_GPU_SECONDS = sum(GpuMeasure.TENSOR);
  public static final Col TENSOR_MEASURED_GPU_SECONDS = time(GpuMeasure.TENSOR);
  public static final Col CLOCKED_TENSOR_GPU_SECONDS = sum(GpuMeasure.CLOCKED_TENSOR);
  public static final Col CLOCKED_TENSOR_MEASURED_GPU_SECONDS = time(GpuMeasure.CLOCKED_TENSOR);
  public static final Col TENSOR_EFFICIENCY =
      T.ratio("tensor_efficiency_ratio").doc("clocked tensor ÷ its measured time");
  public static final Col TENSOR_FP16_GPU_SECONDS = sum(GpuMeasure.TENSOR_FP16);
  public static final Col TENSOR_FP16_MEASURED_GPU_SECONDS = time(GpuMeasure.TENSOR_FP16);
  public static final Col TENSOR_FP16 =
      mean(GpuMeasure.TENSOR_FP16, "tensor_fp16_active_ratio", "their quotient");
  public static final Col CLOCKED_FP16_GPU_SECONDS = sum(GpuMeasure.CLOCKED_FP16);
  public static final Col CLOCKED_FP16_MEASURED_GPU_SECONDS = time(GpuMeasure.CLOCKED_FP16);
  public static final Col PEAK_TFLOPS =
      T.measure("peak_dense_fp16_tflops", Unit.TERAFLOPS).doc("per GPU, from the facts; or null");
  public static final Col ACHIEVED_TFLOPS =
      T.measure("dense_fp16_equivalent_tflops", Unit.TERAFLOPS)
          .doc("clocked FP16 ÷ its measured time × peak, per GPU");
  public static final Col IS_TFLOPS_UPPER_BOUND =
      T.flag("is_dense_fp16_equivalent_upper_bound")
          .doc("some of it rests on time in which the half-precision pipe was not told apart");
  public static final Col ROOFLINE_GPU_SECONDS = sum(GpuMeasure.ROOFLINE);
  public static final Col ROOFLINE_MEASURED_GPU_SECONDS = time(GpuMeasure.ROOFLINE);
  public static final Col ROOFLINE =
      mean(GpuMeasure.ROOFLINE, "roofline_ratio", "roofline ÷ its measured time");
  public static final Col DRAM_GPU_SECONDS = sum(GpuMeasure.DRAM);
  public static final Col DRAM_MEASURED_GPU_SECONDS = time(GpuMeasure.DRAM);
  public static final Col BANDWIDTH_EFFICIENCY =
      mean(GpuMeasure.DRAM, "bandwidth_efficiency_ratio", "dram ÷ its measured time");
  public static final Col POWER_LIMIT_SECONDS = sum(GpuMeasure.POWER_LIMIT_FRACTION);
  public static final Col POWER_LIMIT_MEASURED_GPU_SECONDS = time(GpuMeasure.POWER_LIMIT_FRACTION);
  public static final Col POWER_LIMIT_FRACTION =
      mean(GpuMeasure.POWER_LIMIT_FRACTION, "power_limit_fraction", "their quotient; may exceed 1");
  public static final Col ENERGY_COUNTER = sum(GpuMeasure.ENERGY_COUNTER);
  public static final Col ENERGY_COUNTER_MEASURED_GPU_SECONDS = time(GpuMeasure.ENERGY_COUNTER);
  public static final Col ENERGY_POWER = sum(GpuMeasure.ENERGY_POWER);
  public static final Col ENERGY_POWER_MEASURED_GPU_SECONDS = time(GpuMeasure.ENERGY_POWER);
  public static final Col ENERGY_UNPLACED =
      T.measure("energy_unplaced_joules", Unit.JOULES).doc("used while nobody measured");
  public static final Col TENSOR_EXCESS =
      T.measure("tensor_excess_gpu_seconds", Unit.SECONDS).doc("tensor above activity: counted");

  public static final Col GPU_ENERGY =
      T.measure("gpu_energy_joules", Unit.JOULES)
          .doc("of each segment by counter or by power × time, whichever was measured for longer");
  public static final Col GPU_ENERGY_MEASURED_GPU_SECONDS =
      T.seconds("gpu_energy_measured_gpu_seconds").doc("GPU time it was measured in");
  public static final Col ELECTRICITY_PLACE =
      T.string("electricity_place").doc("where the cluster gets its electricity, as configured");
  public static final Col GRID_INTENSITY =
      T.measure("grid_grams_co2e_per_kwh", Unit.GRAMS_PER_KILOWATT_HOUR)
          .doc("what a kilowatt-hour emits there, CO2 equivalent, location-based");
  public static final Col GRID_INTENSITY_YEAR =
      T.code("grid_intensity_year").doc("year of that average; null where it is not stated");
  public static final Col POWER_USAGE_EFFECTIVENESS =
      T.measure("power_usage_effectiveness", Unit.FRACTION)
          .doc("all energy of the data centre ÷ that of its computers");
  public static final Col OPERATIONAL_CARBON =
      T.measure("operational_grams_co2e", Unit.GRAMS)
          .doc("gpu_energy_joules ÷ 3.6e6 × PUE × grid: GPUs only, making them left out");
  public static final Col CARBON_ABSENT_REASON =
      T.string("carbon_absent_reason").doc("factor that is missing; null where none is");

  static {
    for (StagePart part : StagePart.values()) {
      PARTS.put(
          part,
          T.seconds(part.text() + "_gpu_seconds")
              .doc("of stage " + part.stage().text() + ": " + part.meaning()));
    }
    for (GpuMeasure measure : GpuMeasure.values()) {
      if (!SUMS.containsKey(measure)) {
        sum(measure);
        time(measure);
        mean(measure, measure.meanName(), "their quotient");
      }
    }
  }

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(USAGE_DATE)
          .keyProvenBy("grouped by the whole grain, whose other parts may be null")
          .partitionedBy(USAGE_DATE)
          .filteredBy(TEAM)
          .oneOf(CARBON_ABSENT_REASON, AbsentCarbon.class)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private GpuEfficiencyDaily() {}

  /** The day's sum of a measure. */
  public static Col sum(GpuMeasure measure) {
    return SUMS.computeIfAbsent(measure, m -> m.daySum(T));
  }

  /** The GPU time in which a measure was measured. */
  public static Col time(GpuMeasure measure) {
    return TIMES.computeIfAbsent(measure, m -> m.dayTime(T));
  }

  /** GPU time of a part of a stage; it stands beside the stages. */
  public static Col time(StagePart part) {
    return PARTS.get(part);
  }

  /** The mean of a measure over the time it was measured in; empty where there is no column. */
  public static Optional<Col> mean(GpuMeasure measure) {
    return Optional.ofNullable(MEANS.get(measure));
  }

  private static Col mean(GpuMeasure measure, String name, String meaning) {
    Col column = measure.dayMean(T, name, meaning);
    MEANS.put(measure, column);
    return column;
  }
}
