package dev.plumbline.timeline;

/**
 * One row of samples as it was stored: part of a scrape, or one of its copies.
 *
 * @param deviceId gpu_uuid, then /gi and /ci where they are
 * @param source configured source name
 * @param replica which of several that scrape the device for the source, or null
 * @param at epoch milliseconds
 * @param place what its labels say of the device
 * @param holder who its labels say holds the device, or null
 * @param counters what was measured
 */
public record Reading(
    String deviceId,
    String source,
    String replica,
    long at,
    Place place,
    Holder holder,
    Counters counters) {

  /** A row that names no replica. */
  public Reading(
      String deviceId, String source, long at, Place place, Holder holder, Counters counters) {
    this(deviceId, source, null, at, place, holder, counters);
  }

  /** The same with other counters. */
  Reading with(Counters own) {
    return own == counters ? this : new Reading(deviceId, source, replica, at, place, holder, own);
  }
}
