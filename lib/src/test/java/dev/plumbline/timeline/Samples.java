package dev.plumbline.timeline;

import dev.plumbline.policies.GpuEfficiencyPolicy;
import dev.plumbline.policies.GpuStatePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Samples of one GPU for tests: what a device says from a time on, every so many seconds. */
final class Samples {
  static final LocalDate DAY = LocalDate.of(2026, 7, 14);
  static final String GPU = "GPU-1";
  static final String H100 = "NVIDIA H100 80GB HBM3";
  static final String A100 = "NVIDIA A100-SXM4-40GB";
  static final double GIB = 1024.0 * 1024 * 1024;

  private final List<Reading> readings = new ArrayList<>();
  private Map<String, Duration> declared = Map.of();
  private List<Standby> standby = List.of();
  private String device = GPU;
  private String source = "dcgm";
  private String replica;
  private Place place = new Place("node-1", "east", H100, null);
  private Holder holder = new Holder("team", "job-0", null);

  static Samples given() {
    return new Samples();
  }

  /** Half of everything: a = 0.5, t = 0.25, d = 0.25, at the clock of the quoted peak. */
  static Counters half() {
    return Counters.none()
        .with(Counter.SM_ACTIVE, 0.5)
        .with(Counter.TENSOR_ACTIVE, 0.25)
        .with(Counter.DRAM_ACTIVE, 0.25)
        .with(Counter.GPU_UTILIZATION, 0.9)
        .with(Counter.SM_CLOCK, 1830)
        .with(Counter.POWER, 350)
        .with(Counter.POWER_LIMIT_ENFORCED, 700)
        .with(Counter.MEMORY_USED, 32 * GIB);
  }

  /** Nothing moves; 32 GiB are held. */
  static Counters idle() {
    return half()
        .with(Counter.SM_ACTIVE, 0.0)
        .with(Counter.TENSOR_ACTIVE, 0)
        .with(Counter.DRAM_ACTIVE, 0)
        .with(Counter.GPU_UTILIZATION, 0)
        .with(Counter.POWER, 70);
  }

  /** A kernel that spins: utilization 1, and nothing else moves. */
  static Counters spinning() {
    return idle().with(Counter.SM_ACTIVE, 0.25).with(Counter.GPU_UTILIZATION, 1);
  }

  Samples device(String id, String model, String profile) {
    device = id;
    place = new Place("node-1", "east", model, profile);
    return this;
  }

  Samples source(String name) {
    source = name;
    return this;
  }

  Samples replica(String name) {
    replica = name;
    return this;
  }

  Samples heldBy(String pod) {
    holder = pod == null ? null : new Holder("team", pod, null);
    return this;
  }

  Samples declares(String name, int seconds) {
    declared = Map.of(name, Duration.ofSeconds(seconds));
    return this;
  }

  Samples standby(Standby... entries) {
    standby = List.of(entries);
    return this;
  }

  Samples at(String time, Counters counters) {
    readings.add(new Reading(device, source, replica, millis(time), place, holder, counters));
    return this;
  }

  Samples atMillis(long at, Counters counters) {
    readings.add(new Reading(device, source, at, place, holder, counters));
    return this;
  }

  /** From a time (inclusive) to a time (exclusive). */
  Samples every(int seconds, String from, String to, Counters counters) {
    for (long at = millis(from); at < millis(to); at += seconds * 1000L) {
      readings.add(new Reading(device, source, replica, at, place, holder, counters));
    }
    return this;
  }

  /** One counter, from a time (inclusive) to a time (exclusive). */
  Samples only(Counter counter, double value, int seconds, String from, String to) {
    return every(seconds, from, to, Counters.none().with(counter, value));
  }

  List<Reading> readings() {
    return readings.stream().sorted(Comparator.comparingLong(Reading::at)).toList();
  }

  TimelineRules rules() {
    return new TimelineRules(
        GpuStatePolicy.DEFAULT, GpuEfficiencyPolicy.DEFAULT, declared, standby);
  }

  List<Segment> segments() {
    return new GpuTimeline(GPU, rules()).segments(DAY, readings());
  }

  /** {@code start–end owner state gpu-seconds}, in time order. */
  List<String> lines() {
    return segments().stream().map(Samples::line).toList();
  }

  static String line(Segment segment) {
    return "%s–%s %s %s %s"
        .formatted(
            time(segment.from()),
            time(segment.to()),
            segment.key().owner().replace("team/", ""),
            segment.key().state().text(),
            seconds(segment.totals().gpuMilliseconds()));
  }

  static String time(long instant) {
    String text = Instant.ofEpochMilli(instant).toString();
    return text.startsWith(DAY.toString()) ? text.substring(11, 19) : "24:00:00";
  }

  static String seconds(long milliseconds) {
    return milliseconds % 1000 == 0 ? "" + milliseconds / 1000 : "" + milliseconds / 1000.0;
  }

  /** {@code 10:00}, {@code 10:00:30}; {@code -23:59} is the evening before. */
  static long millis(String time) {
    LocalDate date = time.startsWith("-") ? DAY.minusDays(1) : DAY;
    String clock = time.replace("-", "");
    return Instant.parse(date + "T" + (clock.length() == 5 ? clock + ":00" : clock) + "Z")
        .toEpochMilli();
  }
}
