package dev.plumbline.ingest.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One physical GPU of a file: at which instants MIG instances of it were seen, and which amounts of
 * the board were told there, by the GPU itself or by an instance.
 */
final class Gpu {
  private static final long DIVIDED = 1L << 63;

  private final String uuid;
  private final List<LabelSet> wholes = new ArrayList<>();
  private final Map<Long, Long> divided = new HashMap<>();
  private long toldAt = Printed.NO_INSTANT;
  private long told;
  private long toldBefore = Printed.NO_INSTANT;
  private long toldThen;

  Gpu(String uuid) {
    this.uuid = uuid;
  }

  /** The GPU's UUID as the driver prints it. */
  String uuid() {
    return uuid;
  }

  /** The labels of the GPU itself as one exporter has them. */
  void add(LabelSet whole) {
    wholes.add(whole);
  }

  /**
   * The GPU itself told these counters in a sample that ended. Of a GPU that is never divided only
   * the last two instants are kept.
   */
  void told(long instant, long counters) {
    if (instant != toldAt) {
      toldBefore = toldAt;
      toldThen = told;
      toldAt = instant;
      told = 0;
    }
    told |= counters;
    if (!divided.isEmpty()) {
      mark(instant, counters);
    }
  }

  /** A sample of an instance began. */
  void instanceSeen(long instant) {
    long then = instant == toldBefore ? toldThen : 0;
    mark(instant, DIVIDED | (instant == toldAt ? told : then));
  }

  private void mark(long instant, long bits) {
    divided.merge(instant, bits, (before, more) -> before | more);
  }

  private long marks(long instant) {
    return divided.isEmpty() ? 0 : divided.getOrDefault(instant, 0L);
  }

  /** True when an instance was seen at this instant, as far as the file has been read. */
  boolean isDivided(long instant) {
    return (marks(instant) & DIVIDED) != 0;
  }

  /**
   * Which of these counters neither the GPU itself nor another instance has told of the board at
   * this instant yet.
   */
  long claim(long instant, long counters) {
    long given = marks(instant);
    for (LabelSet whole : wholes) {
      given |= whole.sample().instant() == instant ? whole.sample().present() : 0;
    }
    mark(instant, counters);
    return counters & ~given;
  }
}
