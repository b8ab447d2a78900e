package dev.plumbline.timeline;

import java.time.Duration;
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
    Map<String, List<Series>> series = collapse(readings, start - rules.lookback().toMillis(), end);
    List<DeviceLine> lines = new ArrayList<>();
    EnergyCounter energy = null;
    for (Map.Entry<String, List<Series>> device : series.entrySet()) {
      List<Held> held = held(device.getValue(), series, end);
      energy = energy == null ? energyOf(device.getValue(), held) : energy;
      lines.add(judged(device.getKey(), held));
    }
    EnergyCounter counted = energy == null ? EnergyCounter.none() : energy;
    return new GpuCells(gpuUuid, lines, counted, rules.policy().holdIntervals())
        .segments(start, end);
  }

  /** One sample per device, source and instant: devices by id, the GPU itself first. */
  private Map<String, List<Series>> collapse(Iterable<Reading> readings, long from, long to) {
    Map<String, Map<String, Series>> devices = new TreeMap<>();
    for (Reading reading : readings) {
      if (reading.at() >= from && reading.at() < to) {
        devices
            .computeIfAbsent(reading.deviceId(), id -> new TreeMap<>())
            .computeIfAbsent(reading.source(), Series::new)
            .add(own(reading));
      }
    }
    Map<String, List<Series>> ranked = new TreeMap<>();
    devices.forEach((id, sources) -> ranked.put(id, ranked(sources)));
    return ranked;
  }

  private static List<Series> ranked(Map<String, Series> bySource) {
    return bySource.values().stream().sorted(SourceRank.ORDER).toList();
  }

  private Reading own(Reading reading) {
    Counters own = kind(reading.deviceId()).own(reading.counters());
    return own == reading.counters()
        ? reading
        : new Reading(
            reading.deviceId(),
            reading.source(),
            reading.at(),
            reading.place(),
            reading.holder(),
            own);
  }

  private DeviceKind kind(String deviceId) {
    return deviceId.equals(gpuUuid) ? DeviceKind.WHOLE_GPU : DeviceKind.MIG_INSTANCE;
  }

  private List<Held> held(List<Series> ranked, Map<String, List<Series>> all, long end) {
    List<List<Held>> held = new ArrayList<>();
    for (Series series : ranked) {
      held.add(Held.of(series, intervals(series, all), rules.policy().holdIntervals(), end));
    }
    return SourceRank.merge(held);
  }

  private NominalIntervals intervals(Series series, Map<String, List<Series>> all) {
    Duration declared = rules.declaredIntervals().get(series.source());
    if (declared != null) {
      return NominalIntervals.declared(declared);
    }
    List<Series> ofSource =
        all.values().stream()
            .flatMap(List::stream)
            .filter(other -> other.source().equals(series.source()))
            .toList();
    return NominalIntervals.observed(series, ofSource);
  }

  /** The counter of the best source that reads one; null when none does. */
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
    return new DeviceLine(deviceId, Judged.of(holdings, kind(deviceId), rules));
  }
}
