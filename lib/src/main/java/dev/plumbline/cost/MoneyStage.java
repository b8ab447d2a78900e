package dev.plumbline.cost;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuSegment;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The stages of the waterfall, in its order; every accounted GPU-second is in exactly one. */
public enum MoneyStage {
  /** Paid for in advance, used by nothing. */
  UNUSED_COMMITMENT(null, "unused_commitment"),
  /** Billed, and no sample holds it. */
  UNOBSERVED(null, null),
  /** No usable signal. */
  UNKNOWN(GpuSegment.UNKNOWN, null),
  /** Held by nobody. */
  EMPTY(GpuSegment.EMPTY, "demand_unknown"),
  /** Held, and idle. */
  HELD_IDLE(GpuSegment.HELD_IDLE, "held_idle"),
  /** Busy to the eye only. */
  FALSE_BUSY(GpuSegment.FALSE_BUSY, "false_busy"),
  /** Active, with no counter that says how. */
  ACTIVE_UNRESOLVED(GpuSegment.ACTIVE_UNRESOLVED, null),
  /** Multiprocessors idle. */
  SM_IDLE(GpuSegment.SM_IDLE, null),
  /** Waiting for memory. */
  MEMORY_BOUND(GpuSegment.MEMORY_BOUND, null),
  /** Busy beside the tensor cores. */
  NON_TENSOR(GpuSegment.NON_TENSOR, null),
  /** Tensor time below the peak's clock. */
  CLOCK_LOSS(GpuSegment.CLOCK_LOSS, null),
  /** Tensor time at the peak's clock. */
  DELIVERED(GpuSegment.DELIVERED, null);

  /** The stages that are idle waste. */
  public static final List<MoneyStage> WASTE =
      List.of(UNUSED_COMMITMENT, EMPTY, HELD_IDLE, FALSE_BUSY);

  /** The stages that a segment holds time of. */
  public static final List<MoneyStage> OBSERVED =
      Stream.of(values()).filter(stage -> stage.time != null).toList();

  private final String label = name().toLowerCase(Locale.ROOT);
  private final Col time;
  private final String usualCause;

  MoneyStage(Col time, String usualCause) {
    this.time = time;
    this.usualCause = usualCause;
  }

  /** As in the tables. */
  public String label() {
    return label;
  }

  /** The stage with this label. */
  public static MoneyStage of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** The segment's column of this stage; null where it is not observed. */
  public Col time() {
    return time;
  }

  /** The cause of waste where nothing better is known; null for stages that are not waste. */
  public String usualCause() {
    return usualCause;
  }

  /** The cause that goes with a stretch's time in this stage; null where the stage is not waste. */
  public String cause(String ofSegment) {
    if (usualCause == null) {
      return null;
    }
    return ofSegment == null ? usualCause : ofSegment;
  }
}
