package dev.plumbline.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long what is said of each of a GPU's devices holds, by source. */
final class Holds {
  /** What one source says of one device, by those that speak at once, best first. */
  private record Told(String source, List<Looks> replicas, long last) {}

  private final TimelineRules rules;
  private final String gpuUuid;
  private final long sliceEnd;
  private final Map<String, List<Told>> devices = new TreeMap<>();
  private final Map<String, List<Series>> ofSource = new HashMap<>();

  /**
   * The holds of one GPU.
   *
   * @param series by device and source
   * @param sliceEnd nothing holds beyond it
   */
  Holds(
      TimelineRules rules,
      String gpuUuid,
      Map<String, Map<String, Replicas>> series,
      long sliceEnd) {
    this.rules = rules;
    this.gpuUuid = gpuUuid;
    this.sliceEnd = sliceEnd;
    series.forEach(
        (device, sources) ->
            devices.put(
                device,
                sources.values().stream().sorted(SourceRank.OF_SOURCES).map(this::told).toList()));
  }

  private Told told(Replicas source) {
    List<Looks> replicas = source.series().stream().map(Looks::of).toList();
    long last = Long.MIN_VALUE;
    for (Looks replica : replicas) {
      last = Math.max(last, replica.whole().last());
      ofSource.computeIfAbsent(source.source(), name -> new ArrayList<>()).addAll(replica.parts());
    }
    return new Told(source.source(), replicas, last);
  }

  /** The devices, the GPU itself first. */
  Iterable<String> devices() {
    return devices.keySet();
  }

  /** A device's series of any source, best first. */
  List<Series> series(String device) {
    return devices.get(device).stream()
        .flatMap(told -> told.replicas().stream())
        .map(Looks::whole)
        .toList();
  }

  /** A device's held time, in time order and without overlap. */
  List<Held> of(String device) {
    List<List<Held>> held = new ArrayList<>();
    for (Told told : devices.get(device)) {
      held.add(held(device, told));
    }
    return SourceRank.merge(held);
  }

  private List<Held> held(String device, Told told) {
    List<List<Held>> held = new ArrayList<>();
    for (Looks replica : told.replicas()) {
      held.add(held(device, replica, told.last()));
    }
    return held.size() == 1
        ? held.get(0)
        : Turns.of(told.replicas().stream().map(Looks::whole).toList(), held);
  }

  private List<Held> held(String device, Looks replica, long lastOfSource) {
    int most = rules.policy().holdIntervals();
    int last = replica.whole().last() == lastOfSource ? 1 : most;
    List<List<Held>> held = new ArrayList<>();
    for (Series look : replica.parts()) {
      held.add(Held.of(look, intervals(look), most, last, sliceEnd));
    }
    // The board of a divided GPU tells watts while its instances tell activity.
    boolean isTrimmed = !device.equals(gpuUuid) || devices.size() == 1;
    return replica.isOne() ? held.get(0) : Overlay.of(replica.parts(), held, isTrimmed);
  }

  private NominalIntervals intervals(Series look) {
    Duration declared = rules.declaredIntervals().get(look.source());
    return declared == null
        ? NominalIntervals.observed(look, ofSource.get(look.source()))
        : NominalIntervals.declared(declared);
  }
}
