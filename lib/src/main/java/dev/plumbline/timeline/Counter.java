package dev.plumbline.timeline;

/** The counters of a sample that its timeline depends on, in canonical units. */
public enum Counter {
  /** Time an SM had a warp, 0–1. */
  SM_ACTIVE,
  /** Time the graphics engine was busy, 0–1. */
  GRAPHICS_ENGINE_ACTIVE,
  /** Time the tensor pipe was busy, 0–1. */
  TENSOR_ACTIVE,
  /** Time the memory interface was busy, 0–1. */
  DRAM_ACTIVE,
  /** Time the FP64 pipe was busy, 0–1. */
  FP64_ACTIVE,
  /** Time the FP32 pipe was busy, 0–1. */
  FP32_ACTIVE,
  /** Time the FP16 pipe was busy, 0–1. */
  FP16_ACTIVE,
  /** Time a kernel ran, 0–1. */
  GPU_UTILIZATION,
  /** Time the encoder was busy, 0–1. */
  ENCODER_UTILIZATION,
  /** Time the decoder was busy, 0–1. */
  DECODER_UTILIZATION,
  /** SM clock, MHz. */
  SM_CLOCK,
  /** Draw, watts. */
  POWER,
  /** Management power limit, watts. */
  POWER_LIMIT,
  /** Power limit in force, watts. */
  POWER_LIMIT_ENFORCED,
  /** Energy counter since the driver started, joules. */
  ENERGY,
  /** Memory held, bytes. */
  MEMORY_USED
}
