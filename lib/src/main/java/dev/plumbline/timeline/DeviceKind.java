package dev.plumbline.timeline;

/** Whether a device is a whole GPU or a part of one; some counters mean nothing on a part. */
enum DeviceKind {
  /** A GPU that is not divided, or the board of one that is. */
  WHOLE_GPU,
  /** A MIG GPU instance or compute instance. */
  MIG_INSTANCE;

  private static final Counter[] NOT_OF_AN_INSTANCE = {
    Counter.GPU_UTILIZATION,
    Counter.ENCODER_UTILIZATION,
    Counter.DECODER_UTILIZATION,
    Counter.NVLINK_SENT,
    Counter.NVLINK_RECEIVED,
    Counter.NVLINK,
    Counter.PCIE_SENT,
    Counter.PCIE_RECEIVED
  };

  /**
   * The counters that are this device's own. Utilizations do not exist on an instance, where
   * exporters print 0; what an instance's links carry is its whole board's.
   */
  Counters own(Counters counters) {
    return this == WHOLE_GPU || !counters.hasAny(NOT_OF_AN_INSTANCE)
        ? counters
        : counters.without(NOT_OF_AN_INSTANCE);
  }
}
