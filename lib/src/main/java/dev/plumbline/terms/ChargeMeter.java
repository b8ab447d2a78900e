package dev.plumbline.terms;

/**
 * What a charge line of a machine meters. GPU-seconds come only from the machine itself, or else
 * from its accelerators, whose quantity already counts GPUs; a part adds cost, never time. The
 * surest statement of time comes first.
 */
public enum ChargeMeter implements Term {
  /** The whole machine. */
  INSTANCE,
  /** Its accelerators, counted one by one. */
  ACCELERATOR,
  /** The whole machine, in a unit that is no time: it is up for the charge period. */
  MACHINE_PERIOD,
  /** Cores, memory, licences, fees for managing it: part of its price. */
  PART,
  /** Bytes moved, addresses, gateways. */
  TRAFFIC,
  /** Bytes kept. */
  VOLUME,
  /** Not understood. */
  UNKNOWN;

  /** True where a line of this meter states GPU time. */
  public boolean isTime() {
    return compareTo(MACHINE_PERIOD) <= 0;
  }
}
