package dev.plumbline.timeline;

/** The waterfall's stages that observed time falls into, in their order. */
public enum Stage {
  /** No usable signal. */
  UNKNOWN,
  /** Idle and free. */
  EMPTY,
  /** Idle and held. */
  HELD_IDLE,
  /** Looks busy, does nothing. */
  FALSE_BUSY,
  /** Active, and no counter says how. */
  ACTIVE_UNRESOLVED,
  /** No SM had a warp. */
  SM_IDLE,
  /** Waiting for memory. */
  MEMORY_BOUND,
  /** SMs busy without the tensor pipe. */
  NON_TENSOR,
  /** Tensor time lost to a clock below the one of the quoted peak. */
  CLOCK_LOSS,
  /** Tensor time at the quoted peak's clock. */
  DELIVERED
}
