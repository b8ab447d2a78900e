package dev.plumbline.timeline;

import dev.plumbline.terms.Stage;
import dev.plumbline.terms.StagePart;
import dev.plumbline.terms.State;

/**
 * Which part of a stage some of its time is, if any:
 *
 * <ol>
 *   <li>empty time of a device that was measured, but for its memory, is {@code
 *       empty_memory_unmeasured};
 *   <li>clock loss under a mask that names a software or hardware temperature slowdown is {@code
 *       clock_loss_thermal};
 *   <li>clock loss under any other mask that names the software power cap or the power brake is
 *       {@code clock_loss_power}; a hardware slowdown that is not told apart names neither.
 * </ol>
 *
 * <p>The bits are those of DCGM field 112 (facts/dcgm-fields.csv).
 */
final class StageParts {
  private static final int SOFTWARE_POWER_CAP = 4;
  private static final int SOFTWARE_THERMAL = 32;
  private static final int HARDWARE_THERMAL = 64;
  private static final int POWER_BRAKE = 128;

  private final long[] times = new long[StagePart.values().length];

  /** Adds what stages took of a time. */
  void add(Judged judged, long[] stages) {
    Counters counters = judged.measured().counters();
    if (judged.state() == State.EMPTY
        && judged.measured().signal() != null
        && !counters.has(Counter.MEMORY_USED)) {
      add(StagePart.EMPTY_MEMORY_UNMEASURED, stages[Stage.EMPTY.ordinal()]);
    }
    long clockLoss = stages[Stage.CLOCK_LOSS.ordinal()];
    if (clockLoss > 0 && counters.has(Counter.CLOCK_EVENTS)) {
      int mask = (int) counters.value(Counter.CLOCK_EVENTS);
      if ((mask & (SOFTWARE_THERMAL | HARDWARE_THERMAL)) != 0) {
        add(StagePart.CLOCK_LOSS_THERMAL, clockLoss);
      } else if ((mask & (SOFTWARE_POWER_CAP | POWER_BRAKE)) != 0) {
        add(StagePart.CLOCK_LOSS_POWER, clockLoss);
      }
    }
  }

  private void add(StagePart part, long milliseconds) {
    times[part.ordinal()] += milliseconds;
  }

  long milliseconds(StagePart part) {
    return times[part.ordinal()];
  }
}
