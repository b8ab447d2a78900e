package dev.plumbline.timeline;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Samples of one physical GPU (all its MIG instances, sources and label sets together) to segments
 * of one date. Samples are collapsed, hold until the next, are ranked by source, get their holders
 * and are judged, device by device; then the GPU's time is cut where anything changes and divided
 * among its devices and holders.
 *
 * <p>A date sees the samples of its lookback and its own, never the next date's, so its segments
 * are the same whether it is computed alone or with others.
 */
public final class GpuTimeline {
  private final String gpuUuid;
  private final TimelineRules rules;

  /** The timeline of a GPU. */
  public GpuTimeline(String gpuUuid, TimelineRules rules) {
    this.gpuUuid = gpuUuid;
    this.rules = rules;
  }

  /**
   * The segments of a date, in time order.
   *
   * @param readings rows in time order; those outside the date and its lookback are not looked at
   */
  public List<Segment> segments(LocalDate date, Iterable<Reading> readings) {
    long start = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long end = start + Time.DAY;
    Holds holds =
        new Holds(
            rules, gpuUuid, collapse(readings, start - rules.lookback().toMillis(), end), end);
    List<DeviceLine> lines = new ArrayList<>();
    EnergyCounter energy = null;
    for (String device : holds.devices()) {
      List<Held> held = holds.of(device);
      energy = energy == null ? energyOf(holds.series(device), held) : energy;
      lines.add(judged(device, held));
    }
    EnergyCounter counted = energy == null ? EnergyCounter.none() : energy;
    return new GpuCells(gpuUuid, lines, counted, rules.policy().holdIntervals())
        .segments(start, end);
  }

  /** One sample per device, source, replica and instant: devices by id, the GPU itself first. */
  private Map<String, Map<String, Replicas>> collapse(
      Iterable<Reading> readings, long from, long to) {
    Map<String, Map<String, Replicas>> devices = new TreeMap<>();
    for (Reading reading : readings) {
      if (reading.at() >= from && reading.at() < to) {
        devices
            .computeIfAbsent(reading.deviceId(), id -> new TreeMap<>())
            .computeIfAbsent(reading.source(), Replicas::new)
            .add(reading.with(kind(reading.deviceId()).own(reading.counters())));
      }
    }
    return devices;
  }

  private DeviceKind kind(String deviceId) {
    return deviceId.equals(gpuUuid) ? DeviceKind.WHOLE_GPU : DeviceKind.MIG_INSTANCE;
  }

  /** The counter of the best series that reads one; null when none does. */
  private static EnergyCounter energyOf(List<Series> ranked, List<Held> held) {
    for (Series series : ranked) {
      if (series.measures(Counter.ENERGY)) {
        return EnergyCounter.of(series.samples(), held);
      }
    }
    return null;
  }

  private DeviceLine judged(String deviceId, List<Held> held) {
    List<Holding> holdings = Holding.of(held, rules.policy().holdIntervals());
    return new DeviceLine(deviceId, Judged.of(holdings, kind(deviceId), rules.policy()));
  }
}
