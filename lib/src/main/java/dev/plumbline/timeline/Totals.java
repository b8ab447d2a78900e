package dev.plumbline.timeline;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.terms.Stage;

/**
 * What is summed over a segment: GPU time (device time × share) by stage, and each measured value
 * over the GPU time in which it was measured. Sums run in time order.
 */
public final class Totals {
  private final long[] stages = new long[Stage.values().length];
  private final Integral activity = new Integral();
  private final Integral utilization = new Integral();
  private final Integral tensor = new Integral();
  private final Integral tensorExcess = new Integral();
  private final Integral dram = new Integral();
  private final Integral clockedTensor = new Integral();
  private final Integral powerLimitFraction = new Integral();
  private final Integral energyByPower = new Integral();
  private final Integral energyByCounter = new Integral();
  private final Integral energyUnplaced = new Integral();
  private long gpuMilliseconds;

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
    Measured measured = judged.measured();
    activity.add(measured.activity(), gpu);
    utilization.add(measured.utilization(), gpu);
    tensor.add(measured.tensor(), gpu);
    tensorExcess.add(measured.tensorExcess(), gpu);
    dram.add(measured.dram(), gpu);
    clockedTensor.add(measured.tensor() * measured.clockRatio(), gpu);
    addEnergy(cell, gpu);
  }

  private void addEnergy(Cell cell, long gpu) {
    double share = (double) gpu / cell.milliseconds();
    powerLimitFraction.add(cell.watts() / cell.limit().watts(), gpu);
    energyByPower.addAmount(cell.watts() * gpu / 1000, gpu);
    energyByCounter.addAmount(cell.joules() * share, gpu);
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

  /** ∫ a dt. */
  public Integral activity() {
    return activity;
  }

  /** ∫ GPU utilization dt. */
  public Integral utilization() {
    return utilization;
  }

  /** ∫ min(t, a) dt. */
  public Integral tensor() {
    return tensor;
  }

  /** ∫ max(0, t − a) dt: counted, not spent. */
  public Integral tensorExcess() {
    return tensorExcess;
  }

  /** ∫ d dt. */
  public Integral dram() {
    return dram;
  }

  /** ∫ min(t, a) × clock ratio dt. */
  public Integral clockedTensor() {
    return clockedTensor;
  }

  /** ∫ watts ÷ limit dt, never clipped. */
  public Integral powerLimitFraction() {
    return powerLimitFraction;
  }

  /** ∫ watts dt, joules. */
  public Integral energyByPower() {
    return energyByPower;
  }

  /** What the energy counter gained, joules. */
  public Integral energyByCounter() {
    return energyByCounter;
  }

  /** What the counter had gained before, over time nobody observed or across a reset, joules. */
  public Integral energyUnplaced() {
    return energyUnplaced;
  }
}
