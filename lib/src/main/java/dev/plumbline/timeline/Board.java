package dev.plumbline.timeline;

import java.util.List;

/**
 * Power and energy of a physical GPU. On a divided one they are the parent's, or where the parent
 * is not printed the copies of them that its instances show.
 */
final class Board {
  private final List<DeviceLine> lines;
  private final EnergyCounter energy;
  private double pending;

  /**
   * A board.
   *
   * @param lines the GPU itself first, then its instances
   * @param energy where its energy counter's gains belong
   */
  Board(List<DeviceLine> lines, EnergyCounter energy) {
    this.lines = lines;
    this.energy = energy;
  }

  /** What the board did in a time in which nothing changes, asked for in time order. */
  Cell cell(long from, long to) {
    pending += energy.unplaced(from, to);
    Judged meter = meter(from);
    if (meter == null) {
      return new Cell(from, to, Double.NaN, PowerLimit.NONE, energy.joules(from, to), pending);
    }
    double watts = meter.sample().counters().value(Counter.POWER);
    PowerLimit limit = PowerLimit.of(meter.sample());
    return new Cell(from, to, watts, limit, energy.joules(from, to), pending);
  }

  /**
   * Says for how long of the last cell somebody was there; what was gained apart is theirs then,
   * and else waits for the next who are.
   */
  void taken(long milliseconds) {
    pending = milliseconds > 0 ? 0 : pending;
  }

  /** The first device that tells its power, else the first that tells anything; null if none. */
  Judged meter(long instant) {
    Judged first = null;
    for (DeviceLine line : lines) {
      Judged judged = line.at(instant);
      if (judged != null && judged.sample().counters().has(Counter.POWER)) {
        return judged;
      }
      first = first == null ? judged : first;
    }
    return first;
  }
}
