package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a source says of one device, by the replica that scraped it. */
final class Replicas {
  private final String source;
  private final Map<String, Series> byName = new TreeMap<>();
  private Series last;

  Replicas(String source) {
    this.source = source;
  }

  String source() {
    return source;
  }

  /** Takes the next row in time order. */
  void add(Reading reading) {
    String name = reading.replica() == null ? "" : reading.replica();
    if (last == null || !last.replica().equals(name)) {
      last = byName.computeIfAbsent(name, replica -> new Series(source, replica));
    }
    last.add(reading);
  }

  /** True when a replica has profiling counters of this device. */
  boolean measuresProfiling() {
    return byName.values().stream().anyMatch(Series::measuresProfiling);
  }

  /**
   * The series that speak at once, best first. Replicas of which each begins after the one before
   * it has ended are one series: an exporter that got another address goes on.
   */
  List<Series> series() {
    if (byName.size() == 1) {
      return List.of(last);
    }
    List<Series> inTime = new ArrayList<>(byName.values());
    inTime.sort(Comparator.comparingLong(Series::first));
    List<Sample> joined = new ArrayList<>();
    for (Series next : inTime) {
      if (!joined.isEmpty() && joined.get(joined.size() - 1).at() >= next.first()) {
        return inTime.stream().sorted(SourceRank.OF_REPLICAS).toList();
      }
      joined.addAll(next.samples());
    }
    return List.of(new Series(source, inTime.get(0).replica(), joined));
  }
}
