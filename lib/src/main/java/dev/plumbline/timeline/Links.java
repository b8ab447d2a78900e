package dev.plumbline.timeline;

import dev.plumbline.policies.GpuStatePolicy.Quiet;

/**
 * What a device's links carry, bytes per second; NaN where it is not measured. NVLink is sent plus
 * received where both are known, else the one counter of both directions, else the one that is
 * known. PCIe likewise. An instance's links are its whole board's and are not looked at.
 *
 * @param nvlink over all NVLinks
 * @param pcie over PCIe
 */
record Links(double nvlink, double pcie) {

  static Links of(Counters counters) {
    double nvlink =
        both(counters.value(Counter.NVLINK_SENT), counters.value(Counter.NVLINK_RECEIVED));
    return new Links(
        Double.isNaN(nvlink)
            ? either(
                counters.value(Counter.NVLINK),
                counters.value(Counter.NVLINK_SENT),
                counters.value(Counter.NVLINK_RECEIVED))
            : nvlink,
        either(
            both(counters.value(Counter.PCIE_SENT), counters.value(Counter.PCIE_RECEIVED)),
            counters.value(Counter.PCIE_SENT),
            counters.value(Counter.PCIE_RECEIVED)));
  }

  private static double both(double sent, double received) {
    return sent + received;
  }

  private static double either(double... values) {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    return Double.NaN;
  }

  /** NVLink is measured, and carries something. */
  boolean isNvlinkBusy(Quiet quiet) {
    return nvlink >= quiet.nvlinkBytesPerSecond();
  }

  /** Nothing that is measured carries anything to speak of. */
  boolean areQuiet(Quiet quiet) {
    return !isNvlinkBusy(quiet) && !(pcie >= quiet.pcieBytesPerSecond());
  }
}
