package dev.plumbline.timeline;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.StagePart;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is summed over a segment: GPU time (device time × share) by stage, and each measured value
 * over the GPU time in which it was measured. Sums run in time order.
 */
public final class Totals {
  /** A measure that is a counter as it was printed. */
  private record Summed(GpuMeasure measure, Counter counter) {}

  private static final List<Summed> SUMMED =
      Stream.of(GpuMeasure.values())
          .filter(measure -> measure.counter().isPresent())
          .map(measure -> new Summed(measure, Counter.of(measure.counter().orElseThrow())))
          .toList();

  private final long[] stages = new long[Stage.values().length];
  private final StageParts stageParts = new StageParts();
  private final Map<GpuMeasure, Integral> measures = new EnumMap<>(GpuMeasure.class);
  private final Integral tensorExcess = new Integral();
  private final Integral energyUnplaced = new Integral();
  private double memoryPeak = Double.NaN;
  private long gpuMilliseconds;

  Totals() {
    for (GpuMeasure measure : GpuMeasure.values()) {
      measures.put(measure, new Integral());
    }
  }

  /**
   * Adds one cell.
   *
   * @param gpu the cell's time × the owner's share, in whole milliseconds
   */
  void add(Cell cell, Judged judged, long gpu) {
    gpuMilliseconds += gpu;
    long[] parts = Apportionment.divide(gpu, judged.weights());
    for (int i = 0; i < parts.length; i++) {
      stages[i] += parts[i];
    }
    stageParts.add(judged, parts);
    Measured measured = judged.measured();
    add(GpuMeasure.ACTIVITY, measured.activity(), gpu);
    add(GpuMeasure.TENSOR, measured.tensor(), gpu);
    add(GpuMeasure.CLOCKED_TENSOR, measured.tensor() * measured.clockRatio(), gpu);
    add(GpuMeasure.CLOCKED_FP16, measured.fp16() * measured.clockRatio(), gpu);
    add(GpuMeasure.ROOFLINE, measured.roofline(), gpu);
    for (Summed summed : SUMMED) {
      add(summed.measure, measured.counters().value(summed.counter), gpu);
    }
    tensorExcess.add(measured.tensorExcess(), gpu);
    memoryPeak = greater(memoryPeak, measured.counters().value(Counter.MEMORY_USED));
    addEnergy(cell, gpu);
  }

  private void add(GpuMeasure measure, double value, long gpu) {
    measures.get(measure).addAmount(value * gpu * measure.kind().perMillisecond(), gpu);
  }

  private static double greater(double known, double value) {
    return Double.isNaN(known) || value > known ? value : known;
  }

  private void addEnergy(Cell cell, long gpu) {
    double share = (double) gpu / cell.milliseconds();
    add(GpuMeasure.POWER_LIMIT_FRACTION, cell.watts() / cell.limit().watts(), gpu);
    measures.get(GpuMeasure.ENERGY_POWER).addAmount(cell.watts() * gpu / 1000, gpu);
    measures.get(GpuMeasure.ENERGY_COUNTER).addAmount(cell.joules() * share, gpu);
    if (cell.unplaced() != 0) {
      energyUnplaced.addAmount(cell.unplaced() * share, gpu);
    }
  }

  /** Device time × share: what is summed over owners and devices. */
  public long gpuMilliseconds() {
    return gpuMilliseconds;
  }

  /** The part of the GPU time in a stage; all stages sum to it. */
  public long milliseconds(Stage stage) {
    return stages[stage.ordinal()];
  }

  /** The part of a stage's time that stands apart beside it. */
  public long milliseconds(StagePart part) {
    return stageParts.milliseconds(part);
  }

  /** A measure's sum over the GPU time in which it was measured. */
  public Integral of(GpuMeasure measure) {
    return measures.get(measure);
  }

  /** ∫ max(0, t − a) dt: counted, not spent. */
  public Integral tensorExcess() {
    return tensorExcess;
  }

  /** The most memory of the device in use, whoever used it, bytes; NaN where nobody measured it. */
  public double memoryPeak() {
    return memoryPeak;
  }

  /** What the counter had gained before, over time nobody observed or across a reset, joules. */
  public Integral energyUnplaced() {
    return energyUnplaced;
  }
}
