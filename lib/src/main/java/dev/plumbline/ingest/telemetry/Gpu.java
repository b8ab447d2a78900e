package dev.plumbline.ingest.telemetry;

import java.util.HashMap;
import java.util.Map;

/**
 * One physical GPU of a file: at which instants MIG instances of it were seen, and whether the GPU
 * itself was listed beside them.
 */
final class Gpu {
  private static final long LISTED = 1L << 63;
  private static final long DIVIDED = 1L << 62;

  private final String uuid;
  private final Map<Long, Long> divided = new HashMap<>();
  private long wholeAt = Printed.NO_INSTANT;
  private long wholeBefore = Printed.NO_INSTANT;

  Gpu(String uuid) {
    this.uuid = uuid;
  }

  /** The GPU's UUID as the driver prints it. */
  String uuid() {
    return uuid;
  }

  /** A sample of the GPU itself began. Nothing more is kept of a GPU that is never divided. */
  void wholeSeen(long instant) {
    if (instant != wholeAt) {
      wholeBefore = wholeAt;
      wholeAt = instant;
    }
    if (!divided.isEmpty()) {
      mark(instant, LISTED);
    }
  }

  /** A sample of an instance began. */
  void instanceSeen(long instant) {
    boolean isListed = instant == wholeAt || instant == wholeBefore;
    mark(instant, isListed ? DIVIDED | LISTED : DIVIDED);
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

  /** True when the GPU itself was seen at this instant beside its instances. */
  boolean isListed(long instant) {
    return (marks(instant) & LISTED) != 0;
  }

  /** Which of these counters no other instance has given to the board at this instant yet. */
  long claim(long instant, long counters) {
    long given = marks(instant);
    mark(instant, counters);
    return counters & ~given;
  }
}
