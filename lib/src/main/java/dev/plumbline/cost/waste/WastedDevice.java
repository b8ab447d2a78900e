package dev.plumbline.cost.waste;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The waste of one device, by owner and cause, and what was seen of the device itself. */
final class WastedDevice {
  private record Key(String owner, String cause) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int owners = owner.compareTo(other.owner);
      return owners == 0 ? cause.compareTo(other.cause) : owners;
    }
  }

  private final Map<Key, WasteRun> runs = new TreeMap<>();
  private final Map<LocalDate, Seen> seen = new HashMap<>();

  /**
   * A device on one date.
   *
   * @param end until when it was observed
   * @param index its number on its host, as last seen; null where no label tells it
   * @param activity what it did in each hour, whoever held it
   */
  record Seen(long end, String index, HourlyActivity activity) {
    private Seen then(Seen later) {
      return new Seen(
          Math.max(end, later.end), later.index == null ? index : later.index, activity);
    }
  }

  /** The waste of this owner and cause. */
  WasteRun run(String owner, String cause) {
    return runs.computeIfAbsent(new Key(owner, cause), key -> new WasteRun());
  }

  /** Something was observed until then; it comes in order of time. */
  void observed(LocalDate date, long end, String index) {
    seen.merge(date, new Seen(end, index, new HourlyActivity()), Seen::then);
  }

  /**
   * How active it was in something observed, within one hour.
   *
   * @param integral of activity over share time, in milliseconds; null where it is not kept
   * @param measured the share time in which it was measured
   */
  void was(LocalDate date, long start, Double integral, Long measured) {
    if (integral != null && measured != null) {
      seen.get(date).activity().add(start, integral, measured);
    }
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    runs.values().forEach(run -> rows.addAll(run.rows(seen)));
    return rows;
  }
}
