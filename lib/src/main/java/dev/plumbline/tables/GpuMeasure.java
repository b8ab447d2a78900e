package dev.plumbline.tables;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.Unit;
import java.util.Optional;

/**
 * What is summed over observed time, from the counter to the day: the one declaration of its
 * columns in {@code silver.gpu_segment} and {@code gold.gpu_efficiency_daily}. A line that names a
 * counter of {@link GpuSample} is all that a further counter needs here; a measure without one is
 * computed by the timeline.
 */
public enum GpuMeasure {
  /** a: the best activity signal. */
  ACTIVITY("activity", Kind.SHARE, "a"),
  /** Time a kernel ran. */
  GPU_UTILIZATION("gpu_utilization", Kind.SHARE, "GPU utilization", GpuSample.GPU_UTILIZATION),
  /** t = min(tensor active, a). */
  TENSOR("tensor", Kind.SHARE, "min(t, a)"),
  /** d: time the memory interface was busy. */
  DRAM("dram", Kind.SHARE, "d", GpuSample.DRAM_ACTIVE),
  /** t at the clock of the quoted peak. */
  CLOCKED_TENSOR("clocked_tensor", Kind.SHARE, "min(t, a) × clock ratio"),
  /** Time the half-precision tensor pipe was busy. */
  TENSOR_FP16("tensor_fp16", Kind.SHARE, "HMMA", GpuSample.TENSOR_FP16_ACTIVE),
  /** t, or the half-precision pipe's part of it where that is known, at the peak's clock. */
  CLOCKED_FP16("clocked_fp16", Kind.SHARE, "min(t, a, HMMA where measured) × clock ratio"),
  /** How near the nearest roof is: tensor, FP64, FP32 and FP16 pipes and memory. */
  ROOFLINE("roofline", Kind.SHARE, "min(1, max(pipe ÷ roof, d ÷ roof))"),
  /** Draw against the power limit, never clipped. */
  POWER_LIMIT_FRACTION("power_limit_fraction", Kind.FRACTION, "watts ÷ limit"),
  /** What the energy counter gained between held readings. */
  ENERGY_COUNTER("energy_counter", Kind.JOULES, "energy counter"),
  /** Draw × time. */
  ENERGY_POWER("energy_power", Kind.JOULES, "watts");

  /** What a measure's sum is. */
  public enum Kind {
    /** A ratio over time: milliseconds in a segment, GPU-seconds in a day. */
    SHARE("_integral_milliseconds", "_gpu_seconds", 1, 1000),
    /** A quotient over time that may exceed 1. */
    FRACTION("_milliseconds", "_gpu_seconds", 1, 1000),
    /** Joules in both. */
    JOULES("_joules", "_joules", 1, 1),
    /** Bytes per second over time: bytes in both. */
    BYTES("_bytes", "_bytes", 0.001, 1);

    private final String segmentSuffix;
    private final String daySuffix;
    private final double perMillisecond;
    private final double divisor;

    Kind(String segmentSuffix, String daySuffix, double perMillisecond, double divisor) {
      this.segmentSuffix = segmentSuffix;
      this.daySuffix = daySuffix;
      this.perMillisecond = perMillisecond;
      this.divisor = divisor;
    }

    /** What one unit of the value, held for a millisecond, adds to a segment's sum. */
    public double perMillisecond() {
      return perMillisecond;
    }

    /** How many units of a segment's sum make one of the day's. */
    public double divisor() {
      return divisor;
    }

    private Col inSegment(TableBuilder table, String name) {
      return switch (this) {
        case SHARE -> table.integral(name);
        case FRACTION -> table.measure(name, Unit.FRACTION);
        case JOULES -> table.measure(name, Unit.JOULES);
        case BYTES -> table.measure(name, Unit.BYTES);
      };
    }

    private Unit dayUnit() {
      return switch (this) {
        case SHARE, FRACTION -> Unit.SECONDS;
        case JOULES -> Unit.JOULES;
        case BYTES -> Unit.BYTES;
      };
    }
  }

  private final String stem;
  private final Kind kind;
  private final String symbol;
  private final Col counter;

  GpuMeasure(String stem, Kind kind, String symbol) {
    this(stem, kind, symbol, null);
  }

  GpuMeasure(String stem, Kind kind, String symbol, Col counter) {
    this.stem = stem;
    this.kind = kind;
    this.symbol = symbol;
    this.counter = counter;
  }

  /** What its columns begin with. */
  public String stem() {
    return stem;
  }

  /** How formulas write the value. */
  public String symbol() {
    return symbol;
  }

  /** What its sum is. */
  public Kind kind() {
    return kind;
  }

  /** The counter whose value it sums as it is; empty where the timeline computes the value. */
  public Optional<Col> counter() {
    return Optional.ofNullable(counter);
  }

  Col segmentSum(TableBuilder table) {
    return kind.inSegment(table, stem + kind.segmentSuffix)
        .doc("∫ " + symbol + " dt × share; null where not measured");
  }

  Col segmentTime(TableBuilder table) {
    return table
        .milliseconds(stem + "_measured_milliseconds")
        .required()
        .doc("share time in which it was measured");
  }

  Col daySum(TableBuilder table) {
    return table.measure(stem + kind.daySuffix, kind.dayUnit()).doc("∫ " + symbol + " dt");
  }

  Col dayTime(TableBuilder table) {
    return table
        .seconds(stem + "_measured_gpu_seconds")
        .required()
        .doc("GPU time in which it was measured");
  }

  Col dayMean(TableBuilder table, String name, String meaning) {
    return (kind == Kind.FRACTION
            ? table.measure(name, Unit.FRACTION)
            : kind == Kind.BYTES ? table.measure(name, Unit.BYTES_PER_SECOND) : table.ratio(name))
        .doc(meaning);
  }

  /** What its mean is called where no metric has a name of its own for it. */
  String meanName() {
    return stem + (kind == Kind.BYTES ? "_bytes_per_second" : "_ratio");
  }
}
