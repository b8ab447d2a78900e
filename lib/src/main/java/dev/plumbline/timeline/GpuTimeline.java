package dev.plumbline.timeline;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Samples of one physical GPU (all its MIG instances, sources and label sets together) to segments
 * of one date:
 *
 * <ol>
 *   <li>Rows of one device, source, replica and instant are one sample: partial rows complete each
 *       other, copies that differ in the pod are co-holders.
 *   <li>Counters that are stamped together are one look ({@link Stamps}): a scrape is one, queries
 *       that run one after another are several. What follows is asked of each look by itself, so
 *       that a counter that one look lacks now and then is not measured there, and a counter with
 *       instants of its own holds until its own next value.
 *   <li>A look's nominal interval is found from its own repeats ({@link NominalIntervals}).
 *   <li>A value holds until its look's next instant, at most two nominal intervals; the last one of
 *       the slice holds one. Nothing holds beyond the date.
 *   <li>Where a series has several looks, its time is cut where any held value, the place, the
 *       holders or the interval changes, and where all that holds is looked at anew. What is
 *       between two cuts is what the rules of states call a sample; its interval is that of a look
 *       with an activity signal, if one holds.
 *   <li>If such a series reports an activity signal, the time of an unbroken run before the first
 *       and after the last hold of one is not observed, nor a run that has none; in between, time
 *       without one is {@code unknown}. The board of a divided GPU is left whole: its watts are its
 *       instances'.
 *   <li>The holders are those of the latest instant that still holds, among the looks that ever
 *       name one; the place is the latest instant's, completed by the others'.
 *   <li>Replicas of a source that follow each other are one series; those that scrape at once take
 *       turns ({@link Turns}). Sources are ranked ({@link SourceRank}); a lower one fills only time
 *       that no higher one holds. Counters of two are never mixed.
 *   <li>The energy counter's gains lie between its own readings ({@link EnergyCounter}); its value
 *       cuts nothing.
 *   <li>Then each device's time gets its holders, those that schedulers say before those that
 *       labels say ({@link Granted}), is judged, cut where anything changes on any of the GPU's
 *       devices, and divided among them ({@link GpuCells}).
 * </ol>
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

  /** The segments of a date of which no scheduler says anything, in time order. */
  public List<Segment> segments(LocalDate date, Iterable<Reading> readings) {
    return segments(date, readings, List.of());
  }

  /**
   * The segments of a date, in time order.
   *
   * @param readings rows in time order; those outside the date and its lookback are not looked at
   * @param grants what schedulers gave of the GPU, in the order in which they did; likewise
   */
  public List<Segment> segments(LocalDate date, Iterable<Reading> readings, List<Grant> grants) {
    long start = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long end = start + Time.DAY;
    long lookback = start - rules.lookback().toMillis();
    List<Grant> given = grants.stream().filter(grant -> grant.isOver(lookback, end)).toList();
    Holds holds = new Holds(rules, gpuUuid, collapse(readings, lookback, end), end);
    List<DeviceLine> lines = new ArrayList<>();
    EnergyCounter energy = null;
    for (String device : holds.devices()) {
      List<Held> held = holds.of(device);
      energy = energy == null ? energyOf(holds.series(device), held) : energy;
      lines.add(judged(device, held, given));
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

  private DeviceLine judged(String deviceId, List<Held> held, List<Grant> grants) {
    List<Holding> labelled = Holding.of(held, rules.policy().holdIntervals());
    List<Grant> own = grants.stream().filter(g -> g.isOf(deviceId, gpuUuid)).toList();
    List<Holding> holdings = Granted.over(labelled, own);
    return new DeviceLine(deviceId, Judged.of(holdings, kind(deviceId), rules));
  }
}
