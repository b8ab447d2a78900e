package dev.plumbline.timeline;

/** Whether a device is a whole GPU or a part of one; some counters mean nothing on a part. */
enum DeviceKind {
  /** A GPU that is not divided, or the board of one that is. */
  WHOLE_GPU,
  /** A MIG GPU instance or compute instance. */
  MIG_INSTANCE;

  /**
   * The counters that are this device's own. Utilizations do not exist on an instance, where
   * exporters print 0.
   */
  Counters own(Counters counters) {
    if (this == WHOLE_GPU
        || !counters.has(Counter.GPU_UTILIZATION)
            && !counters.has(Counter.ENCODER_UTILIZATION)
            && !counters.has(Counter.DECODER_UTILIZATION)) {
      return counters;
    }
    return counters.without(
        Counter.GPU_UTILIZATION, Counter.ENCODER_UTILIZATION, Counter.DECODER_UTILIZATION);
  }
}
