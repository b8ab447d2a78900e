package dev.plumbline.ingest.opentelemetry;

import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.telemetry.ExportedMetric;
import dev.plumbline.ingest.telemetry.SampleCounters;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuSample;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics of OpenTelemetry's semantic conventions for hardware that mean the same as a counter
 * of a sample, with the unit that the conventions give them (development status; read from the
 * conventions' gpu, common and temperature pages). All are in canonical units: fractions, bytes,
 * watts, joules, degrees Celsius.
 *
 * @param unit as the conventions print it (UCUM)
 * @param metric the counter
 * @param column its column
 */
record HardwareMetrics(String unit, ExportedMetric metric, Col column) {
  /** What names of metrics and attributes of the conventions begin with. */
  static final String PREFIX = "hw.";

  /** Which kind of hardware a metric that all kinds share is about. */
  static final String TYPE = "hw.type";

  private static final String TASK = "hw.gpu.task";
  private static final String SENSOR = "hw.sensor_location";
  private static final String GPU = "gpu";

  private static final HardwareMetrics GENERAL =
      of("hw.gpu.utilization", "1", GpuSample.GPU_UTILIZATION);
  private static final HardwareMetrics ENCODER =
      of("hw.gpu.utilization", "1", GpuSample.ENCODER_UTILIZATION);
  private static final HardwareMetrics DECODER =
      of("hw.gpu.utilization", "1", GpuSample.DECODER_UTILIZATION);
  private static final HardwareMetrics MEMORY =
      of("hw.gpu.memory.usage", "By", GpuSample.FRAMEBUFFER_USED);
  private static final HardwareMetrics POWER = of("hw.power", "W", GpuSample.POWER);
  private static final HardwareMetrics ENERGY = of("hw.energy", "J", GpuSample.ENERGY);
  private static final HardwareMetrics TEMPERATURE =
      of("hw.temperature", "Cel", GpuSample.GPU_TEMPERATURE);
  private static final HardwareMetrics MEMORY_TEMPERATURE =
      of("hw.temperature", "Cel", GpuSample.MEMORY_TEMPERATURE);

  private static HardwareMetrics of(String name, String unit, Col column) {
    return new HardwareMetrics(unit, SampleCounters.canonical(name, column), column);
  }

  /** What a guide says of them. */
  static List<Reads> reads() {
    return List.of(
        read("hw.gpu.utilization", GENERAL, "no hw.gpu.task, or general"),
        read("hw.gpu.utilization", ENCODER, "hw.gpu.task encoder"),
        read("hw.gpu.utilization", DECODER, "hw.gpu.task decoder"),
        read("hw.gpu.memory.usage", MEMORY, ""),
        read("hw.power, hw.gpu.power", POWER, "hw.type gpu"),
        read("hw.energy", ENERGY, "hw.type gpu, cumulative"),
        read("hw.temperature", TEMPERATURE, "of a GPU, sensor at gpu, die, core or not said"),
        read("hw.temperature", MEMORY_TEMPERATURE, "of a GPU, sensor at memory or hbm"));
  }

  private static Reads read(String name, HardwareMetrics known, String rule) {
    String unit = "unit " + known.unit;
    return Reads.of(name, known.column.name(), rule.isEmpty() ? unit : unit + "; " + rule);
  }

  /** The counter that a metric with these attributes fills, if any. */
  static Optional<HardwareMetrics> of(String name, Map<String, String> attributes) {
    return Optional.ofNullable(
        switch (name) {
          case "hw.gpu.utilization" -> ofTask(attributes.getOrDefault(TASK, "general"));
          case "hw.gpu.memory.usage" -> MEMORY;
          case "hw.gpu.power" -> POWER;
          case "hw.power" -> isGpu(attributes) ? POWER : null;
          case "hw.energy" -> isGpu(attributes) ? ENERGY : null;
          case "hw.temperature" ->
              isGpu(attributes) || HardwareLabels.isSensorOfGpu(attributes)
                  ? ofSensor(attributes.getOrDefault(SENSOR, GPU))
                  : null;
          default -> null;
        });
  }

  /** True when the writer's unit is the one of the conventions, or not said. */
  boolean isIn(String written) {
    return written.isEmpty() || written.equals(unit);
  }

  private static boolean isGpu(Map<String, String> attributes) {
    return GPU.equals(attributes.get(TYPE));
  }

  private static HardwareMetrics ofTask(String task) {
    return switch (task) {
      case "general" -> GENERAL;
      case "encoder" -> ENCODER;
      case "decoder" -> DECODER;
      default -> null;
    };
  }

  private static HardwareMetrics ofSensor(String location) {
    return switch (location.toLowerCase(Locale.ROOT)) {
      case GPU, "die", "gpu_die", "core", "gpu_core" -> TEMPERATURE;
      case "memory", "mem", "hbm", "vram" -> MEMORY_TEMPERATURE;
      default -> null;
    };
  }
}
