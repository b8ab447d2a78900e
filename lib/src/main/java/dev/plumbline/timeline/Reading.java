package dev.plumbline.timeline;

/**
 * One row of samples as it was stored: part of a scrape, or one of its copies.
 *
 * @param deviceId gpu_uuid, then /gi and /ci where they are
 * @param source configured source name
 * @param at epoch milliseconds
 * @param place what its labels say of the device
 * @param holder who its labels say holds the device, or null
 * @param counters what was measured
 */
public record Reading(
    String deviceId, String source, long at, Place place, Holder holder, Counters counters) {}
