package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;

/**
 * What one device's counters said at one instant, in canonical units. A null counter was not
 * measured; {@link #ABSENT} says why where the exporter printed something that is no number.
 */
public final class GpuSample {
  private static final TableBuilder T =
      silver("gpu_sample")
          .grain("device × source × instant (× label set where exporters print copies)")
          .doc("One row per device, source and scrape: every counter in its canonical unit.");

  public static final Col SAMPLE_DATE =
      T.date("sample_date").required().doc("date (UTC) of sampled_at");
  public static final Col SOURCE = T.string("source").required().doc("configured source name");
  public static final Col DEVICE_ID =
      T.string("device_id").required().doc("gpu_uuid, then /gi and /ci where they are");
  public static final Col GPU_UUID = T.string("gpu_uuid").required().doc("the physical GPU");
  public static final Col GPU_INSTANCE_ID =
      T.string("gpu_instance_id").from("GPU_I_ID").doc("MIG GPU instance, null on a whole GPU");
  public static final Col COMPUTE_INSTANCE_ID =
      T.string("compute_instance_id").doc("MIG compute instance, null on a whole GPU");
  public static final Col SAMPLED_AT = T.timestamp("sampled_at").required().doc("UTC, to the ms");
  public static final Col LABEL_SET_ID =
      T.string("label_set_id").required().doc("key of silver.device_label_set");

  public static final Col SM_ACTIVE =
      T.ratio("sm_active_ratio").from("1002").doc("time an SM had a warp");
  public static final Col SM_OCCUPANCY =
      T.ratio("sm_occupancy_ratio").from("1003").doc("resident warps of the possible");
  public static final Col GR_ENGINE_ACTIVE =
      T.ratio("gr_engine_active_ratio").from("1001").doc("time the graphics engine was busy");
  public static final Col TENSOR_ACTIVE =
      T.ratio("tensor_active_ratio").from("1004").doc("time the tensor pipe was busy");
  public static final Col DRAM_ACTIVE =
      T.ratio("dram_active_ratio").from("1005").doc("time the memory interface was busy");
  public static final Col FP64_ACTIVE =
      T.ratio("fp64_active_ratio").from("1006").doc("time the FP64 pipe was busy");
  public static final Col FP32_ACTIVE =
      T.ratio("fp32_active_ratio").from("1007").doc("time the FP32 pipe was busy");
  public static final Col FP16_ACTIVE =
      T.ratio("fp16_active_ratio").from("1008").doc("time the FP16 pipe was busy");
  public static final Col TENSOR_INT_ACTIVE =
      T.ratio("tensor_int_active_ratio").from("1013").doc("time the integer tensor pipe was busy");
  public static final Col TENSOR_FP16_ACTIVE =
      T.ratio("tensor_fp16_active_ratio")
          .from("1014")
          .doc("time the half-precision tensor pipe was busy");
  public static final Col TENSOR_FP64_ACTIVE =
      T.ratio("tensor_fp64_active_ratio").from("1015").doc("time the FP64 tensor pipe was busy");
  public static final Col GPU_UTILIZATION =
      T.ratio("gpu_utilization_ratio").from("203").doc("time a kernel ran");
  public static final Col MEMORY_COPY_UTILIZATION =
      T.ratio("memory_copy_utilization_ratio").from("204").doc("time memory was read or written");
  public static final Col ENCODER_UTILIZATION =
      T.ratio("encoder_utilization_ratio").from("206").doc("time the encoder was busy");
  public static final Col DECODER_UTILIZATION =
      T.ratio("decoder_utilization_ratio").from("207").doc("time the decoder was busy");
  public static final Col SM_CLOCK =
      T.measure("sm_clock_mhz", Unit.MEGAHERTZ).from("100").doc("SM clock");
  public static final Col MEMORY_CLOCK =
      T.measure("memory_clock_mhz", Unit.MEGAHERTZ).from("101").doc("memory clock");
  public static final Col POWER = T.measure("power_watts", Unit.WATTS).from("155").doc("draw");
  public static final Col POWER_LIMIT =
      T.measure("power_limit_watts", Unit.WATTS).from("160").doc("management limit");
  public static final Col POWER_LIMIT_ENFORCED =
      T.measure("power_limit_enforced_watts", Unit.WATTS).from("164").doc("limit in force");
  public static final Col ENERGY =
      T.measure("energy_joules", Unit.JOULES).from("156").doc("counter since the driver started");
  public static final Col FRAMEBUFFER_USED =
      T.measure("framebuffer_used_bytes", Unit.BYTES).from("252").doc("memory held");
  public static final Col FRAMEBUFFER_FREE =
      T.measure("framebuffer_free_bytes", Unit.BYTES).from("251").doc("memory free");
  public static final Col GPU_TEMPERATURE =
      T.measure("gpu_temperature_celsius", Unit.CELSIUS).from("150").doc("GPU temperature");
  public static final Col MEMORY_TEMPERATURE =
      T.measure("memory_temperature_celsius", Unit.CELSIUS).from("140").doc("memory temperature");
  public static final Col PCIE_TX =
      T.measure("pcie_tx_bytes_per_second", Unit.BYTES_PER_SECOND).from("1009").doc("PCIe sent");
  public static final Col PCIE_RX =
      T.measure("pcie_rx_bytes_per_second", Unit.BYTES_PER_SECOND)
          .from("1010")
          .doc("PCIe received");
  public static final Col NVLINK_TX =
      T.measure("nvlink_tx_bytes_per_second", Unit.BYTES_PER_SECOND)
          .from("1011")
          .doc("NVLink sent; field 843 where 1011 is not exported");
  public static final Col NVLINK_RX =
      T.measure("nvlink_rx_bytes_per_second", Unit.BYTES_PER_SECOND)
          .from("1012")
          .doc("NVLink received; field 897 where 1012 is not exported");
  public static final Col NVLINK =
      T.measure("nvlink_bytes_per_second", Unit.BYTES_PER_SECOND)
          .from("449")
          .doc("NVLink sent and received together, all links");
  public static final Col LAST_XID =
      T.code("last_xid").from("230").doc("last driver error, 0 none");
  public static final Col CLOCK_EVENT_REASONS =
      T.code("clock_event_reasons_mask").from("112").doc("why the clock is below its maximum");
  public static final Col ABSENT =
      T.map("absent").doc("canonical column → why its value was no number; null when none");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(DEVICE_ID, SOURCE, SAMPLED_AT, LABEL_SET_ID)
          .keyProvenBy("the ingester emits a device's scrape once per file; the timeline merges")
          .partitionedBy(SAMPLE_DATE)
          .filteredBy(DEVICE_ID, SAMPLED_AT)
          .build();

  private GpuSample() {}
}
